import { describe, expect, it } from "vitest";
import type { PresenceNow } from "#main/store/presence/now.ts";
import type { AccountId } from "#shared/ids.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { type KnownPresence, rowPresence } from "./presence.ts";

const T = Date.UTC(2026, 10, 21, 12);

const KNOWN: KnownPresence = {
  now: new Map(),
  characters: new Map(),
  label: ({ activity }) =>
    activity === null ? null : { ref: activity, name: "Raid", kind: "raid", kindLabel: "Raid" },
  staleAfterMs: () => 3 * HOUR,
  asOf: T,
};

const PLAYING: PresenceNow = {
  account: 1 as AccountId,
  state: "playing",
  onlineSince: T - HOUR,
  onlineExactness: "exact",
  offlineSince: null,
  sight: "activity",
  activity: "x",
  playlist: null,
  modes: [4],
  character: "c",
  startedAt: T - 20 * MINUTE,
  sightSince: T - 20 * MINUTE,
  activitySince: T - 20 * MINUTE,
  activityExactness: "exact",
  isOver: false,
  activityEndedAt: null,
  lastPlayedAt: null,
  rosterOnline: true,
  rosterChangedAt: T - HOUR,
  rosterSince: T - HOUR,
  rosterAt: T,
  offlineReadings: 0,
  mintedAt: T,
  profileAt: T,
  party: null,
  partyMintedAt: null,
  partyAt: null,
  fireteam: null,
  aliveAt: T - 20 * MINUTE,
  seenAt: T,
  checkedAt: T,
};

const GONE: Partial<PresenceNow> = {
  state: "offline",
  onlineSince: null,
  offlineSince: T - MINUTE,
  activitySince: null,
};

describe("a row of the list", () => {
  const cases: readonly [
    situation: string,
    now: PresenceNow | undefined,
    known: KnownPresence | null,
    expected: readonly unknown[],
  ][] = [
    ["of a game that does not tell", undefined, null, ["unknown", null, null, undefined]],
    ["of whom nothing was told", undefined, KNOWN, ["unknown", null, null, undefined]],
    ["plays", PLAYING, KNOWN, ["online", T - HOUR, "Raid", "playing"]],
    [
      "is between two activities",
      { ...PLAYING, state: "orbit", sight: "orbit" },
      KNOWN,
      ["online", T - HOUR, "Orbit", "orbit"],
    ],
    [
      "is in the game, unseen",
      { ...PLAYING, state: "private", activity: null },
      KNOWN,
      ["online", T - HOUR, null, "private"],
    ],
    [
      "is private, and nobody says more",
      { ...PLAYING, state: "private", onlineSince: null },
      KNOWN,
      ["unknown", null, null, "private"],
    ],
    ["is gone, whatever sticks", { ...PLAYING, ...GONE }, KNOWN, ["offline", T - MINUTE, null, "offline"]],
    ["is stuck", { ...PLAYING, aliveAt: T - 4 * HOUR }, KNOWN, ["unknown", null, null, "stale"]],
    ["was not looked at for long", { ...PLAYING, seenAt: T - HOUR }, KNOWN, ["unknown", null, null, "stale"]],
    [
      "stands still while the servers are down",
      { ...PLAYING, seenAt: T - HOUR },
      { ...KNOWN, asOf: T - HOUR },
      ["online", T - HOUR, "Raid", "playing"],
    ],
  ];
  it.each(cases)("%s", (_, now, known, expected) => {
    const row = rowPresence(now, known);
    expect([row.state, row.since, row.activity, row.presence?.state]).toEqual(expected);
  });
});
