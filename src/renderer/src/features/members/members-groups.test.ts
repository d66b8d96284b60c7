import { describe, expect, it } from "vitest";
import type { FireteamView, MemberPresence, MemberRow } from "#shared/contract/members.ts";
import type { AccountId } from "#shared/ids.ts";
import { HOUR, type Instant } from "#shared/time.ts";
import { firstOf, groupMembers, whereaboutsOf } from "./members-groups.ts";

const KINDS = [
  { id: "raid", label: "Raid" },
  { id: "dungeon", label: "Dungeon" },
];
const NOW = Date.UTC(2026, 10, 21, 14, 30);

type Row = Pick<MemberRow, "id" | "presence">;

const row = (id: number, state: MemberPresence["state"] | null, onlineSince: Instant | null = null) =>
  ({ id, presence: state === null ? null : { state, onlineSince } }) as unknown as Row;

const team = (id: number, members: readonly number[], more: Partial<FireteamView> = {}) =>
  ({
    id,
    activity: null,
    since: NOW - HOUR,
    exactness: "exact",
    isStale: false,
    guests: [],
    unseen: [],
    ...more,
    members: members as readonly AccountId[],
  }) as FireteamView;

const plays = (kind: string | null) => ({ ref: "1", name: "Somewhere", kind, kindLabel: kind });

/** `fireteam 3: 1 2`, one line a group. */
const shown = (rows: readonly Row[], teams: readonly FireteamView[]) =>
  groupMembers(rows, (one) => one, teams, KINDS).map(
    (group) => `${group.key}: ${group.items.map(({ id }) => id).join(" ")}`,
  );

describe("groupMembers", () => {
  const cases: readonly [
    situation: string,
    rows: readonly Row[],
    teams: readonly FireteamView[],
    expected: string[],
  ][] = [
    ["nobody", [], [team(1, [1])], []],
    [
      "together, alone, offline, unknown",
      [row(5, null), row(4, "offline"), row(3, "orbit"), row(2, "playing"), row(1, "playing")],
      [team(7, [1, 2])],
      ["fireteam 7: 2 1", "alone: 3", "offline: 4", "unknown: 5"],
    ],
    [
      "raids before dungeons before the rest, and what is stuck last",
      [1, 2, 3, 4, 5].map((id) => row(id, "playing")),
      [
        team(1, [1], { activity: plays("raid"), isStale: true }),
        team(2, [2]),
        team(3, [3], { activity: plays(null) }),
        team(4, [4], { activity: plays("dungeon") }),
        team(5, [5], { activity: plays("raid") }),
      ],
      ["fireteam 5: 5", "fireteam 4: 4", "fireteam 3: 3", "fireteam 2: 2", "fireteam 1: 1"],
    ],
    [
      "the longest first; where it is not known since when, last",
      [1, 2, 3].map((id) => row(id, "playing")),
      [team(1, [1], { since: null }), team(2, [2], { since: NOW - 2 * HOUR }), team(3, [3], { since: NOW - 3 * HOUR })],
      ["fireteam 3: 3", "fireteam 2: 2", "fireteam 1: 1"],
    ],
    [
      "a filter leaves one of a fireteam, and nobody of another",
      [row(1, "playing")],
      [team(1, [1, 2]), team(2, [3, 4])],
      ["fireteam 1: 1"],
    ],
    [
      "who went offline is in no fireteam that still names them",
      [row(1, "playing"), row(2, "offline")],
      [team(1, [1, 2])],
      ["fireteam 1: 1", "offline: 2"],
    ],
    [
      "who hides it and is in the game all the same is with the others",
      [row(1, "playing"), row(2, "private", NOW), row(3, "private", NOW)],
      [team(7, [1, 2])],
      ["fireteam 7: 1 2", "alone: 3"],
    ],
    [
      "who hides it is with the offline, who is stuck with those in the game",
      [row(1, "private"), row(2, "stale"), row(3, "unknown")],
      [],
      ["alone: 2", "offline: 1", "unknown: 3"],
    ],
  ];
  it.each(cases)("%s", (_, rows, teams, expected) => {
    expect(shown(rows, teams)).toEqual(expected);
  });
});

describe("whereaboutsOf", () => {
  it("does not take silence for absence", () => {
    expect(whereaboutsOf(row(1, null))).toBe("unknown");
  });
});

describe("firstOf", () => {
  const groups = groupMembers(
    [1, 2, 3].map((id) => row(id, id < 3 ? "playing" : "offline")),
    (one) => one,
    [],
    KINDS,
  );
  const cases: readonly [count: number, expected: string][] = [
    [0, ""],
    [1, "alone 1"],
    [2, "alone 2"],
    [9, "alone 2, offline 1"],
  ];
  it.each(cases)("the first %i", (count, expected) => {
    expect(
      firstOf(groups, count)
        .map((group) => `${group.key} ${group.items.length}`)
        .join(", "),
    ).toBe(expected);
  });
});
