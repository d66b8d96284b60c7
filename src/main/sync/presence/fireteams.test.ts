import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activityOf, identify, linkParties } from "./fireteams.ts";

describe("linkParties", () => {
  const cases: readonly [situation: string, parties: string[][], groups: string[][]][] = [
    ["nobody", [], []],
    ["somebody alone is no group", [["a"]], []],
    [
      "two who name each other",
      [
        ["a", "b"],
        ["b", "a"],
      ],
      [["a", "b"]],
    ],
    ["one list is enough", [["a", "b"], ["b"]], [["a", "b"]]],
    [
      "a guest, who tells nothing, links two",
      [
        ["a", "g"],
        ["b", "g"],
      ],
      [["a", "b", "g"]],
    ],
    [
      "a chain is one group",
      [
        ["c", "d"],
        ["a", "b"],
        ["b", "c"],
      ],
      [["a", "b", "c", "d"]],
    ],
    [
      "groups that share nobody stay apart",
      [
        ["a", "b"],
        ["c", "d"],
      ],
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["an empty list links nobody", [[], ["a", "b"]], [["a", "b"]]],
  ];
  it.each(cases)("%s", (_, parties, groups) => {
    expect(linkParties(parties)).toEqual(groups);
  });
});

const known = (id: number, formedAt: number, ...refs: string[]) => ({ id, formedAt, refs });

describe("identify", () => {
  const cases: readonly [string, string[][], ReturnType<typeof known>[], (number | null)[]][] = [
    ["a new one", [["a", "b"]], [], [null]],
    ["the same people", [["a", "b"]], [known(1, 0, "a", "b")], [1]],
    ["somebody joins", [["a", "b", "c"]], [known(1, 0, "a", "b")], [1]],
    ["all but one change", [["a", "x", "y"]], [known(1, 0, "a", "b", "c")], [1]],
    [
      "the larger part keeps it",
      [
        ["a", "b"],
        ["c", "d", "e"],
      ],
      [known(1, 0, "a", "b", "c", "d", "e")],
      [null, 1],
    ],
    [
      "of two that become one the larger stays",
      [["a", "b", "c", "d", "e"]],
      [known(1, 0, "a", "b"), known(2, 9, "c", "d", "e")],
      [2],
    ],
    [
      "of two that are equal the older stays",
      [["a", "b", "c", "d"]],
      [known(2, 9, "a", "b"), known(5, 3, "c", "d")],
      [5],
    ],
    ["nobody of it is left", [["x", "y"]], [known(1, 0, "a", "b")], [null]],
  ];
  it.each(cases)("%s", (_, groups, teams, expected) => {
    expect(identify(groups, teams).map((one) => one?.id ?? null)).toEqual(expected);
  });

  it("keeps a fireteam the same over any number of polls, as long as more than half of it stays", () => {
    const people = Array.from({ length: 12 }, (_, index) => `p${index}`);
    const change = fc.record({ leaves: fc.nat(11), joins: fc.nat(11) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 30 }), (changes) => {
        let team = ["p0", "p1", "p2"];
        for (const { leaves, joins } of changes) {
          const before = known(7, 0, ...team);
          const others = people.filter((one) => !team.includes(one));
          const joiner = others[joins % Math.max(1, others.length)];
          const stay = team.length > 2 ? team.filter((_, index) => index !== leaves % team.length) : team;
          team = joiner === undefined || stay.length > 5 ? stay : [...stay, joiner];
          // Somebody else plays too, with whoever left.
          const rest = people.filter((one) => !team.includes(one)).slice(0, 2);
          const found = identify(linkParties([team, rest]), [before]);
          const index = linkParties([team, rest]).findIndex((group) => group.includes(team[0] ?? ""));
          expect(found[index]?.id).toBe(7);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("activityOf", () => {
  const one = (activity: string, since: number, exactness: "exact" | "inferred" = "exact") => ({
    activity,
    since,
    exactness,
  });
  const cases: readonly [string, ReturnType<typeof one>[], ReturnType<typeof one> | null][] = [
    ["nobody plays", [], null],
    ["what most of them play", [one("x", 1), one("y", 5), one("y", 4)], one("y", 4)],
    [
      "the earliest exact start goes before an earlier guess",
      [one("x", 1, "inferred"), one("x", 3), one("x", 2)],
      one("x", 2),
    ],
    [
      "a guess where there is nothing better",
      [one("x", 4, "inferred"), one("x", 3, "inferred")],
      one("x", 3, "inferred"),
    ],
  ];
  it.each(cases)("%s", (_, playing, expected) => {
    expect(activityOf(playing)).toEqual(expected);
  });
});
