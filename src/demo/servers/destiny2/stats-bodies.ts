import { ACTIVITIES } from "#demo/world/destiny2/activities.ts";
import type { Character, Entry, Player, Tally } from "#demo/world/destiny2/model.ts";
import { MODE, MODES } from "#demo/world/destiny2/modes.ts";
import { SECOND } from "#shared/time.ts";
import { type Basic, fraction, said, seconds, whole, withStatIds } from "./values.ts";

/** Statistics of accounts and characters: what was before the world's past, and every activity since that is counted. */

/** Which of a character's parts are counted already. */
export type IsCounted = (entry: Entry) => boolean;

type Sums = { -readonly [K in keyof Tally]: number } & { fastestMs: number; fastestId: string; mostKills: number };

const NOTHING: Sums = {
  kills: 0,
  deaths: 0,
  assists: 0,
  precisionKills: 0,
  seconds: 0,
  entered: 0,
  cleared: 0,
  fastestMs: 0,
  fastestId: "0",
  mostKills: 0,
};

function add(sums: Sums, tally: Tally): void {
  for (const key of ["kills", "deaths", "assists", "precisionKills", "seconds", "entered", "cleared"] as const)
    sums[key] += tally[key];
}

function addEntry(sums: Sums, entry: Entry): void {
  const { run, joinedAt, isCompleted } = entry;
  const leftAt = entry.leftAt ?? joinedAt;
  sums.kills += entry.kills;
  sums.deaths += entry.deaths;
  sums.assists += entry.assists;
  sums.precisionKills += entry.precisionKills;
  sums.seconds += Math.floor((leftAt - joinedAt) / SECOND);
  sums.entered += 1;
  sums.cleared += isCompleted ? 1 : 0;
  sums.mostKills = Math.max(sums.mostKills, entry.kills);
  const lengthMs = (run.endedAt ?? leftAt) - run.startedAt;
  if (isCompleted && (sums.fastestMs === 0 || lengthMs < sums.fastestMs)) {
    sums.fastestMs = lengthMs;
    sums.fastestId = run.id ?? "0";
  }
}

/** A clear of years ago took about an hour and so many kills. */
const OLD_CLEAR: Tally = {
  kills: 130,
  deaths: 3,
  assists: 25,
  precisionKills: 50,
  seconds: 3_000,
  entered: 1,
  cleared: 1,
};

function oldClears(character: Character, isOf: (hash: number) => boolean): Tally {
  const count = Object.entries(character.before.clears).reduce(
    (sum, [hash, n]) => sum + (isOf(Number(hash)) ? n : 0),
    0,
  );
  const times = (value: number) => value * count;
  return {
    kills: times(OLD_CLEAR.kills),
    deaths: times(OLD_CLEAR.deaths),
    assists: times(OLD_CLEAR.assists),
    precisionKills: times(OLD_CLEAR.precisionKills),
    seconds: times(OLD_CLEAR.seconds),
    entered: count,
    cleared: count,
  };
}

const isOfMode = (mode: number) => (hash: number) =>
  ACTIVITIES.find((one) => one.hash === hash)?.modes.includes(mode) ?? false;

function beforeOf(character: Character, mode: number): Tally {
  if (mode === MODE.allPvE) return character.before.pve;
  return mode === MODE.allPvP ? character.before.pvp : oldClears(character, isOfMode(mode));
}

function sumsOf(characters: readonly Character[], mode: number, isCounted: IsCounted): Sums {
  const sums = { ...NOTHING };
  for (const character of characters) {
    add(sums, beforeOf(character, mode));
    for (const entry of character.entries)
      if (entry.run.activity.modes.includes(mode) && isCounted(entry)) addEntry(sums, entry);
  }
  return sums;
}

const plus = (one: Sums, other: Sums): Sums => {
  const sums = { ...one, mostKills: Math.max(one.mostKills, other.mostKills) };
  add(sums, other);
  return sums;
};

const perDeath = (value: number, deaths: number) => value / Math.max(1, deaths);

/** Milliseconds as minutes and seconds, `14:07.000`. */
function milliseconds(value: number) {
  const whole = Math.floor(value / SECOND);
  const rest = String(whole % 60).padStart(2, "0");
  return said(value, `${Math.floor(whole / 60)}:${rest}.${String(value % SECOND).padStart(3, "0")}`);
}

