import { expect, it } from "vitest";
import type { ClanId } from "#shared/ids.ts";
import { boardItems } from "./board-items.ts";
import { findItems } from "./palette-items.ts";

const metric = (key: string, label: string, isRanked = true) => ({ key, label, group: "Skills", isRanked });
const GAME = {
  tabs: ["leaderboards"],
  metrics: [metric("slayer", "Slayer"), metric("rank", "Rank", false)],
  sums: [{ key: "raids", label: "All raids", group: "Bosses" }],
  derived: [],
} as unknown as Parameters<typeof boardItems>[0];
const CLAN = { id: 3 as ClanId, name: "Gilded Otters" };

it("finds a board by its metric, and shows none before anything is asked", () => {
  const gone: string[] = [];
  const items = boardItems(GAME, CLAN, (path) => gone.push(path));
  expect(findItems(items, "")).toEqual([]);
  const [group] = findItems(items, "slay");
  expect(group?.items.map((item) => item.text)).toEqual(["Leaderboard: Slayer"]);
  group?.items[0]?.run();
  expect(gone).toEqual(["/clan/3/leaderboards/metrics=slayer"]);
  expect(items.map((item) => item.id)).toEqual(["board raids", "board slayer"]);
  expect(boardItems({ ...GAME, tabs: [] }, CLAN, () => {})).toEqual([]);
});
