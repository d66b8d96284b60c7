import { describe, expect, it } from "vitest";
import { zonedText } from "#renderer/ui/zoned-input.ts";
import type { ContestDetail, ContestTerms } from "#shared/contract/contests.ts";
import type { ClanId } from "#shared/ids.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { type ContestForm, emptyForm, formOf, newRule, templateOf, withType } from "./contest-form.ts";
import { errorsOf } from "./contest-problems.ts";
import { type TermsScene, termsOf } from "./contest-terms.ts";

const NOW = Date.UTC(2026, 10, 21, 13, 30);
const ZONE = "Europe/Berlin";
const TYPES = [
  { id: "donations", hasTargets: false },
  { id: "boss_kc", hasTargets: true },
].map((type) => ({ ...type, label: "", description: "", unit: "", metrics: [] as string[], total: null }));
const SCENE: TermsScene = { clan: 3 as ClanId, zone: ZONE, game: { contestRules: TYPES }, saved: null };

/** Every field differs from what a new form says; times with seconds. */
const TERMS: ContestTerms = {
  clan: 3 as ClanId,
  title: "Boss week",
  prize: "A bond",
  description: "Two\nlines",
  startAt: NOW + 17_000,
  endAt: NOW + 7 * DAY + 1_000,
  lockBy: NOW + 7 * DAY + 2 * HOUR + 59_000,
  mode: "online",
  round: 36_000_000,
  witnesses: [],
  winners: 3,
  alternates: 0,
  afterWin: "remove_ticket",
  rules: [
    { type: "donations", targets: [], match: "sum", comparator: ">=", threshold: 100, weight: 2, cap: 40, per: 100 },
    {
      type: "boss_kc",
      targets: ["kc.zulrah", "kc.hydra"],
      match: "any",
      comparator: ">",
      threshold: 2.5,
      weight: 1,
      cap: null,
      per: null,
    },
    {
      type: "boss_kc",
      targets: ["kc.zulrah"],
      match: "sum",
      comparator: ">=",
      threshold: 50,
      weight: 1,
      cap: null,
      per: 0.5,
    },
  ],
  baseline: { maxAgeMs: 2 * DAY, otherwise: "none" },
  graceMs: 30 * MINUTE,
  joiners: "exclude",
  leavers: "keep",
};

const detail = (terms: ContestTerms) =>
  ({ ...terms, winnerCount: terms.winners, alternateCount: terms.alternates }) as unknown as ContestDetail;

const form = (changes: Partial<ContestForm> = {}): ContestForm => ({
  ...emptyForm(TYPES, ZONE, NOW),
  title: "Raffle",
  ...changes,
});

describe("a contest as a form", () => {
  it("comes back as it was saved, to the second and the round", () => {
    const round = 36_000_000 + 40_000_000;
    const saved = { ...TERMS, round };
    expect(termsOf(formOf(detail(saved), ZONE), { ...SCENE, saved })).toEqual({ ok: true, terms: saved });
  });

  it("offline has witnesses and no round", () => {
    const saved: ContestTerms = { ...TERMS, mode: "offline", round: null, witnesses: ["Ada_V", "Bo"] };
    expect(termsOf(formOf(detail(saved), ZONE), { ...SCENE, saved })).toEqual({ ok: true, terms: saved });
  });

  it("an empty one needs a title alone", () => {
    expect(termsOf(emptyForm(TYPES, ZONE, NOW), SCENE)).toEqual({ ok: false, errors: { title: expect.any(String) } });
    const read = termsOf(form(), SCENE);
    expect(read.ok && read.terms).toMatchObject({
      startAt: Date.UTC(2026, 10, 27, 23),
      endAt: Date.UTC(2026, 10, 29, 23),
      lockBy: Date.UTC(2026, 10, 30, 2),
      rules: [{ type: "donations", per: 100, threshold: 100, comparator: ">=", weight: 1, cap: null }],
    });
  });

  it("a template begins on the same day of the week and hour once that is to come, across a change of the clocks", () => {
    const startAt = Date.UTC(2026, 9, 23, 22);
    const old = { ...TERMS, startAt, endAt: startAt + 2 * DAY, lockBy: startAt + 3 * DAY, round: null };
    const template = templateOf(detail(old), ZONE, NOW);
    expect([template.start, template.end, template.lockBy, template.title]).toEqual(
      ["2026-11-28T00:00", "2026-11-29T23:00", "2026-11-30T23:00", "Boss week"].map((text) => text),
    );
    expect(zonedText(startAt, ZONE)).toBe("2026-10-24T00:00");
  });
});

