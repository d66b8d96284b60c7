import { playerName } from "#demo/world/names.ts";
import { DAY, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { CLAN_LIMIT, enterClan, exitClan } from "./clans.ts";
import type { Clan, ClanAgenda, ClanPolicy, ClanRole, Player } from "./model.ts";
import { comeOnline, isPlaying } from "./sessions.ts";

/** Joins, leaves, kicks, roles and names: what happens to the roster of a clan of the alliance. */

/** A clan of the alliance never falls below this, nor above the game's fifty. */
export const LEAST_MEMBERS = 43;

/** Nobody fit is in the game right now: look again after so long. */
const LOOK_AGAIN = 4 * MINUTE;
/** The roster is full, or as small as it may get. */
const ROSTER_PAUSE = 70 * MINUTE;
/** No candidate at all. */
const NO_CANDIDATE = 5 * HOUR;
const KICK_EVERY = 19 * HOUR;
/** Mean time between renames in one clan. A rename is free once, then costs gems: rare. */
const RENAME_EVERY = 5 * DAY;

/** Share of joins by somebody who was here before, and of leaves towards another clan of the alliance. */
const REJOIN_SHARE = 0.25;
const MOVE_SHARE = 0.3;
/** How many who left are remembered. */
const FORMER_LIMIT = 40;

/** How many of a role a clan wants, at least and at most. */
const ADMINS = [4, 16] as const;
const CO_LEADERS = [3, 6] as const;
/** One role change in so many hands the clan over to a co-leader. */
const HANDOVER_SHARE = 0.02;

/** What clan life needs of the world. */
export interface Neighbourhood {
  /** The clans of the alliance. */
  readonly clans: readonly Clan[];
  /** A new player for this clan, in none yet. */
  newPlayer(clan: Clan, at: Instant): Player;
}

type Step = (clan: Clan, policy: ClanPolicy, agenda: ClanAgenda, at: Instant, around: Neighbourhood) => void;

/** The next time after `at`, on a whole minute. */
function later(clan: Clan, at: Instant, mean: number): Instant {
  return at + Math.max(1, Math.ceil(clan.random.wait(mean) / MINUTE)) * MINUTE;
}

/** Small rosters fill up faster, full ones slower. */
function joinPace(clan: Clan): number {
  if (clan.members.length <= LEAST_MEMBERS + 2) return 0.4;
  return clan.members.length >= CLAN_LIMIT - 1 ? 1.5 : 1;
}

const join: Step = (clan, policy, agenda, at, around) => {
  if (clan.members.length + clan.arrivals.length >= CLAN_LIMIT) {
    agenda.joinAt = at + ROSTER_PAUSE;
    return;
  }
  const { random } = clan;
  const returning = clan.former.filter((player) => player.clanTag === null && !isExpected(player, around));
  const player =
    returning.length > 0 && random.chance(REJOIN_SHARE) ? random.pick(returning) : around.newPlayer(clan, at);
  enterClan(clan, player, at);
  comeOnline(player, at);
  agenda.joinAt = later(clan, at, policy.joinEvery * joinPace(clan));
};

function isExpected(player: Player, around: Neighbourhood): boolean {
  return around.clans.some((clan) => clan.arrivals.some((arrival) => arrival.player === player));
}

const LEAVE_WEIGHT: Readonly<Record<ClanRole, number>> = { leader: 0, coLeader: 0.08, admin: 0.4, member: 1 };

const leave: Step = (clan, policy, agenda, at, around) => {
  const { random } = clan;
  if (clan.members.length <= LEAST_MEMBERS) {
    agenda.leaveAt = at + ROSTER_PAUSE;
    return;
  }
  const leaver = random.weighted(
    clan.members.filter((member) => isPlaying(member, at)),
    (member) => LEAVE_WEIGHT[member.role],
  );
  if (!leaver) {
    agenda.leaveAt = at + LOOK_AGAIN;
    return;
  }
  part(clan, leaver);
  const open = around.clans.filter(
    (other) => other !== clan && other.members.length + other.arrivals.length < CLAN_LIMIT,
  );
  if (open.length > 0 && random.chance(MOVE_SHARE)) {
    random.pick(open).arrivals.push({ at: at + random.int(2, 12) * MINUTE, player: leaver });
  }
  agenda.leaveAt = later(clan, at, policy.joinEvery * (clan.members.length >= CLAN_LIMIT - 1 ? 0.7 : 1.1));
};

function part(clan: Clan, player: Player): void {
  exitClan(clan, player);
  if (clan.former.length > FORMER_LIMIT) clan.former.shift();
}

const kick: Step = (clan, policy, agenda, at) => {
  if (!isLed(clan, at)) {
    agenda.kickAt = at + LOOK_AGAIN;
    return;
  }
  const absent = clan.members.filter(
    (member) => member.role !== "leader" && at - member.lastActiveAt > policy.kickAfter,
  );
  const longest = absent.sort((a, b) => a.lastActiveAt - b.lastActiveAt)[0];
  if (!longest || clan.members.length <= LEAST_MEMBERS) {
    agenda.kickAt = at + NO_CANDIDATE;
    return;
  }
  part(clan, longest);
  agenda.kickAt = later(clan, at, KICK_EVERY);
};

/** True while somebody is in the game who may change roles and throw out. */
function isLed(clan: Clan, at: Instant): boolean {
  return clan.members.some(
    (member) => (member.role === "leader" || member.role === "coLeader") && isPlaying(member, at),
  );
}

function withRole(clan: Clan, role: ClanRole): Player[] {
  return clan.members.filter((member) => member.role === role);
}

interface RoleChange {
  readonly weight: number;
  readonly apply: () => void;
}

/** Raises the one of a role who gave most, by chance; lowers the one not seen for longest. */
function possibleChanges(clan: Clan): RoleChange[] {
  const { random } = clan;
  const [members, admins, coLeaders] = [withRole(clan, "member"), withRole(clan, "admin"), withRole(clan, "coLeader")];
  const raise = (group: readonly Player[], role: ClanRole) => () => {
    const chosen = random.weighted(group, (player) => 1 + player.donations);
    if (chosen) chosen.role = role;
  };
  const lower = (group: readonly Player[], role: ClanRole) => () => {
    const chosen = [...group].sort((a, b) => a.lastActiveAt - b.lastActiveAt)[0];
    if (chosen) chosen.role = role;
  };
  const newCoLeader = coLeaders.length < CO_LEADERS[0] ? 8 : coLeaders.length < CO_LEADERS[1] ? 1.5 : 0;
  return [
    { weight: admins.length < ADMINS[1] ? 6 : 0, apply: raise(members, "admin") },
    { weight: admins.length > 0 ? newCoLeader : 0, apply: raise(admins, "coLeader") },
    { weight: admins.length > ADMINS[0] ? 4 : 0, apply: lower(admins, "member") },
    { weight: coLeaders.length > CO_LEADERS[0] ? 1.2 : 0, apply: lower(coLeaders, "admin") },
  ];
}

function handOver(clan: Clan): void {
  const heir = withRole(clan, "coLeader")[0];
  if (heir) setRole(clan, heir, "leader");
}

const changeRole: Step = (clan, policy, agenda, at) => {
  if (!isLed(clan, at)) {
    agenda.roleChangeAt = at + LOOK_AGAIN;
    return;
  }
  if (clan.random.chance(HANDOVER_SHARE)) handOver(clan);
  else clan.random.weighted(possibleChanges(clan), (change) => change.weight)?.apply();
  agenda.roleChangeAt = later(clan, at, policy.roleChangeEvery);
};

const rename: Step = (clan, _policy, agenda, at) => {
  const playing = clan.members.filter((member) => isPlaying(member, at));
  if (playing.length === 0) {
    agenda.renameAt = at + LOOK_AGAIN;
    return;
  }
  clan.random.pick(playing).name = playerName(clan.random);
  agenda.renameAt = later(clan, at, RENAME_EVERY);
};

const STEPS: readonly (readonly [due: keyof ClanAgenda, step: Step])[] = [
  ["kickAt", kick],
  ["leaveAt", leave],
  ["joinAt", join],
  ["roleChangeAt", changeRole],
  ["renameAt", rename],
];

/** Gives a member another role. There is one leader: the former one becomes co-leader. */
export function setRole(clan: Clan, player: Player, role: ClanRole): void {
  if (role === "leader") for (const leader of withRole(clan, "leader")) leader.role = "coLeader";
  player.role = role;
}

/** Lets happen what is due in the roster of a clan of the alliance. */
export function live(clan: Clan, at: Instant, around: Neighbourhood): void {
  if (!clan.life) return;
  const due = clan.arrivals.filter((arrival) => arrival.at <= at);
  for (const arrival of due) {
    clan.arrivals.splice(clan.arrivals.indexOf(arrival), 1);
    if (clan.members.length >= CLAN_LIMIT) continue;
    enterClan(clan, arrival.player, at);
    comeOnline(arrival.player, at);
  }
  const { policy, agenda } = clan.life;
  for (const [key, step] of STEPS) if (agenda[key] <= at) step(clan, policy, agenda, at, around);
}
