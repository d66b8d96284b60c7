/**
 * Old School RuneScape against genuine recorded answers of the hiscores and of Wise Old Man. Where the folder of recordings is
 * absent this says so and is skipped.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Fact, MetricFact, Resource, RosterFact, ValuesFact } from "#main/games/game.ts";
import { readCsv } from "#main/games/osrs/csv.ts";
import { osrs } from "#main/games/osrs/game.ts";
import { PlayerWire } from "#main/games/osrs/wire.ts";
import { latestSampleOf } from "#main/games/osrs/wise-old-man.ts";
import { type Outcome, outcomeOf } from "#main/sync/outcome.ts";

const FOLDER = resolve("..", "shared", "data", "osrs");
const hasRecordings = existsSync(FOLDER);
if (!hasRecordings) console.warn(`Skipped: no recorded answers at ${FOLDER}.`);

const names = hasRecordings ? readdirSync(FOLDER).sort() : [];
const matching = (pattern: RegExp) => names.filter((name) => pattern.test(name));
const load = (name: string) => readFileSync(resolve(FOLDER, name), "utf8");

interface Wire {
  readonly name?: string;
  readonly skills: readonly { name: string; rank: number; level: number; xp: number }[];
  readonly activities: readonly { name: string; rank: number; score: number }[];
}

const wireOf = (name: string): Wire => JSON.parse(load(name));

function answer(kind: string, ref: string, body: string, status = 200): Outcome {
  const attempt = {
    kind: "answered",
    status,
    header: () => null,
    body: new TextEncoder().encode(body),
    roundTripMs: 1,
  } as const;
  return outcomeOf(osrs.resources[kind] as Resource, ref, attempt, null);
}

function factsOf(kind: string, ref: string, name: string): readonly Fact[] {
  const outcome = answer(kind, ref, load(name));
  if (outcome.kind !== "read") throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  return outcome.reading.facts;
}

function valuesOf(name: string, ref: string): ValuesFact["values"] {
  const fact = factsOf("hiscore", ref, name).find((one): one is ValuesFact => one.type === "values");
  return fact?.values ?? {};
}

function csvOf(name: string, at: string): Readonly<Record<string, number | null>> {
  const result = readCsv(load(name), Date.parse(at));
  if (!result.ok) throw new Error(`${name}: ${result.detail}`);
  return result.values;
}

const HISCORES = matching(/^hiscores-.*\.json$/);
const CSV: readonly (readonly [name: string, at: string])[] = [
  ["hiscores-main-lynx-titan-2020-03-28.csv", "2020-03-28"],
  ["hiscores-main-psikoi-2022-04.csv", "2022-04-05"],
  ["hiscores-main-samepwevrywr-2023-04-29.csv", "2023-04-29"],
  ["hiscores-ironman-iron-hyger-2023-04-29.csv", "2023-04-29"],
  ["hiscores-main-b0aty-2023-08-11.csv", "2023-08-11"],
  ["hiscores-main-b0aty-2024-03-20.csv", "2024-03-20"],
];
const FIRST = "hiscores-main-woodfiveman-2026-02-13T1338.json";
const SECOND = "hiscores-main-woodfiveman-2026-02-14T1022.json";

describe.skipIf(!hasRecordings)("Old School RuneScape, recorded answers of the hiscores", () => {
  it.each(HISCORES)("reads every entry of %s, and nothing that it does not know", (name) => {
    const wire = wireOf(name);
    const ref = osrs.parseAccountRef(wire.name ?? "somebody") ?? "";
    const facts = factsOf("hiscore", ref, name);
    expect(facts.filter((fact): fact is MetricFact => fact.type === "metric")).toEqual([]);
    const values = valuesOf(name, ref);
    // The total level stands beside the total experience in one entry.
    expect(Object.keys(values)).toHaveLength(wire.skills.length + wire.activities.length + 1);
    const shown = [...wire.skills.map((one) => one.xp), ...wire.activities.map((one) => one.score)];
    const read = Object.entries(values).filter(([key]) => key !== "level.overall");
    expect(read.map(([, value]) => value ?? -1)).toEqual(shown);
    expect(values["level.overall"]).toBe(wire.skills[0]?.level);
  });

  it.each(HISCORES)("works out the levels of %s as the game does", (name) => {
    const wire = wireOf(name);
    const values = valuesOf(name, osrs.parseAccountRef(wire.name ?? "somebody") ?? "");
    const levels = wire.skills.slice(1).map((skill) => {
      const derived = osrs.metrics.derived.find((one) => one.label === `${skill.name} level`);
      const xp = values[derived?.from ?? ""] ?? 0;
      return [skill.name, derived?.valueOf(xp)];
    });
    expect(levels).toEqual(wire.skills.slice(1).map((skill) => [skill.name, skill.level]));
  });

  it.each([FIRST, SECOND])(
    "shows in %s true values of somebody without a rank, and a total that is their sum",
    (name) => {
      const wire = wireOf(name);
      const values = valuesOf(name, "woodfiveman");
      expect(wire.skills.filter((skill) => skill.rank === -1).length).toBeGreaterThan(20);
      expect(values).toMatchObject({ "score.collections_logged": 16, "score.pvp_arena_rank": 2_500, "kc.zulrah": 0 });
      expect(Object.values(values)).not.toContain(null);
      const skills = Object.entries(values).filter(([key]) => key.startsWith("xp.") && key !== "xp.overall");
      expect(skills.reduce((sum, [, xp]) => sum + (xp ?? 0), 0)).toBe(values["xp.overall"]);
    },
  );

  it("keeps apart what is not known and what is zero of an account that nobody played since", () => {
    const values = valuesOf("hiscores-main-lynx-titan-2025-11-to-2026-02.json", "lynx titan");
    expect(values).toMatchObject({
      "xp.overall": 4_600_000_000,
      "level.overall": 2_278,
      "xp.sailing": 0,
      "kc.zulrah": null,
      "kc.tztok_jad": 186,
      "clues.all": 22,
    });
  });

  it("takes none of the JSON answers for somebody else's", () => {
    expect(answer("hiscore", "wood six", load(FIRST))).toMatchObject({ kind: "malformed" });
  });

  it.each(matching(/\.html$/))("takes the page %s for no numbers, with whatever status it comes", (name) => {
    expect(answer("hiscore", "lynx titan", load(name))).toMatchObject({ kind: "maintenance" });
    expect(answer("hiscore", "lynx titan", load(name), 403)).toMatchObject({ kind: "throttled" });
    expect(answer("hiscore", "lynx titan", load(name), 404)).toMatchObject({ kind: "not-found" });
    expect(readCsv(load(name), Date.parse("2023-12-17")).ok).toBe(false);
  });

  it("reads the names of a page of the best", () => {
    const page = load("html-leaderboard-attack-2025-12-21.html");
    const shown = [...page.matchAll(/user1=[^"]+">([^<]+)</g)].map(([, name = ""]) => osrs.parseAccountRef(name));
    expect(shown).toHaveLength(25);
    expect(shown).not.toContain(null);
  });
});

describe.skipIf(!hasRecordings)("Old School RuneScape, recorded answers as CSV", () => {
  it("knows every CSV file there is", () => {
    expect(CSV.map(([name]) => name).toSorted()).toEqual(matching(/\.csv$/));
  });

  it.each(CSV)("reads %s by the list of %s", (name, at) => {
    const rows = load(name).trimEnd().split("\n");
    const values = csvOf(name, at);
    expect(Object.keys(values)).toHaveLength(rows.length + 1);
    expect(values["xp.overall"]).toBe(Number(rows[0]?.split(",")[2]));
    expect(values["kc.zulrah"] ?? -1).toBe(Number(rows.at(-1)?.split(",")[1]));
  });

  it.each(["2023-08-11", "2024-03-20"])("reads the CSV of %s as the JSON of the same answer", (day) => {
    const values = csvOf(`hiscores-main-b0aty-${day}.csv`, day);
    expect(values).toEqual(valuesOf(`hiscores-main-b0aty-${day}.json`, "b0aty"));
  });

  it("refuses a list of another time rather than to shift its rows", () => {
    expect(readCsv(load("hiscores-main-b0aty-2023-08-11.csv"), Date.parse("2024-03-20")).ok).toBe(false);
    expect(readCsv(load("hiscores-main-lynx-titan-2020-03-28.csv"), Date.parse("2026-08-01")).ok).toBe(false);
  });

  it("tells true totals of somebody whose skills are hidden", () => {
    const values = csvOf("hiscores-main-samepwevrywr-2023-04-29.csv", "2023-04-29");
    const skills = Object.entries(values).filter(([key]) => key.startsWith("xp.") && key !== "xp.overall");
    expect(values).toMatchObject({ "xp.overall": 819_190_759, "level.overall": 1_795 });
    expect(skills.filter(([, xp]) => xp === null)).toHaveLength(7);
    expect(skills.reduce((sum, [, xp]) => sum + (xp ?? 0), 0)).toBe(819_093_070);
  });
});

describe.skipIf(!hasRecordings)("Old School RuneScape, recorded answers of Wise Old Man", () => {
  const sampleOf = (name: string) => {
    const sample = latestSampleOf(PlayerWire.parse(JSON.parse(load(name))));
    if (sample === null) throw new Error(`${name} has no snapshot.`);
    return sample;
  };
  const PAIRS: readonly (readonly [page: string, hiscores: string])[] = [
    ["wom-player-woodfiveman-2026-02-13T1338.json", FIRST],
    ["wom-player-woodfiveman-2026-02-14T1022.json", SECOND],
  ];
  /** Left out there: nobody looks at them. */
  const NOT_THERE = [
    "score.grid_points",
    "score.deadman_points",
    "score.bounty_hunter_legacy_hunter",
    "score.bounty_hunter_legacy_rogue",
  ];

  it.each(PAIRS)("says in %s the same as %s, number by number, though of another table", (page, hiscores) => {
    const theirs = sampleOf(page).values;
    const ours = valuesOf(hiscores, "woodfiveman");
    expect({ ...theirs, ...Object.fromEntries(NOT_THERE.map((key) => [key, ours[key]])) }).toEqual(ours);
  });

  it("gains between its two snapshots what the hiscores gain between theirs", () => {
    const [before, after] = PAIRS.map(([page]) => sampleOf(page)) as [
      ReturnType<typeof sampleOf>,
      ReturnType<typeof sampleOf>,
    ];
    expect([before.at, after.at]).toEqual([
      Date.parse("2026-02-13T13:38:19.274Z"),
      Date.parse("2026-02-14T10:22:07.320Z"),
    ]);
    const [first, second] = [valuesOf(FIRST, "woodfiveman"), valuesOf(SECOND, "woodfiveman")];
    const gains = (from: ValuesFact["values"], to: ValuesFact["values"], keys: readonly string[]) =>
      Object.fromEntries(keys.map((key) => [key, (to[key] ?? Number.NaN) - (from[key] ?? Number.NaN)]));
    const keys = Object.keys(before.values);
    expect(gains(before.values, after.values, keys)).toEqual(gains(first, second, keys));
    expect(gains(first, second, ["xp.overall", "level.overall"])).toEqual({ "xp.overall": 7_366, "level.overall": 11 });
  });

  it("reads a page of snapshots as the past of its player", () => {
    const snapshots = PAIRS.map(([page]) => JSON.parse(load(page)).latestSnapshot).toReversed();
    const outcome = answer("wom-history", "woodfiveman", JSON.stringify(snapshots));
    expect(outcome).toMatchObject({
      kind: "read",
      reading: {
        facts: [{ type: "history", account: "woodfiveman", samples: PAIRS.map(([page]) => sampleOf(page)) }],
        follow: [],
      },
    });
  });

  it("reads the group with everybody in it", () => {
    const wire = JSON.parse(load("wom-group-139-2026-09-05.json")) as {
      name: string;
      memberships: { role: string; createdAt: string; player: { id: number; username: string; displayName: string } }[];
    };
    const facts = factsOf("wom-group", "139", "wom-group-139-2026-09-05.json");
    expect(facts[0]).toMatchObject({ type: "clan", ref: "139", name: wire.name, memberCount: 11 });
    expect((facts[1] as RosterFact).members).toEqual(
      wire.memberships.map(({ role, createdAt, player }) => ({
        ref: player.username,
        name: player.displayName,
        gameRole: role,
        externalId: String(player.id),
        joinedAt: Date.parse(createdAt),
      })),
    );
  });

  it("takes its refusal for a player who does not exist", () => {
    expect(answer("wom-history", "nobody", load("wom-error-404-player.json"), 404)).toMatchObject({
      kind: "not-found",
      detail: "Player not found",
    });
  });

  it("knows the names of everybody on another service's list", () => {
    const { members, leaders } = JSON.parse(load("temple-group-info-omnia-2022.json")).data;
    const list: string[] = [...members, ...leaders];
    expect(list).toHaveLength(93);
    const refs = list.map((name) => osrs.parseAccountRef(name));
    expect(refs).not.toContain(null);
    expect(new Set(refs).size).toBe(list.length);
  });

  it("meets every recording in every reader with a value, and each in the reader of another kind with a refusal", () => {
    for (const name of matching(/\.json$/)) {
      for (const kind of Object.keys(osrs.resources)) {
        const isHiscore = kind.startsWith("hiscore") && HISCORES.includes(name);
        const isGroup = kind === "wom-group" && name.startsWith("wom-group");
        const { kind: outcome } = answer(kind, "139", load(name));
        if (!isHiscore && !isGroup) expect(`${name} as ${kind}: ${outcome}`).toBe(`${name} as ${kind}: malformed`);
      }
    }
  });
});
