import { describe, expect, it } from "vitest";
import type { MemberList } from "#shared/contract/members.ts";
import type { AccountId } from "#shared/ids.ts";
import { matesOf } from "./mates.ts";

describe("matesOf", () => {
  const list = (members: readonly number[], guests: readonly object[] = [], unseen: readonly object[] = []) =>
    ({
      fireteams: [{ members, unseen, guests }],
      rows: [1, 2, 3].map((id) => ({ id, ref: `r${id}`, name: `P${id}` })),
    }) as unknown as MemberList;
  const guest = { ref: "9", name: "Nova" };
  const cases: readonly [situation: string, list: MemberList | undefined, expected: object | null][] = [
    [
      "the others of the fireteam",
      list([1, 3], [guest]),
      { mates: [{ id: 3, ref: "r3", name: "P3" }], guests: [guest] },
    ],
    [
      "who is not seen in it yet",
      list([1], [], [{ ref: "r2" }]),
      { mates: [{ id: 2, ref: "r2", name: "P2" }], guests: [] },
    ],
    ["guests alone", list([1], [guest]), { mates: [], guests: [guest] }],
    ["nobody", list([1]), null],
    ["another fireteam", list([2, 3]), null],
    ["not read yet", undefined, null],
  ];
  it.each(cases)("%s", (_, given, expected) => {
    expect(matesOf(given, 1 as AccountId)).toEqual(expected);
  });
});