describe("a new rule", () => {
  const types = [{ id: "clears", hasTargets: true, step: 1 }, ...TYPES];

  it("asks for what is usual in its type, and for what somebody entered whatever the type", () => {
    const clears = newRule(1, types);
    expect([newRule(1, TYPES).per, clears.per]).toEqual(["100", "1"]);
    expect(withType(clears, "donations", types)).toMatchObject({ type: "donations", per: "100", targets: [] });
    expect(withType({ ...clears, per: "7" }, "donations", types).per).toBe("7");
  });
});

describe("what is wrong in a form", () => {
  const rule = emptyForm(TYPES, ZONE, NOW).rules;
  const [first] = rule;
  const withRule = (changes: object) => form({ rules: first === undefined ? [] : [{ ...first, ...changes }] });
  const cases: readonly [situation: string, given: ContestForm, fields: readonly string[]][] = [
    ["nothing", form(), []],
    ["no title but spaces", form({ title: "  " }), ["title"]],
    ["times that are none", form({ start: "", end: "soon" }), ["start", "end"]],
    ["the end first", form({ end: "2026-11-27T00:00" }), ["end"]],
    ["locked before the end", form({ lockBy: "2026-11-29T12:00" }), ["lockBy"]],
    ["drawn before the lock", form({ drawAt: "2026-11-30T03:00" }), ["drawAt"]],
    ["a draw offline needs no time", form({ mode: "offline", drawAt: "" }), []],
    ["a witness with a space", form({ mode: "offline", witnesses: "Ada V" }), ["witnesses"]],
    ["a witness twice, with commas", form({ mode: "offline", witnesses: "Ada, Bo, Ada" }), ["witnesses"]],
    ["witnesses do not matter online", form({ witnesses: "Ada V" }), []],
    [
      "numbers that are none",
      form({ winners: "0", alternates: "1.5", graceMinutes: "-1", maxAgeDays: "x" }),
      ["winners", "alternates", "maxAgeDays", "graceMinutes"],
    ],
    ["no rule", form({ rules: [] }), ["rules"]],
    ["a rule of another game", withRule({ type: "clears" }), ["1 type"]],
    ["for every nothing", withRule({ per: "0" }), ["1 per"]],
    ["a mark that is no number", withRule({ kind: "once", threshold: "" }), ["1 threshold"]],
    ["no entries, and a limit of none", withRule({ weight: "0", cap: "0" }), ["1 weight", "1 cap"]],
    ["amounts as people write them", withRule({ per: "2.5 M", cap: "1 000" }), []],
  ];
  it.each(cases)("%s", (_, given, fields) => {
    const read = termsOf(given, SCENE);
    expect(read.ok ? [] : Object.keys(read.errors)).toEqual(fields);
  });
});

it("what the host finds wrong stands at its field, with the rule that it is about", () => {
  const given = formOf(detail(TERMS), ZONE);
  const errors = errorsOf(
    [
      { problem: "round-passed", detail: null },
      { problem: "grace-after-lock", detail: null },
      { problem: "target-not-of-rule", detail: "kc.hydra" },
      { problem: "unknown-metric", detail: "xp\u202e.none" },
    ],
    given,
  );
  expect(errors).toEqual({
    drawAt: expect.stringContaining("later"),
    graceMinutes: expect.stringContaining("lock later"),
    "2 targets": expect.stringContaining("(kc.hydra)"),
    "1 targets": expect.stringContaining("(xp.none)"),
  });
});
