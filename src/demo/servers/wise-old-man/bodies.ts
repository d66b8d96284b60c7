import { activityLines, skillLines } from "#demo/servers/osrs/lite-bodies.ts";
import { levelAt } from "#demo/world/osrs/levels.ts";
import { type HiscoreList, PASTIMES } from "#demo/world/osrs/list.ts";
import { type Clan, latestAt, type Numbers, type Player, type Stay } from "#demo/world/osrs/model.ts";
import { sameName } from "#demo/world/osrs/names.ts";
import { numberOf, numbersAt } from "#demo/world/osrs/published.ts";
import type { Instant } from "#shared/time.ts";
import { metricOf } from "./metrics.ts";

/** The bodies of Wise Old Man's answers (recordings of February and September 2026). */

/** What it knows of a player, as of its last look. */
export interface Tracked {
  readonly player: Player;
  /** All looks, which rise; there is at least one. */
  readonly looks: readonly Instant[];
  /** The name that the player had at the last look. */
  readonly name: string;
}

/** Experience in an hour and kills in an hour by which efficient hours are reckoned here: one figure for all. */
const XP_PER_HOUR = 90_000;
const KILLS_PER_HOUR = 30;
/** Hours to the end of everything, from nothing. */
const HOURS_TO_MAX = 2_100;
const HOURS_TO_200M = 24_000;
/** Snapshots of a player are numbered from here, far apart. */
const SNAPSHOT_IDS = 100_000;

const iso = (at: Instant) => new Date(at).toISOString();
const hours = (value: number) => Math.round(value * 100_000) / 100_000;

export function lastLook({ looks }: Tracked): Instant {
  return looks.at(-1) ?? 0;
}

interface Entry {
  readonly metric: string;
}

function byMetric<T extends Entry>(entries: readonly T[]): Record<string, T> {
  return Object.fromEntries(entries.map((entry) => [entry.metric, entry]));
}

interface Named {
  readonly name: string;
}

/** Those of the lines that it keeps, under its own names. */
function kept<L extends Named, T extends Entry>(lines: readonly L[], entryOf: (metric: string, line: L) => T): T[] {
  return lines.flatMap((line) => {
    const metric = metricOf(line.name);
    return metric === null ? [] : [entryOf(metric, line)];
  });
}

const efficientHours = (xp: number) => hours(Math.max(0, xp) / XP_PER_HOUR);
const efficientBossing = (kills: number) => hours(Math.max(0, kills) / KILLS_PER_HOUR);

function snapshotData(player: Player, numbers: Readonly<Numbers>, list: HiscoreList, at: Instant) {
  const standing = { player, numbers };
  const isBoss = ({ name }: Named) => !PASTIMES.includes(name);
  const activities = activityLines(standing, list, at);
  const skills = kept(skillLines(standing, list, at), (metric, { rank, level, xp }) => ({
    metric,
    experience: xp,
    rank,
    level,
    ehp: efficientHours(xp),
  }));
  const bosses = kept(activities.filter(isBoss), (metric, { rank, score }) => ({
    metric,
    kills: score,
    rank,
    ehb: efficientBossing(score),
  }));
  const pastimes = kept(
    activities.filter((line) => !isBoss(line)),
    (metric, { rank, score }) => ({ metric, score, rank }),
  );
  const ehb = hours(bosses.reduce((sum, one) => sum + one.ehb, 0));
  const ehp = skills[0]?.ehp ?? 0;
  return {
    skills: byMetric(skills),
    bosses: byMetric(bosses),
    activities: byMetric(pastimes),
    computed: {
      ehp: { metric: "ehp", value: ehp, rank: 400_000 },
      ehb: { metric: "ehb", value: ehb, rank: 440_000 },
    },
  };
}

