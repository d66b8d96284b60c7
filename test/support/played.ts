/** Histories and reports of Destiny 2, as their readers tell them, and a store with a clan that they are taken into. */
import { destiny2 } from "#main/games/destiny2/game.ts";
import type { ActivitiesFact, Fact, PlayedActivity, PlayerResult, Report, ReportEntry } from "#main/games/game.ts";
import { insertClan } from "#main/store/clans/clans.ts";
import type { Database } from "#main/store/database.ts";
import { applyReading } from "#main/sync/apply.ts";
import type { ClanId } from "#shared/ids.ts";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import { memoryStore } from "./store.ts";

export const NOON: Instant = Date.UTC(2026, 7, 6, 12);
export const CLAN_REF = "700";

export const RAID_REF = "9001";
export const DUNGEON_REF = "9002";
export const STRIKE_REF = "9003";

const MODES: Readonly<Record<string, readonly number[]>> = {
  [RAID_REF]: [7, 4],
  [DUNGEON_REF]: [7, 82],
  [STRIKE_REF]: [7, 3],
};

/** An instance that ended so many minutes after `NOON`. */
export function played(instance: string, endMinute: number, over: Partial<PlayedActivity> = {}): PlayedActivity {
  const activity = over.activity ?? STRIKE_REF;
  const durationSeconds = over.durationSeconds ?? 600;
  return {
    instance,
    startedAt: NOON + endMinute * MINUTE - durationSeconds * SECOND,
    durationSeconds,
    activity,
    director: activity,
    modes: MODES[activity] ?? [],
    isPrivate: false,
    isObjectiveReached: true,
    ...over,
  };
}

export function result(character: string, over: Partial<PlayerResult> = {}): PlayerResult {
  return {
    character,
    isCompleted: true,
    kills: 10,
    deaths: 1,
    assists: 2,
    score: null,
    timePlayedSeconds: 600,
    startSeconds: 0,
    ...over,
  };
}

export function entry(ref: string | null, character: string, over: Partial<ReportEntry> = {}): ReportEntry {
  return {
    ...result(character),
    ref,
    name: ref === null ? null : `Player ${ref}`,
    class: ref === null ? null : "Titan",
    light: 2000,
    fireteam: "1",
    ...over,
  };
}

export function report(of: PlayedActivity, entries: readonly ReportEntry[], over: Partial<Report> = {}): Report {
  return { ...of, playerCount: entries.length, startedFromBeginning: true, startingPhase: 0, entries, ...over };
}

/** A page of a history, newest start first as the game tells it. */
export function page(
  account: string,
  character: string,
  activities: ActivitiesFact["activities"],
  over: Partial<Pick<ActivitiesFact, "page" | "isLast">> = {},
): ActivitiesFact {
  return { type: "activities", account, character, page: 0, isLast: true, activities, ...over };
}

export interface Played {
  readonly database: Database;
  readonly clan: ClanId;
  /** Takes in what one answer tells, and says what it caused. */
  readonly take: (fact: Fact, at: Instant, since?: Instant | null) => ReturnType<typeof applyReading>;
}

/** Refs of resources that facts come from. */
function resourceOf(fact: Fact): { kind: string; ref: string } {
  switch (fact.type) {
    case "activities":
      return {
        kind: destiny2.activities?.historyKinds[fact.page] ?? "",
        ref: `3/${fact.account}/${fact.character}`,
      };
    case "report":
      return { kind: "report", ref: fact.report.instance };
    case "characters":
      return { kind: "profile", ref: `3/${fact.account}` };
    case "roster":
      return { kind: "roster", ref: fact.clan };
    case "values":
      return { kind: "stats", ref: "stats" };
    default:
      return { kind: "definitions", ref: "/list" };
  }
}

/** A store with a clan that some players have been in since before we looked, checked for two days. */
export function playedStore(members: readonly string[]): Played {
  return addPlayed(memoryStore(), members);
}

/** The same in a store that there is. */
export function addPlayed(database: Database, members: readonly string[]): Played {
  const clan = database.transact((tx) =>
    insertClan(tx, { game: "destiny2", ref: CLAN_REF, name: "Vanguard", memberCount: null }, NOON - 2 * DAY),
  );
  const take: Played["take"] = (fact, at, since = at - HOUR) =>
    database.transact((tx) =>
      applyReading(tx, destiny2, { ...resourceOf(fact), lastCheckedAt: since }, { facts: [fact], follow: [] }, at),
    );
  take(
    {
      type: "roster",
      clan: CLAN_REF,
      members: members.map((ref) => ({ ref, name: `Player ${ref}`, gameRole: "member" })),
    },
    NOON - 2 * DAY,
    null,
  );
  take(
    {
      type: "definitions",
      list: "DestinyActivityDefinition",
      version: "1",
      entries: [
        { ref: RAID_REF, name: "Vault of Glass", modes: [4] },
        { ref: DUNGEON_REF, name: "Prophecy", modes: [82] },
        { ref: STRIKE_REF, name: "The Arms Dealer", modes: [3] },
      ],
    },
    NOON - 2 * DAY,
  );
  return { database, clan, take };
}
