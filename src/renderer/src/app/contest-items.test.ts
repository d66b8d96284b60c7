import { expect, it } from "vitest";
import type { ContestSummary } from "#shared/contract/contests.ts";
import { contestItems } from "./contest-items.ts";
import { findItems } from "./palette-items.ts";

it("contests are found by title, clan, prize and who won, and lead to their page", () => {
  const gone: string[] = [];
  const contests = [
    {
      id: 4,
      clan: 2,
      clanName: "Ironroot Hall",
      title: "Raffle",
      prize: "A bond",
      state: "drawn",
      picks: [{ name: "Ada" }],
    },
    {
      id: 5,
      clan: null,
      clanName: "Gone",
      title: "Raffle of a clan that is gone",
      prize: "",
      state: "void",
      picks: [],
    },
  ] as unknown as ContestSummary[];
  const items = contestItems(contests, (path) => gone.push(path));
  const found = (query: string) =>
    findItems(items, query).flatMap((group) => [group.head, ...group.items.map((item) => item.note)]);
  for (const query of ["raff", "ironroot", "bond", "ada"]) {
    expect(found(query), query).toEqual(["Contests", "Ironroot Hall · drawn"]);
  }
  expect(found("gone")).toEqual([]);
  items[0]?.run();
  expect(gone).toEqual(["/clan/2/contests/4"]);
});
