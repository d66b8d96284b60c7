import { describe, expect, it } from "vitest";
import type { MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import { DAY } from "#shared/time.ts";
import { footNotes } from "./members-foot.ts";

const NOW = Date.UTC(2026, 10, 21, 14, 30);
const WATCHED = NOW - 60 * DAY;

const game = (presence: "exact" | "inferred", keys: readonly string[]) =>
  ({
    presence,
    firstMetric: keys[0],
    metrics: keys.map((key) => ({ key, label: "Overall", unit: key === "xp.overall" ? "XP" : "" })),
  }) as unknown as GameInfo;

const row = (state: string, values: object = {}, seen = NOW) =>
  ({
    presence: { state, lastPlayedAt: null, onlineSince: null },
    values,
    lastSeenFrom: seen,
    lastSeenTo: seen,
    joinedAt: null,
  }) as unknown as MemberRow;

describe("footNotes", () => {
  const cases: readonly [situation: string, game: GameInfo, rows: readonly MemberRow[], expected: string[]][] = [
    [
      "who is online: what is stuck is not counted",
      game("exact", ["kills"]),
      [row("playing"), row("orbit"), row("stale"), row("private"), row("offline", {}, NOW - 20 * DAY)],
      ["2 online", "1 not seen for 14 d"],
    ],
    ["everybody was seen lately", game("exact", ["kills"]), [row("offline")], ["0 online"]],
    [
      "donations",
      game("inferred", ["donations", "donations_received"]),
      [row("unknown", { donations: 5, donations_received: 2 }), row("unknown", { donations: null })],
      ["Shown: 5 donated, 2 received"],
    ],
    ["the first metric", game("inferred", ["xp.overall"]), [row("unknown", { "xp.overall": 7 })], ["Shown: 7 XP"]],
    ["nothing is known of it", game("inferred", ["xp.overall"]), [row("unknown")], []],
  ];
  it.each(cases)("%s", (_, given, rows, expected) => {
    expect(footNotes(given, rows, WATCHED, NOW)).toEqual(expected);
  });
});
