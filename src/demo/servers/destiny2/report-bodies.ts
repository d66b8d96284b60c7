import type { Character, Entry, Player, Run } from "#demo/world/destiny2/model.ts";
import { MODE } from "#demo/world/destiny2/modes.ts";
import { createRandom, type Random } from "#demo/world/random.ts";
import { type Instant, SECOND } from "#shared/time.ts";
import { userInfoCard, wireSeconds } from "./cards.ts";
import { type Basic, fraction, said, seconds, whole, withStatIds } from "./values.ts";

/** Post-game reports and histories (games/destiny2.md section 1.9). */

/** A run that ended. */
export interface EndedRun extends Run {
  readonly id: string;
  readonly endedAt: Instant;
}

export const hasEnded = (run: Run): run is EndedRun => run.id !== null && run.endedAt !== null;

/** One character's part, of the fireteams or of the strangers beside them. */
interface Part {
  readonly player: Player;
  readonly character: Character;
  readonly kills: number;
  readonly deaths: number;
  readonly assists: number;
  readonly precisionKills: number;
  readonly fromSeconds: number;
  readonly forSeconds: number;
  readonly isCompleted: boolean;
  readonly fireteam: number;
  /** 0 won, 1 lost; always 0 where nobody is against anybody. */
  readonly standing: number;
}

const CLASS_NAMES = ["Titan", "Hunter", "Warlock"] as const;
const CLASS_HASHES = [3_655_393_761, 671_679_327, 2_271_682_572] as const;
/** Seconds are kept in 16 bits. */
const MOST_SECONDS = 32_767;
/** Who left after so many seconds has no fireteam any more: 16 seconds and 98 are recorded, without and with one. */
const SHORT_STAY = 90;
/** A fireteam's id is a whole number beyond what a double holds: only about right. */
const FIRST_FIRETEAM = 5.268966040005104e18;
const BETWEEN_FIRETEAMS = 1e13;

const isMatch = ({ activity }: Run) => activity.modes.includes(MODE.allPvP) || activity.mode === MODE.gambit;
const lengthOf = ({ startedAt, endedAt }: EndedRun) => Math.floor((endedAt - startedAt) / SECOND);
const fireteamOf = (id: string, place: number) =>
  FIRST_FIRETEAM + (Number(id) % 1e6) * BETWEEN_FIRETEAMS + place * 1e12;

function partOf(entry: Entry, run: EndedRun, standing: number): Part {
  const { player, character, kills, deaths, assists, precisionKills, isCompleted } = entry;
  const leftAt = entry.leftAt ?? run.endedAt;
  const forSeconds = Math.floor((leftAt - entry.joinedAt) / SECOND);
  return {
    player,
    character,
    kills,
    deaths,
    assists,
    precisionKills,
    fromSeconds: Math.floor((entry.joinedAt - run.startedAt) / SECOND),
    forSeconds,
    isCompleted,
    fireteam: leftAt < run.endedAt && forSeconds < SHORT_STAY ? 0 : fireteamOf(run.id, 0),
    standing,
  };
}

/** How many strangers the game adds to those who came together. */
function strangersBeside({ activity, isPrivate, entries }: EndedRun): number {
  if (activity.strangers === 0 || isPrivate) return 0;
  return Math.max(0, activity.strangers + 1 - new Set(entries.map(({ player }) => player)).size);
}

function strangersIn(run: EndedRun, outsiders: readonly Player[], random: Random, weWon: number): Part[] {
  const inside = new Set(run.entries.map(({ player }) => player));
  const free = random.shuffled(outsiders.filter((one) => !inside.has(one)));
  const mates = Math.max(0, run.activity.size - inside.size);
  const [sample] = run.entries;
  return free.slice(0, strangersBeside(run)).flatMap((player, i): Part[] => {
    const [character] = player.characters;
    if (!character) return [];
    const kills = Math.round((sample?.kills ?? 0) * random.between(0.4, 1.6));
    return [
      {
        player,
        character,
        kills,
        deaths: Math.round((sample?.deaths ?? 0) * random.between(0.4, 1.6)) + 1,
        assists: Math.round(kills * 0.3),
        precisionKills: Math.round(kills * 0.4),
        fromSeconds: 0,
        forSeconds: lengthOf(run),
        isCompleted: run.isCompleted,
        fireteam: fireteamOf(run.id, i + 1),
        standing: i < mates ? weWon : 1 - weWon,
      },
    ];
  });
}

function standingOf(run: EndedRun): number {
  return isMatch(run) && createRandom(`${run.id}/standing`).chance(0.5) ? 1 : 0;
}

function partsOf(run: EndedRun, outsiders: readonly Player[]): Part[] {
  const random = createRandom(`${run.id}/strangers`);
  const standing = standingOf(run);
  const own = run.entries.map((entry) => partOf(entry, run, standing));
  if (strangersBeside(run) === 0) return own;
  const strangers = strangersIn(run, outsiders, random, standing);
  return isMatch(run) ? [...own, ...strangers] : [...own, ...strangers.map((one) => ({ ...one, standing: 0 }))];
}

const perDeath = (value: number, deaths: number) => value / Math.max(1, deaths);

