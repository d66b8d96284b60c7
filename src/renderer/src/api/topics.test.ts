import { describe, expect, it } from "vitest";
import type { ChangeNotice, Topic } from "#shared/contract/app.ts";
import type { ClanId } from "#shared/ids.ts";
import { isAffected, mergeNotices, type QueryName } from "./topics.ts";

const clan = (id: number) => id as ClanId;
const notice = (topic: Topic, id: number | null = null): ChangeNotice => ({
  topic,
  clan: id === null ? null : clan(id),
});

describe("isAffected", () => {
  const cases: readonly [situation: string, name: QueryName, notices: ChangeNotice[], expected: boolean][] = [
    ["the same area of the same clan", ["members", clan(1), "list"], [notice("members", 1)], true],
    ["the same area of another clan", ["members", clan(2), "list"], [notice("members", 1)], false],
    ["a notice about all clans", ["members", clan(2), "list"], [notice("members")], true],
    ["an answer about all clans", ["clans", null, "cards"], [notice("clans", 1)], true],
    ["boards change with the members' numbers", ["boards", clan(1), "board"], [notice("members", 1)], true],
    ["boards over all clans", ["boards", null, "board"], [notice("members", 2)], true],
    ["what a clan played", ["activities", clan(1), "recent", 3], [notice("activities", 1)], true],
    ["another area", ["wars", clan(1), "list"], [notice("members", 1)], false],
    ["one of several notices", ["wars", clan(1), "list"], [notice("sync"), notice("wars", 1)], true],
    ["limits are a setting that lanes show", ["sync", null], [notice("settings")], true],
    ["a halt of syncing", ["status", null], [notice("clans")], true],
    ["a metric that a game is new to have", ["games", null], [notice("games")], true],
    ["no notice", ["status", null], [], false],
  ];
  it.each(cases)("%s", (_, name, notices, expected) => {
    expect(isAffected(name, notices)).toBe(expected);
  });
});

describe("mergeNotices", () => {
  it("keeps each notice once", () => {
    const merged = mergeNotices([notice("sync"), notice("clans", 1)], [notice("clans", 1), notice("clans", 2)]);
    expect(merged).toEqual([notice("sync"), notice("clans", 1), notice("clans", 2)]);
  });
});