function allTime(sums: Sums, kind: "pve" | "pvp" | "both") {
  const perGame = (value: number, shown = whole(value)) => {
    const mean = value / Math.max(1, sums.entered);
    return { ...shown, pga: { value: mean, displayValue: mean.toFixed(1) } };
  };
  const results: Readonly<Record<typeof kind, Readonly<Record<string, Basic>>>> = {
    pve: { activitiesCleared: whole(sums.cleared) },
    pvp: {
      activitiesWon: whole(sums.cleared),
      winLossRatio: fraction(sums.cleared / Math.max(1, sums.entered - sums.cleared)),
    },
    both: { activitiesCleared: whole(sums.cleared), activitiesWon: whole(sums.cleared) },
  };
  return {
    allTime: withStatIds({
      ...results[kind],
      activitiesEntered: whole(sums.entered),
      assists: perGame(sums.assists),
      kills: perGame(sums.kills),
      secondsPlayed: perGame(sums.seconds, seconds(sums.seconds)),
      deaths: perGame(sums.deaths),
      averageLifespan: seconds(Math.floor(perDeath(sums.seconds, sums.deaths))),
      bestSingleGameKills: { ...whole(sums.mostKills), activityId: sums.fastestId },
      opponentsDefeated: whole(sums.kills + sums.assists),
      efficiency: fraction(perDeath(sums.kills + sums.assists, sums.deaths)),
      killsDeathsRatio: fraction(perDeath(sums.kills, sums.deaths)),
      killsDeathsAssists: fraction(perDeath(sums.kills + sums.assists / 2, sums.deaths)),
      precisionKills: perGame(sums.precisionKills),
      fastestCompletionMs: { ...milliseconds(sums.fastestMs), activityId: sums.fastestId },
    }),
  };
}

function mergedOf(characters: readonly Character[], isCounted: IsCounted) {
  const [pve, pvp] = [sumsOf(characters, MODE.allPvE, isCounted), sumsOf(characters, MODE.allPvP, isCounted)];
  return {
    results: { allPvE: allTime(pve, "pve"), allPvP: allTime(pvp, "pvp") },
    merged: allTime(plus(pve, pvp), "both"),
  };
}

export function accountStatsBody({ characters }: Player, isCounted: IsCounted) {
  const deleted = characters.filter((one) => one.deletedAt !== null);
  return {
    mergedDeletedCharacters: deleted.length === 0 ? { results: {}, merged: {} } : mergedOf(deleted, isCounted),
    mergedAllCharacters: mergedOf(characters, isCounted),
    characters: characters.map((one) => ({
      characterId: one.id,
      deleted: one.deletedAt !== null,
      ...mergedOf([one], isCounted),
    })),
  };
}

/** By the names of modes; a mode that nothing was done in has an empty value. */
export function modeStatsBody(characters: readonly Character[], modes: readonly number[], isCounted: IsCounted) {
  const known = modes.flatMap((type) => MODES.find((mode) => mode.type === type) ?? []);
  return Object.fromEntries(
    known.map(({ type, key, category }) => {
      const sums = sumsOf(characters, type, isCounted);
      return [key, sums.entered === 0 ? {} : allTime(sums, category === 2 ? "pvp" : "pve")];
    }),
  );
}

/** What a character did in each activity it ever played. */
export function aggregateBody(character: Character, isCounted: IsCounted) {
  const byHash = new Map<number, Sums>();
  const sumsFor = (hash: number) => {
    const sums = byHash.get(hash) ?? { ...NOTHING };
    byHash.set(hash, sums);
    return sums;
  };
  for (const hash of Object.keys(character.before.clears))
    add(
      sumsFor(Number(hash)),
      oldClears(character, (one) => one === Number(hash)),
    );
  for (const entry of character.entries) if (isCounted(entry)) addEntry(sumsFor(entry.run.activity.hash), entry);
  return {
    activities: [...byHash].map(([activityHash, sums]) => ({
      activityHash,
      values: withStatIds({
        activityCompletions: whole(sums.cleared),
        activityKills: whole(sums.kills),
        activityDeaths: whole(sums.deaths),
        activityAssists: whole(sums.assists),
        activityPrecisionKills: whole(sums.precisionKills),
        activitySecondsPlayed: seconds(sums.seconds),
        fastestCompletionMsForActivity: { ...milliseconds(sums.fastestMs), activityId: sums.fastestId },
      }),
    })),
  };
}