/** Snapshots at some of the looks of a player, in the order of the instants, which rise. */
export function snapshotBodies({ player, looks }: Tracked, instants: readonly Instant[], list: HiscoreList) {
  const first = looks.indexOf(instants[0] ?? 0);
  return numbersAt(player, instants).map((numbers, i) => {
    const at = instants[i] ?? 0;
    return {
      id: (player.id % SNAPSHOT_IDS) * SNAPSHOT_IDS + first + i,
      playerId: player.id,
      createdAt: iso(at),
      importedAt: null,
      data: snapshotData(player, numbers, list, at),
    };
  });
}

/** The last look that something had changed by. */
function lastChange({ player, looks }: Tracked): Instant | null {
  const change = player.changes.findLast((one) => one.at <= (looks.at(-1) ?? 0));
  return change ? (looks.find((look) => look >= change.at) ?? null) : null;
}

export function playerBody(tracked: Tracked, list: HiscoreList) {
  const { player, name, looks } = tracked;
  const [numbers = {}] = numbersAt(player, [lastLook(tracked)]);
  const { xp } = skillLines({ player, numbers }, list, lastLook(tracked))[0] ?? { xp: 0 };
  const changed = lastChange(tracked);
  return {
    id: player.id,
    username: sameName(name),
    displayName: name,
    type: player.type,
    build: "main",
    status: "active",
    country: null,
    patron: false,
    exp: xp,
    ehp: efficientHours(xp),
    ehb: 0,
    ttm: Math.max(0, HOURS_TO_MAX - efficientHours(xp)),
    tt200m: Math.max(0, HOURS_TO_200M - efficientHours(xp)),
    registeredAt: iso(looks[0] ?? player.bornAt),
    updatedAt: iso(lastLook(tracked)),
    lastChangedAt: changed === null ? null : iso(changed),
    lastImportedAt: null,
  };
}

function combatLevel(numbers: Readonly<Numbers>): number {
  const level = (skill: string) => levelAt(numberOf(numbers, skill));
  const base = (level("Defence") + level("Hitpoints") + Math.floor(level("Prayer") / 2)) / 4;
  const melee = 0.325 * (level("Attack") + level("Strength"));
  const other = 0.325 * 1.5 * Math.max(level("Ranged"), level("Magic"));
  return Math.floor(base + Math.max(melee, other));
}

export function playerDetailsBody(tracked: Tracked, list: HiscoreList) {
  const at = lastLook(tracked);
  const [numbers = {}] = numbersAt(tracked.player, [at]);
  return {
    ...playerBody(tracked, list),
    combatLevel: combatLevel(numbers),
    archive: null,
    annotations: [],
    latestSnapshot: snapshotBodies(tracked, [at], list)[0] ?? null,
  };
}

/** A group in a list of groups. */
export function groupCardBody(clan: Clan, memberCount: number, seenAt: Instant) {
  return {
    id: clan.id,
    name: clan.name,
    clanChat: clan.name,
    description: clan.description,
    homeworld: clan.homeworld,
    verified: true,
    patron: false,
    visible: true,
    profileImage: null,
    bannerImage: null,
    score: 150,
    createdAt: iso(clan.foundedAt),
    updatedAt: iso(seenAt),
    memberCount,
  };
}

function membershipBody(clan: Clan, { joinedAt, roles }: Stay, tracked: Tracked, list: HiscoreList, seenAt: Instant) {
  const { role, from } = latestAt(roles, seenAt);
  return {
    playerId: tracked.player.id,
    groupId: clan.id,
    role,
    clientSyncJoinedAt: null,
    createdAt: iso(joinedAt),
    updatedAt: iso(from),
    player: playerBody(tracked, list),
  };
}

export interface KnownMember {
  readonly stay: Stay;
  readonly tracked: Tracked;
}

export function groupBody(clan: Clan, members: readonly KnownMember[], list: HiscoreList, seenAt: Instant) {
  return {
    ...groupCardBody(clan, members.length, seenAt),
    socialLinks: { website: null, discord: null, twitter: null, youtube: null, twitch: null },
    roleOrders: [],
    memberships: members.map(({ stay, tracked }) => membershipBody(clan, stay, tracked, list, seenAt)),
  };
}
