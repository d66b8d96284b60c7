import { describe, expect, it } from "vitest";
import type { RenameEvidence, RenameProposal } from "#shared/contract/roster.ts";
import type { AccountId } from "#shared/ids.ts";
import { DAY } from "#shared/time.ts";
import { confidenceOf, evidenceOf, type NameFacts, type NamePair, worthALook } from "./evidence.ts";

const facts = (values: Record<string, [value: number, at: number]> = {}, more: Partial<NameFacts> = {}): NameFacts => ({
  values: new Map(Object.entries(values).map(([metric, [value, at]]) => [metric, { value, at }])),
  links: new Set(),
  joinedAt: null,
  ...more,
});

type Case = Partial<Omit<NamePair, "before">> & { readonly before?: NameFacts; readonly isNotFound?: boolean };

const pairOf = ({ before = facts(), after = facts(), isNotFound = false, tookThePlace = false }: Case): NamePair => ({
  before: { ...before, isNotFound },
  after,
  tookThePlace,
  firstMetric: "xp.overall",
});

const had = facts({ "xp.overall": [1_000_000, 0], "kc.zulrah": [50, 0] });

describe("what speaks for two names being one player", () => {
  it.each<[situation: string, pair: Case, kinds: string, confidence: RenameProposal["confidence"] | null]>([
    ["nothing is known", {}, "", null],
    ["one left and the other came", { tookThePlace: true }, "took-the-place", null],
    [
      "the old name is gone and the other took the place",
      { isNotFound: true, tookThePlace: true },
      "old-name-gone took-the-place",
      "possible",
    ],
    [
      "a service knows both as one, whatever the numbers say",
      {
        before: facts({ "xp.overall": [9, 0] }, { links: new Set(["wom 7"]) }),
        after: facts({ "xp.overall": [8, 0] }, { links: new Set(["wom 7"]) }),
      },
      "same-id something-lower",
      "sure",
    ],
    [
      "the numbers go on where they were",
      { before: had, after: facts({ "xp.overall": [1_010_000, DAY], "kc.zulrah": [50, DAY] }), isNotFound: true },
      "old-name-gone nothing-lower close",
      "likely",
    ],
    [
      "nothing is lower and yet it is far away",
      { before: had, after: facts({ "xp.overall": [90_000_000, DAY], "kc.zulrah": [900, DAY] }), isNotFound: true },
      "old-name-gone nothing-lower",
      "possible",
    ],
    [
      "far away after a day and near after a hundred",
      { before: had, after: facts({ "xp.overall": [1_500_000, 100 * DAY] }), isNotFound: true },
      "old-name-gone nothing-lower close",
      "likely",
    ],
    [
      "one number is lower",
      { before: had, after: facts({ "xp.overall": [1_010_000, DAY], "kc.zulrah": [3, DAY] }), isNotFound: true },
      "old-name-gone something-lower",
      "unlikely",
    ],
    [
      "nothing can be compared by experience",
      { before: facts({ "kc.zulrah": [50, 0] }), after: facts({ "kc.zulrah": [60, 0] }), isNotFound: true },
      "old-name-gone nothing-lower",
      "possible",
    ],
    [
      "both joined on one day",
      { before: facts({}, { joinedAt: 5 }), after: facts({}, { joinedAt: DAY - 1 }), tookThePlace: true },
      "same-joined-day took-the-place",
      "possible",
    ],
    [
      "both joined on one day and the old name is gone",
      {
        before: facts({}, { joinedAt: 5 }),
        after: facts({}, { joinedAt: 5 }),
        tookThePlace: true,
        isNotFound: true,
      },
      "old-name-gone same-joined-day took-the-place",
      "likely",
    ],
  ])("%s", (_situation, pair, kinds, confidence) => {
    const evidence = evidenceOf(pairOf(pair));
    expect([evidence.map((one) => one.kind).join(" "), confidenceOf(evidence)]).toEqual([kinds, confidence]);
  });

  it("names the number that fell by most, and what both were", () => {
    const after = facts({ "xp.overall": [900_000, 1], "kc.zulrah": [5, 1] });
    expect(evidenceOf(pairOf({ before: had, after }))).toEqual<RenameEvidence[]>([
      { kind: "something-lower", metric: "kc.zulrah", before: 50, after: 5 },
    ]);
  });
});

it("keeps what is worth a look, the surest first", () => {
  const proposal = (account: number, toRef: string, confidence: RenameProposal["confidence"]): RenameProposal => ({
    account: account as AccountId,
    ref: String(account),
    name: String(account),
    toRef,
    toName: toRef,
    toAccount: null,
    evidence: [],
    confidence,
  });
  const sure = proposal(1, "a", "sure");
  const likely = proposal(2, "b", "likely");
  const possible = proposal(2, "c", "possible");
  const unlikely = proposal(3, "c", "unlikely");
  const taken = proposal(2, "a", "likely");
  const needless = proposal(2, "d", "unlikely");
  expect(worthALook([unlikely, possible, needless, taken, likely, proposal(1, "b", "likely"), sure])).toEqual([
    sure,
    likely,
    possible,
    unlikely,
  ]);
});