function valuesOf(part: Part, run: EndedRun, playerCount: number): Record<string, Basic> {
  const { kills, deaths, assists, isCompleted, standing } = part;
  const match: Record<string, Basic> = isMatch(run)
    ? {
        standing: said(standing, standing === 0 ? "Victory" : "Defeat"),
        team: said(18 + standing, String(18 + standing)),
      }
    : {};
  return {
    assists: whole(assists),
    completed: said(isCompleted ? 1 : 0, isCompleted ? "Yes" : "No"),
    deaths: whole(deaths),
    kills: whole(kills),
    opponentsDefeated: whole(kills + assists),
    efficiency: fraction(perDeath(kills + assists, deaths)),
    killsDeathsRatio: fraction(perDeath(kills, deaths)),
    killsDeathsAssists: fraction(perDeath(kills + assists / 2, deaths)),
    score: whole(0),
    activityDurationSeconds: seconds(lengthOf(run)),
    completionReason: run.isCompleted ? said(0, "Objective Completed") : said(255, "Unknown"),
    fireteamId: said(part.fireteam, part.fireteam === 0 ? "" : "-2147483648"),
    startSeconds: seconds(Math.min(MOST_SECONDS, part.fromSeconds)),
    timePlayedSeconds: seconds(Math.min(MOST_SECONDS, part.forSeconds)),
    playerCount: whole(playerCount),
    teamScore: whole(0),
    ...match,
  };
}

function details({ activity, id, isPrivate, entries }: EndedRun) {
  return {
    referenceId: activity.hash,
    directorActivityHash: activity.playlist ?? activity.hash,
    instanceId: id,
    mode: activity.mode ?? 0,
    modes: activity.modes,
    isPrivate,
    membershipType: entries[0]?.player.membershipType ?? 0,
  };
}

/** A weapon's share of what was done, as half of the kills. */
function extendedOf({ kills, precisionKills }: Part) {
  const [own, precise] = [Math.floor(kills / 2), Math.floor(precisionKills / 2)];
  const share = own === 0 ? 0 : precise / own;
  const weapon = {
    referenceId: 3_211_624_072,
    values: {
      uniqueWeaponKills: whole(own),
      uniqueWeaponPrecisionKills: whole(precise),
      uniqueWeaponKillsPrecisionKills: said(share, `${Math.round(share * 100)}%`),
    },
  };
  return {
    ...(own === 0 ? {} : { weapons: [weapon] }),
    values: {
      precisionKills: whole(precisionKills),
      weaponKillsGrenade: whole(Math.floor(kills * 0.08)),
      weaponKillsMelee: whole(Math.floor(kills * 0.06)),
      weaponKillsSuper: whole(Math.floor(kills * 0.1)),
      weaponKillsAbility: whole(Math.floor(kills * 0.05)),
    },
  };
}

/** Somebody of whom the service has nothing but an id yet (api#1297). */
function stubOf({ player }: Part) {
  const { membershipId } = player;
  return {
    destinyUserInfo: {
      membershipType: 0,
      membershipId,
      crossSaveOverride: 0,
      applicableMembershipTypes: [],
      isPublic: false,
    },
    classHash: 0,
    raceHash: 0,
    genderHash: 0,
    characterLevel: 0,
    lightLevel: 0,
    emblemHash: 0,
  };
}

function playerBody({ player, character }: Part) {
  return {
    destinyUserInfo: userInfoCard(player),
    characterClass: CLASS_NAMES[character.classType] ?? "",
    classHash: CLASS_HASHES[character.classType] ?? 0,
    raceHash: 3_887_404_748,
    genderHash: 2_204_441_813,
    characterLevel: 50,
    lightLevel: character.light,
    emblemHash: 2_133_500_859,
  };
}

/** What is wrong with a report that was asked for early. */
export type ReportFlaw = "entries-missing" | "stub" | null;

function teamsOf(run: EndedRun, parts: readonly Part[]) {
  if (!isMatch(run)) return [];
  return [0, 1].map((standing) => ({
    teamId: 18 + standing,
    standing: said(standing, standing === 0 ? "Victory" : "Defeat"),
    score: whole(parts.filter((part) => part.standing === standing).reduce((sum, { kills }) => sum + kills, 0)),
    teamName: standing === 0 ? "Alpha" : "Bravo",
  }));
}

export function reportBody(run: EndedRun, outsiders: readonly Player[], flaw: ReportFlaw = null) {
  const parts = partsOf(run, outsiders);
  const shown = flaw === "entries-missing" ? parts.slice(0, Math.ceil(parts.length / 3)) : parts;
  const entries = shown.map((part, i) => ({
    standing: part.standing,
    score: whole(0),
    player: flaw === "stub" && i === shown.length - 1 ? stubOf(part) : playerBody(part),
    characterId: part.character.id,
    values: valuesOf(part, run, parts.length),
    extended: extendedOf(part),
  }));
  return {
    period: wireSeconds(run.startedAt),
    startingPhaseIndex: 0,
    activityWasStartedFromBeginning: run.isFresh,
    ...(run.activity.tier === 0 ? {} : { activityDifficultyTier: run.activity.tier }),
    activityDetails: details(run),
    entries,
    teams: teamsOf(run, parts),
  };
}

/** One line of a character's history. */
export function historyItem(entry: Entry, run: EndedRun) {
  const playerCount = run.entries.length + strangersBeside(run);
  return {
    period: wireSeconds(run.startedAt),
    activityDetails: details(run),
    values: withStatIds(valuesOf(partOf(entry, run, standingOf(run)), run, playerCount)),
  };
}
