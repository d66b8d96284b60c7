import { expect, it } from "vitest";
import { readTerms } from "./contest-file.ts";

const FILE = {
  clan: "#2PP",
  title: "Raffle",
  startAt: "2026-08-06T12:00:00Z",
  endAt: "2026-08-08T12:00:00+02:00",
  lockBy: "2026-08-08T13:00Z",
  mode: "offline",
  winners: 1,
  rules: [{ type: "donations" }],
};

it("reads what a file says, and takes the contract's defaults for the rest", () => {
  expect(readTerms(FILE)).toEqual({
    ok: true,
    terms: {
      clan: "#2PP",
      title: "Raffle",
      prize: "",
      description: "",
      startAt: Date.UTC(2026, 7, 6, 12),
      endAt: Date.UTC(2026, 7, 8, 10),
      lockBy: Date.UTC(2026, 7, 8, 13),
      mode: "offline",
      round: null,
      witnesses: [],
      winners: 1,
      alternates: 0,
      afterWin: "remove_member",
      rules: [
        {
          type: "donations",
          targets: [],
          match: "sum",
          comparator: ">=",
          threshold: 1,
          weight: 1,
          cap: null,
          per: null,
        },
      ],
      baseline: { maxAgeMs: null, otherwise: "first-inside" },
      graceMs: 900_000,
      joiners: "count",
      leavers: "exclude",
    },
  });
});

it.each([
  [">=", ">="],
  ["gte", ">="],
  ["at-least", ">="],
  ["GT", ">"],
  ["more-than", ">"],
  ["lte", "<="],
  ["at-most", "<="],
  ["<", "<"],
  ["less-than", "<"],
  ["==", "="],
  ["eq", "="],
])("takes the comparator %s for %s", (comparator, taken) => {
  expect(readTerms({ ...FILE, rules: [{ type: "donations", comparator }] })).toMatchObject({
    terms: { rules: [{ comparator: taken }] },
  });
});

const TIME = "must be a time as ISO 8601 with a zone, like 2026-08-06T12:00:00Z.";

it.each<[situation: string, file: unknown, faults: unknown[]]>([
  ["a time without a zone", { ...FILE, endAt: "2026-08-08T12:00:00" }, [`endAt ${TIME}`]],
  ["a time as a number", { ...FILE, lockBy: 1_786_000_000_000 }, [`lockBy ${TIME}`]],
  ["a day that does not exist", { ...FILE, startAt: "2026-02-30T12:00:00Z" }, [`startAt ${TIME}`]],
  [
    "what is missing",
    { ...FILE, title: undefined, startAt: undefined, winners: undefined },
    ["title is missing.", "startAt is missing.", "winners is missing."],
  ],
  ["an unknown member", { ...FILE, winer: 2 }, ["winer is not known here."]],
  [
    "unknown members of parts",
    { ...FILE, baseline: { maxAge: 1 }, rules: [{ type: "donations", treshold: 5 }] },
    ["rules[0].treshold is not known here.", "baseline.maxAge is not known here."],
  ],
  [
    "an unknown comparator",
    { ...FILE, rules: [{ type: "donations", comparator: "=>" }] },
    [expect.stringMatching(/^rules\[0\]\.comparator must be one of >= > <= < =, or ==, eq, .*less-than\.$/)],
  ],
  ["no rules", { ...FILE, rules: [] }, ["rules must be a list of 1 to 20 rules."]],
  ["a number of winners that cannot be", { ...FILE, winners: 0 }, [expect.stringMatching(/^winners is not taken: /)]],
  ["no object", [], [expect.stringMatching(/^The file is not taken: /)]],
])("names the member that is wrong: %s", (_situation, file, faults) => {
  expect(readTerms(file)).toEqual({ ok: false, faults });
});
