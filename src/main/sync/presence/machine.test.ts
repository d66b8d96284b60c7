import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PartySight, PresenceFact, PresenceSight, RosterOnline } from "#main/games/game.ts";
import type { PresenceNow } from "#main/store/presence/now.ts";
import type { AccountId } from "#shared/ids.ts";
import { HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import { nothingKnown, type PresenceObservation } from "./evidence.ts";
import { isStuck, type PresenceTransition, stepPresence } from "./machine.ts";

const T = Date.UTC(2026, 10, 21, 12);
const ORBIT = "82913930";
const staleAfterMs = () => 3 * HOUR;

interface At {
  readonly at: Instant;
  readonly observation: PresenceObservation;
}

const roster = (
  at: Instant,
  isOnline: boolean,
  changedAt: Instant | null = null,
  since: Instant | null = null,
): At => ({
  at,
  observation: { kind: "roster", online: { isOnline, changedAt } satisfies RosterOnline, since },
});

interface More {
  readonly mintedAt?: Instant | null;
  readonly party?: PartySight | null;
  readonly lastPlayedAt?: Instant | null;
}

const profile = (at: Instant, sight: PresenceSight, more: More = {}): At => ({
  at,
  observation: {
    kind: "profile",
    fact: {
      type: "presence",
      account: "1",
      mintedAt: more.mintedAt === undefined ? at : more.mintedAt,
      sight,
      party: more.party ?? null,
      lastPlayedAt: more.lastPlayedAt ?? null,
    } satisfies PresenceFact,
  },
});

const plays = (activity: string, startedAt: Instant | null, character = "c1"): PresenceSight => ({
  kind: "somewhere",
  character,
  activity,
  playlist: null,
  modes: [4],
  isOrbit: activity === ORBIT,
  startedAt,
});

const NOWHERE: PresenceSight = { kind: "nowhere" };
const PRIVATE: PresenceSight = { kind: "private" };
const party = (mintedAt: Instant, startedAt: Instant | null, endedAt: Instant | null = null): PartySight => ({
  mintedAt,
  members: [{ ref: "1", name: "A", isLeader: true }],
  activityStartedAt: startedAt,
  activityEndedAt: endedAt,
});

function run(steps: readonly At[]): { now: PresenceNow; transitions: PresenceTransition[] } {
  let now = nothingKnown(1 as AccountId, T);
  const transitions: PresenceTransition[] = [];
  for (const { at, observation } of steps) {
    const step = stepPresence(now, observation, { at, staleAfterMs });
    now = step.after;
    transitions.push(...step.transitions);
  }
  return { now, transitions };
}

/** `+12:30 activity began exact`: minutes and seconds from the start of the table. */
const told = (transitions: readonly PresenceTransition[]): string[] =>
  transitions.map(({ what, type, at, exactness }) => `${(at - T) / MINUTE} ${what} ${type} ${exactness}`);

const M = (minutes: number): Instant => T + minutes * MINUTE;

describe("the state", () => {
  const cases: readonly [situation: string, steps: readonly At[], state: string][] = [
    ["is unknown before anything was told", [], "unknown"],
    ["is what the roster says where no profile was read", [roster(M(1), true)], "online"],
    ["is offline by the roster alone where nothing else was told", [roster(M(1), false)], "offline"],
    [
      "is playing by a profile, whatever a late roster says",
      [roster(M(1), false), profile(M(2), plays("x", M(1.5)))],
      "playing",
    ],
    ["is orbit between two activities", [profile(M(1), plays(ORBIT, M(0)))], "orbit"],
    ["is orbit while a character is chosen", [profile(M(1), plays(ORBIT, null))], "orbit"],
    ["is private where nothing is shown", [profile(M(1), PRIVATE)], "private"],
    ["is private and in the game where the roster says so", [roster(M(1), true), profile(M(2), PRIVATE)], "private"],
    [
      "is offline where it is private and the roster never saw it",
      [roster(M(1), false), profile(M(2), PRIVATE)],
      "offline",
    ],
    [
      "outlives one roster that says offline",
      [roster(M(1), true), profile(M(2), plays("x", M(1))), roster(M(3), false)],
      "playing",
    ],
    [
      "does not outlive two",
      [roster(M(1), true), profile(M(2), plays("x", M(1))), roster(M(3), false), roster(M(4), false)],
      "offline",
    ],
    [
      "outlives two readings of one answer: a clan of two reads it twice at once",
      [roster(M(1), true), profile(M(2), plays("x", M(1))), roster(M(3), false), roster(M(3) + SECOND, false)],
      "playing",
    ],
    [
      "is offline by hash 0 at once, though the roster lags",
      [roster(M(1), true, M(0)), profile(M(2), plays("x", M(1))), profile(M(3), NOWHERE), roster(M(4), true, M(0))],
      "offline",
    ],
    [
      "is online again by a roster that changed after hash 0 was made",
      [profile(M(1), NOWHERE), roster(M(2), false, M(0)), roster(M(3), true, M(2.5))],
      "online",
    ],
    [
      "is offline where 204 sticks after its player left, however often it is made anew",
      [
        roster(M(1), true, M(0)),
        profile(M(2), plays("gambit", M(1))),
        roster(M(3), false, M(2.5)),
        roster(M(4), false, M(2.5)),
        profile(M(5), plays("gambit", M(1))),
        profile(M(600), plays("gambit", M(1))),
      ],
      "offline",
    ],
    [
      "is offline where the first profile of all shows what sticks since yesterday",
      [roster(M(1), false, M(-60)), profile(M(2), plays("gambit", M(-17 * 60)))],
      "offline",
    ],
    [
      "is offline where what sticks changed while nobody looked",
      [
        profile(M(1), plays("x", M(0))),
        roster(M(2), true, M(0)),
        roster(M(600), false, M(400)),
        profile(M(601), plays("y", M(300))),
      ],
      "offline",
    ],
    [
      "is playing again where a start moves although the roster says offline",
      [
        roster(M(1), true, M(0)),
        profile(M(2), plays("x", M(1))),
        roster(M(3), false, M(2.5)),
        roster(M(4), false, M(2.5)),
        profile(M(6), plays("x", M(5))),
      ],
      "playing",
    ],
    [
      "is online, not what sticks, when the roster shows somebody back before a profile is made",
      [
        roster(M(1), true, M(0)),
        profile(M(2), plays("x", M(1))),
        roster(M(3), false, M(2.5)),
        roster(M(4), false, M(2.5)),
        roster(M(20), true, M(19)),
      ],
      "online",
    ],
    [
      "is not brought back by an older body",
      [profile(M(2), NOWHERE), profile(M(3), plays("x", M(0)), { mintedAt: M(1) })],
      "offline",
    ],
    [
      "counts bodies that do not say their age in the order in which they come",
      [profile(M(2), plays("x", M(1)), { mintedAt: null }), profile(M(3), NOWHERE, { mintedAt: null })],
      "offline",
    ],
    [
      "does not believe an age out of the future for ever",
      [profile(M(2), plays("x", M(1)), { mintedAt: M(50_000) }), profile(M(3), NOWHERE)],
      "offline",
    ],
  ];
  it.each(cases)("%s", (_, steps, state) => {
    expect(run(steps).now.state).toBe(state);
  });
});

describe("what begins and ends", () => {
  const online = roster(M(1), true, M(0));
  const playing = [online, profile(M(2), plays("x", M(1)))];
  const cases: readonly [situation: string, steps: readonly At[], expected: readonly string[]][] = [
    ["by the game's word", playing, ["0 online began exact", "1 activity began exact"]],
    [
      "when it was seen first, where no start is told",
      [profile(M(2), plays("x", null))],
      ["2 online began inferred", "2 activity began inferred"],
    ],
    [
      "by the party's word before the profile's",
      [online, profile(M(2), plays("x", M(1)), { party: party(M(2), M(1.5)) })],
      ["0 online began exact", "1.5 activity began exact"],
    ],
    [
      "not by what a party says of the activity before",
      [...playing, profile(M(9), plays("y", M(8)), { party: party(M(9), M(1)) })],
      ["0 online began exact", "1 activity began exact", "8 activity ended exact", "8 activity began exact"],
    ],
    [
      "not by a start that lies after the answer was made",
      [profile(M(2), plays("x", M(3)))],
      ["2 online began inferred", "2 activity began inferred"],
    ],
    [
      "in orbit without a moved start: the activity ended when orbit was seen first",
      [...playing, profile(M(9), plays(ORBIT, M(1)))],
      ["0 online began exact", "1 activity began exact", "9 activity ended inferred"],
    ],
    [
      "in orbit with a moved start: exactly then",
      [...playing, profile(M(9), plays(ORBIT, M(8.5)))],
      ["0 online began exact", "1 activity began exact", "8.5 activity ended exact"],
    ],
    [
      "once, where it is over while its player is still in it",
      [
        ...playing,
        profile(M(9), plays("x", M(1)), { party: party(M(9), M(1), M(8)) }),
        profile(M(10), plays("x", M(1)), { party: party(M(10), M(1), M(8)) }),
        profile(M(11), plays(ORBIT, M(10.5))),
      ],
      ["0 online began exact", "1 activity began exact", "8 activity ended exact"],
    ],
    [
      "anew with another character",
      [...playing, profile(M(9), plays("x", M(8), "c2"))],
      ["0 online began exact", "1 activity began exact", "8 activity ended exact", "8 activity began exact"],
    ],
    [
      "anew where the same is played again",
      [...playing, profile(M(9), plays("x", M(8)))],
      ["0 online began exact", "1 activity began exact", "8 activity ended exact", "8 activity began exact"],
    ],
    [
      "not anew by a body without its age whose start lies before",
      [...playing, profile(M(9), plays("x", M(0)), { mintedAt: null })],
      ["0 online began exact", "1 activity began exact"],
    ],
    [
      "offline by the roster's own word",
      [...playing, roster(M(9), false, M(8)), roster(M(10), false, M(8))],
      ["0 online began exact", "1 activity began exact", "8 activity ended exact", "8 online ended exact"],
    ],
    [
      "offline by the first of two rosters that do not say when",
      [...playing, roster(M(9), false), roster(M(10), false)],
      ["0 online began exact", "1 activity began exact", "9 activity ended inferred", "9 online ended inferred"],
    ],
    [
      "offline by hash 0, exactly where the game says when last played",
      [...playing, profile(M(9), NOWHERE, { lastPlayedAt: M(8.5) })],
      ["0 online began exact", "1 activity began exact", "8.5 activity ended exact", "8.5 online ended exact"],
    ],
    [
      "offline by hash 0, and better by the roster that comes after",
      [...playing, profile(M(9), NOWHERE), roster(M(12), false, M(8))],
      [
        "0 online began exact",
        "1 activity began exact",
        "9 activity ended inferred",
        "9 online ended inferred",
        "8 online ended-at exact",
      ],
    ],
    [
      "online better by a roster that comes after the profile",
      [profile(M(2), plays("x", M(1))), roster(M(3), true, M(0))],
      ["1 online began inferred", "1 activity began exact", "0 online began-at exact"],
    ],
    [
      "an activity better by a party that comes after",
      [profile(M(2), plays("x", null)), profile(M(3), plays("x", null), { party: party(M(3), M(1)) })],
      ["2 online began inferred", "2 activity began inferred", "1 activity began-at exact"],
    ],
    [
      "with the last look, where nobody looked for hours, and anew with the next",
      [...playing, profile(M(300), plays("y", M(280)))],
      [
        "0 online began exact",
        "1 activity began exact",
        "2 activity ended inferred",
        "2 online ended inferred",
        "280 online began inferred",
        "280 activity began exact",
      ],
    ],
    [
      "never across hours in which nobody looked, even where it seems to be the same",
      [...playing, profile(M(100), plays("x", M(1)))],
      [
        "0 online began exact",
        "1 activity began exact",
        "2 activity ended inferred",
        "2 online ended inferred",
        "100 online began inferred",
        "100 activity began inferred",
      ],
    ],
    [
      "with the last look, where somebody is gone after hours",
      [...playing, roster(M(300), false, M(200)), roster(M(301), false, M(200)), profile(M(302), NOWHERE)],
      ["0 online began exact", "1 activity began exact", "2 activity ended inferred", "2 online ended inferred"],
    ],
    [
      "not by a clock that was set back",
      [...playing, profile(M(-600), plays("x", M(1)), { mintedAt: null })],
      ["0 online began exact", "1 activity began exact"],
    ],
    [
      "not while the roster tells the same bytes for an hour",
      [roster(M(1), true, M(0)), profile(M(1.5), PRIVATE), roster(M(61), true, M(0), M(60))],
      ["0 online began exact"],
    ],
  ];
  it.each(cases)("%s", (_, steps, expected) => {
    expect(told(run(steps).transitions)).toEqual(expected);
  });

  it("ends what was stuck with its last sign of life", () => {
    const watched = Array.from({ length: 290 }, (_, index) => profile(M(3 + index), plays("x", M(1))));
    const { transitions, now } = run([...playing, ...watched]);
    expect(isStuck(now, { at: M(293), staleAfterMs })).toBe(true);
    const end = stepPresence(now, profile(M(293), NOWHERE).observation, { at: M(293), staleAfterMs });
    expect(told([...transitions, ...end.transitions]).slice(2)).toEqual([
      "2 activity ended inferred",
      "2 online ended inferred",
    ]);
  });

  it("lets a timer show what the game says, also across a gap", () => {
    const { now } = run([...playing, profile(M(100), plays("x", M(1)))]);
    expect([now.state, now.activitySince, now.activityExactness]).toEqual(["playing", M(1), "exact"]);
  });
});

// What a game tells in the order in which it made it.
const SIGHTS: readonly PresenceSight[] = [
  NOWHERE,
  PRIVATE,
  plays(ORBIT, null),
  plays("x", null),
  plays("y", null),
  plays("x", null, "c2"),
];
const stories = fc.array(fc.record({ sight: fc.constantFrom(...SIGHTS), moves: fc.boolean() }), {
  minLength: 1,
  maxLength: 10,
});

const inOrder = (story: readonly { sight: PresenceSight; moves: boolean }[]): At[] =>
  story.map(({ sight, moves }, index) => {
    const madeAt = M(index * 2);
    const told = sight.kind === "somewhere" && moves ? { ...sight, startedAt: madeAt - MINUTE } : sight;
    return profile(madeAt + 20 * SECOND, told, { mintedAt: madeAt, party: party(madeAt, null) });
  });

const shown = ({ state, sight, activity, character, startedAt, mintedAt, party: list }: PresenceNow) => ({
  state,
  sight,
  activity,
  character,
  startedAt: sight === "activity" ? startedAt : null,
  mintedAt,
  list,
});

describe("any story", () => {
  it("ends the same in whatever order, and however often, its answers come", () => {
    fc.assert(
      fc.property(stories, fc.infiniteStream(fc.nat()), (story, chance) => {
        const answers = inOrder(story);
        const mixed = [...answers, ...answers]
          .map((one) => ({ one, turn: chance.next().value }))
          .toSorted((a, b) => a.turn - b.turn)
          .map(({ one }, index) => ({ ...one, at: M(100) + index * SECOND }));
        const last = answers.at(-1);
        const told = (steps: readonly At[]) => ({ ...shown(run(steps).now), startedAt: null });
        expect(told(mixed)).toEqual(told(last === undefined ? [] : answers));
      }),
      { numRuns: 300 },
    );
  });

  it("is changed by nothing that was made before what is known", () => {
    fc.assert(
      fc.property(stories, fc.array(fc.nat({ max: 9 }), { maxLength: 10 }), (story, repeats) => {
        const answers = inOrder(story);
        const withStale = answers.flatMap((answer, index) => {
          const stale = answers[Math.min(repeats[index] ?? index, index)];
          return stale === undefined || stale === answer ? [answer] : [answer, { ...stale, at: answer.at + SECOND }];
        });
        expect(run(withStale)).toEqual(run(answers));
      }),
      { numRuns: 300 },
    );
  });

  it("opens and closes in turn, and never ends before it began", () => {
    const any = fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constant("roster" as const),
          isOnline: fc.boolean(),
          ago: fc.option(fc.nat(90)),
          wait: fc.nat(90),
        }),
        fc.record({
          kind: fc.constant("profile" as const),
          sight: fc.constantFrom(...SIGHTS),
          ago: fc.option(fc.nat(90)),
          wait: fc.nat(90),
          age: fc.option(fc.nat(5)),
        }),
      ),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(any, (list) => {
        let at = T;
        const steps = list.map((one) => {
          at += one.wait * MINUTE;
          const told = one.ago === null ? null : at - one.ago * MINUTE;
          if (one.kind === "roster") return roster(at, one.isOnline, told);
          const sight = one.sight.kind === "somewhere" ? { ...one.sight, startedAt: told } : one.sight;
          return profile(at, sight, { mintedAt: one.age === null ? null : at - one.age * MINUTE, lastPlayedAt: told });
        });
        const open = new Map<string, boolean>();
        for (const { what, type, at: when } of run(steps).transitions) {
          if (type !== "began" && type !== "ended") continue;
          expect([what, type, open.get(what) ?? false]).toEqual([what, type, type === "ended"]);
          open.set(what, type === "began");
          expect(when).toBeLessThanOrEqual(at);
        }
        const { now } = run(steps);
        expect(open.get("online") ?? false).toBe(now.onlineSince !== null);
      }),
      { numRuns: 400 },
    );
  });
});
