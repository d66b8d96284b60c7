import { describe, expect, it } from "vitest";
import type { MemberList } from "#shared/contract/members.ts";
import { onlineLine } from "./online-line.ts";

describe("onlineLine", () => {
  const row = (id: number, name: string, state = "online") => ({ id, name, state });
  const team = (name: string | null, members: readonly number[]) => ({
    activity: name === null ? null : { name },
    members,
  });
  const list = (rows: readonly object[], fireteams: readonly object[] = []) =>
    ({ rows, fireteams }) as unknown as MemberList;
  const four = [row(1, "Vex#0001"), row(2, "Quill#0002"), row(3, "Hask#0003"), row(4, "Nine#0004")];
  const cases: readonly [situation: string, list: MemberList, text: string | undefined, title: string | undefined][] = [
    ["nobody", list([row(1, "Vex", "offline"), row(2, "Quill", "unknown")]), undefined, undefined],
    ["alone", list(four.slice(0, 2)), "Vex, Quill", "Vex, Quill"],
    [
      "together and alone",
      list(four, [team("Vault of Glass", [1, 2, 3])]),
      "Vault of Glass: Vex, Quill +1 · Nine",
      "Vault of Glass: Vex, Quill, Hask · Nine",
    ],
    [
      "who is gone is not named, and a fireteam of them not at all",
      list(
        [row(1, "Vex", "offline"), row(2, "Quill"), row(3, "Hask", "unknown")],
        [team("Duality", [1, 2]), team("Prophecy", [3])],
      ),
      "Duality: Quill",
      "Duality: Quill",
    ],
    [
      "between activities",
      list(four.slice(0, 2), [team(null, [1, 2])]),
      "In orbit: Vex, Quill",
      "In orbit: Vex, Quill",
    ],
  ];
  it.each(cases)("%s", (_, given, text, title) => {
    expect([onlineLine(given)?.text, onlineLine(given)?.title]).toEqual([text, title]);
  });
});
