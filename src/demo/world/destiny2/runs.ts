import type { Random } from "#demo/world/random.ts";
import { type Instant, MINUTE, SECOND } from "#shared/time.ts";
import { type Activity, type ActivityKind, ORBIT } from "./activities.ts";
import type { Character, Entry, Player, Run } from "./model.ts";
import { goTo, logIn, logOut, presenceNow } from "./presence.ts";

/** Instances of activities: who is in, what each did, how it ended. */

export interface Runs {
  /** What is drawn of a run depends on its id alone. */
  readonly random: Random;
  /** Those with a report, by its id. */
  readonly ended: Map<string, Run>;
  readonly running: Set<Run>;
  /** Those that ended and still have people inside. */
  readonly lingering: Set<Run>;
  /** An id greater than all given so far: ids follow the end. */
  nextId(endedAt: Instant): string;
}

const FIRST_ID = 15_800_000_000;
/** So many instances end everywhere in a second. */
const ENDED_PER_SECOND = 13;
const COUNTED_FROM: Instant = Date.UTC(2025, 0, 1);

export function createRuns(random: Random): Runs {
  let last = 0;
  return {
    random,
    ended: new Map(),
    running: new Set(),
    lingering: new Set(),
    nextId(endedAt) {
      last = Math.max(last + 1, FIRST_ID + Math.floor((endedAt - COUNTED_FROM) / SECOND) * ENDED_PER_SECOND);
      return String(last);
    },
  };
}

export interface RunOrder {
  readonly activity: Activity;
  readonly players: readonly Player[];
  readonly at: Instant;
  readonly isFresh: boolean;
  readonly isPrivate?: boolean;
}

function enter(run: Run, player: Player, character: Character, at: Instant): void {
  const entry: Entry = {
    player,
    character,
    run,
    joinedAt: at,
    leftAt: null,
    isCompleted: false,
    kills: 0,
    deaths: 0,
    assists: 0,
    precisionKills: 0,
  };
  run.entries.push(entry);
  character.entries.push(entry);
  goTo(player, run.activity, at, { run });
}

export function startRun(runs: Runs, { activity, players, at, isFresh, isPrivate = false }: RunOrder): Run {
  const run: Run = {
    activity,
    startedAt: at,
    id: null,
    endedAt: null,
    isFresh,
    isPrivate,
    isCompleted: false,
    entries: [],
    report: "kept",
    plans: [],
    outlook: null,
  };
  for (const player of players) joinRun(run, player, at);
  runs.running.add(run);
  return run;
}

/** Lets a player who is online in; who is in another run leaves that one. */
export function joinRun(run: Run, player: Player, at: Instant): void {
  leaveRun(player, at);
  const { character } = presenceNow(player);
  if (character) enter(run, player, character, at);
}

const openEntry = (run: Run, player: Player) =>
  run.entries.find((entry) => entry.player === player && entry.leftAt === null);

/** Leaves the run a player is in, if any, for orbit. */
export function leaveRun(player: Player, at: Instant, keepsDate = false): void {
  const { run } = presenceNow(player);
  if (!run) return;
  const entry = openEntry(run, player);
  if (entry) entry.leftAt = at;
  goTo(player, ORBIT, at, { keepsDate });
}

/** Goes offline, out of whatever runs. Stuck: the service goes on showing it. */
export function dropOut(player: Player, at: Instant, how: { readonly isStuck: boolean }): void {
  const { run } = presenceNow(player);
  const entry = run ? openEntry(run, player) : undefined;
  if (entry) entry.leftAt = at;
  logOut(player, at, how);
}

/** Comes back to the run with another character: two entries of one person. */
export function swapCharacter(player: Player, character: Character, at: Instant): void {
  const { run } = presenceNow(player);
  if (run) leaveRun(player, at);
  logIn(player, character, at);
  if (run && run.endedAt === null) enter(run, player, character, at);
}

/** Who is in it now. */
export const presentIn = (run: Run): Player[] =>
  run.entries.filter((entry) => entry.leftAt === null).map((entry) => entry.player);

interface Pace {
  readonly killsPerMinute: number;
  readonly deathsPerMinute: number;
}

const PACE: Readonly<Record<ActivityKind, Pace>> = {
  orbit: { killsPerMinute: 0, deathsPerMinute: 0 },
  social: { killsPerMinute: 0, deathsPerMinute: 0 },
  patrol: { killsPerMinute: 4, deathsPerMinute: 0.03 },
  strike: { killsPerMinute: 6, deathsPerMinute: 0.08 },
  nightfall: { killsPerMinute: 3.2, deathsPerMinute: 0.12 },
  dungeon: { killsPerMinute: 3.5, deathsPerMinute: 0.12 },
  raid: { killsPerMinute: 2.4, deathsPerMinute: 0.09 },
  crucible: { killsPerMinute: 1.5, deathsPerMinute: 1.4 },
  trials: { killsPerMinute: 1.1, deathsPerMinute: 0.9 },
  gambit: { killsPerMinute: 4.5, deathsPerMinute: 0.4 },
};

function perform(entry: Entry, random: Random, endedAt: Instant, deathless: boolean): void {
  const { killsPerMinute, deathsPerMinute } = PACE[entry.run.activity.kind];
  const minutes = ((entry.leftAt ?? endedAt) - entry.joinedAt) / MINUTE;
  const { skill } = entry.player;
  entry.kills = Math.round(killsPerMinute * minutes * skill * random.between(0.6, 1.4));
  entry.deaths = deathless ? 0 : Math.round((deathsPerMinute * minutes * random.between(0.2, 1.8)) / skill);
  entry.assists = Math.round(entry.kills * random.between(0.1, 0.45));
  entry.precisionKills = Math.round(entry.kills * random.between(0.2, 0.6));
}

export interface RunEnd {
  readonly at: Instant;
  readonly isCompleted: boolean;
  /** Nobody died. */
  readonly isFlawless?: boolean;
}

/** Ends a run: everybody's numbers stand, and it has an id. Who is in stays until they go elsewhere. */
export function endRun(runs: Runs, run: Run, { at, isCompleted, isFlawless = false }: RunEnd): void {
  const id = runs.nextId(at);
  const random = runs.random.fork(id);
  runs.running.delete(run);
  run.endedAt = at;
  run.isCompleted = isCompleted;
  run.id = id;
  runs.ended.set(id, run);
  for (const entry of run.entries) {
    perform(entry, random, at, isFlawless);
    entry.isCompleted = isCompleted && entry.leftAt === null;
    entry.leftAt ??= at;
  }
  const [first] = run.entries;
  // A clear without a death is a feat: none happens by chance.
  if (first && !isFlawless && run.entries.every((entry) => entry.deaths === 0)) first.deaths = 1;
}
