import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { activities } from "#main/store/activities/schema.ts";
import { insertClan } from "#main/store/clans/clans.ts";
import { appendEvents } from "#main/store/feed/events.ts";
import { events } from "#main/store/feed/schema.ts";
import { memoryStore } from "#test/support/store.ts";
import { listFeed } from "./feed.ts";

it("says of which activity an event tells, by its instance and the clan's game", () => {
  const database = memoryStore();
  const played = { startedAt: 1, endedAt: 2, durationSeconds: 1, activity: "1", director: "1", modes: "[]" };
  const report = { isPrivate: false, isObjectiveReached: true, reportState: "final", firstSeenAt: 3 } as const;
  database.transact((tx) => {
    const clan = insertClan(tx, { game: "destiny2", ref: "1", name: "Ninth Lantern", memberCount: null }, 1);
    for (const [game, instance] of [
      ["other", "7"],
      ["destiny2", "7"],
    ] as const) {
      tx.insert(activities)
        .values({ ...played, ...report, game, instance })
        .run();
    }
    const event = { clan, account: null, name: null, happenedFrom: 2, happenedTo: 2, detectedAt: 3 };
    appendEvents(tx, [
      { ...event, key: "a", type: "raid-cleared", data: { instance: "7" } },
      { ...event, key: "b", type: "raid-cleared", data: { instance: "8" } },
      { ...event, key: "c", type: "member-joined", data: {}, isLate: true },
      { ...event, key: "d", type: "member-left", data: {} },
    ]);
    tx.update(events).set({ data: "{" }).where(eq(events.key, "d")).run();
  });
  const page = listFeed(database.reader, { clan: null, account: null, types: null, since: null }, null, 10);
  expect(page.events.map(({ type, activity, isLate, data }) => [type, activity, isLate, data])).toEqual([
    ["member-left", null, false, {}],
    ["member-joined", null, true, {}],
    ["raid-cleared", null, false, { instance: "8" }],
    ["raid-cleared", 2, false, { instance: "7" }],
  ]);
  database.close();
});
