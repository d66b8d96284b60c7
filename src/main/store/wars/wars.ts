import type { Attack, War, WarTeam } from "#main/games/game.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { ClanId, GameId, WarId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export interface StoredAttack extends Attack {
  readonly seenFrom: Instant | null;
  readonly seenTo: Instant;
}

export interface StoredWar extends War {
  readonly id: WarId;
  readonly attacks: readonly StoredAttack[];
}

interface WarRow {
  readonly id: WarId;
  readonly clanRef: string;
  readonly key: string;
  readonly state: War["state"];
  readonly teamSize: number;
  readonly attacksPerMember: number;
  readonly preparationStartAt: Instant | null;
  readonly startAt: Instant | null;
  readonly endAt: Instant | null;
  readonly clanName: string;
  readonly clanStars: number;
  readonly clanDestruction: number;
  readonly clanAttacks: number;
  readonly opponentRef: string | null;
  readonly opponentName: string;
  readonly opponentStars: number;
  readonly opponentDestruction: number;
  readonly opponentAttacks: number;
  readonly result: War["result"];
}

const COLUMNS = `wars.id, clans.ref as clanRef, wars.key, wars.state, wars.team_size as teamSize,
  wars.attacks_per_member as attacksPerMember, wars.preparation_start_at as preparationStartAt, wars.start_at as startAt,
  wars.end_at as endAt, wars.clan_name as clanName, wars.clan_stars as clanStars,
  wars.clan_destruction as clanDestruction, wars.clan_attacks as clanAttacks, wars.opponent_ref as opponentRef,
  wars.opponent_name as opponentName, wars.opponent_stars as opponentStars,
  wars.opponent_destruction as opponentDestruction, wars.opponent_attacks as opponentAttacks, wars.result`;
const FROM = "from wars join clans on clans.id = wars.clan_id";

function load(reader: Reader, row: WarRow): StoredWar {
  const members = queryAll<WarTeam["members"][number] & { side: string }>(
    reader,
    "select side, ref, name, position, town_hall as townHall from war_members where war_id = ? order by position, ref",
    row.id,
  );
  const attacks = queryAll<StoredAttack>(
    reader,
    `select "order", side, attacker_ref as attackerRef, defender_ref as defenderRef, stars, destruction,
       duration_seconds as durationSeconds, seen_from as seenFrom, seen_to as seenTo
     from war_attacks where war_id = ? order by "order"`,
    row.id,
  );
  const team = (side: string, of: Omit<WarTeam, "members">): WarTeam => ({
    ...of,
    members: members
      .filter((member) => member.side === side)
      .map(({ ref, name, position, townHall }) => ({ ref, name, position, townHall })),
  });
  return {
    id: row.id,
    key: row.key,
    state: row.state,
    teamSize: row.teamSize,
    attacksPerMember: row.attacksPerMember,
    preparationStartAt: row.preparationStartAt,
    startAt: row.startAt,
    endAt: row.endAt,
    own: team("own", {
      ref: row.clanRef,
      name: row.clanName,
      stars: row.clanStars,
      destruction: row.clanDestruction,
      attacksUsed: row.clanAttacks,
    }),
    opponent: team("opponent", {
      ref: row.opponentRef,
      name: row.opponentName,
      stars: row.opponentStars,
      destruction: row.opponentDestruction,
      attacksUsed: row.opponentAttacks,
    }),
    attacks,
    result: row.result,
  };
}

export function findWar(reader: Reader, clan: ClanId, id: WarId): StoredWar | undefined {
  const row = queryFirst<WarRow>(reader, `select ${COLUMNS} ${FROM} where wars.clan_id = ? and wars.id = ?`, clan, id);
  return row && load(reader, row);
}

function findWarByKey(reader: Reader, clan: ClanId, key: string): StoredWar | undefined {
  const row = queryFirst<WarRow>(
    reader,
    `select ${COLUMNS} ${FROM} where wars.clan_id = ? and wars.key = ?`,
    clan,
    key,
  );
  return row && load(reader, row);
}

/** The clan's newest war with everything of it. */
export function findLatestWar(reader: Reader, clan: ClanId): StoredWar | undefined {
  const row = queryFirst<WarRow>(
    reader,
    `select ${COLUMNS} ${FROM} where wars.clan_id = ? order by wars.start_at desc, wars.id desc limit 1`,
    clan,
  );
  return row && load(reader, row);
}

/** State and times of the clan's newest war, without its members and attacks. */
export function findLatestWarTimes(reader: Reader, clan: ClanId): Pick<War, "state" | "startAt" | "endAt"> | undefined {
  return queryFirst(
    reader,
    `select state, start_at as startAt, end_at as endAt from wars where clan_id = ?
     order by start_at desc, id desc limit 1`,
    clan,
  );
}

/** Wars that were seen, newest first. */
export function listWars(reader: Reader, clan: ClanId, limit: number): StoredWar[] {
  return queryAll<WarRow>(
    reader,
    `select ${COLUMNS} ${FROM} where wars.clan_id = ? order by wars.start_at desc, wars.id desc limit ?`,
    clan,
    limit,
  ).map((row) => load(reader, row));
}

/** Wars that were seen, in the order of their ids from the newest, those before `before`. */
export function listWarsBefore(reader: Reader, clan: ClanId, before: WarId | null, limit: number): StoredWar[] {
  return queryAll<WarRow>(
    reader,
    `select ${COLUMNS} ${FROM} where wars.clan_id = :clan and (:before is null or wars.id < :before)
     order by wars.id desc limit :limit`,
    { clan, before, limit },
  ).map((row) => load(reader, row));
}

export interface SavedWars {
  /** Wars that became different. */
  readonly changes: readonly WarStep[];
  /** A war is stored that this reading does not show, and its end is not here yet. */
  readonly isOpenElsewhere: boolean;
}

export interface WarStep {
  readonly before: StoredWar | null;
  readonly after: War;
  readonly isGone: boolean;
}

export interface WarReading {
  readonly clan: ClanId;
  readonly war: War | null;
  readonly at: Instant;
  /** The check before this one; null where this is the first. */
  readonly since: Instant | null;
}

const STATE_ORDER: Readonly<Record<War["state"], number>> = { preparation: 0, inWar: 1, warEnded: 2 };

/**
 * Takes what one reading says of a clan's war, and tells which wars it changed: the one it shows, and one that it no
 * longer shows though its end was never seen. An answer that is older than what is stored changes nothing.
 */
export function saveWar(tx: Tx, reading: WarReading): SavedWars {
  const { clan, war, at } = reading;
  const changes: WarStep[] = [];
  let isOpenElsewhere = false;
  const open = findOpenWar(tx, clan);
  if (open !== undefined && open.key !== war?.key) {
    const isSucceeded = war !== null && (war.preparationStartAt ?? 0) > (open.preparationStartAt ?? 0);
    const isOver = open.endAt !== null && open.endAt <= at;
    if (war !== null && !isSucceeded) return { changes: [], isOpenElsewhere: true };
    isOpenElsewhere = !isSucceeded && !isOver;
    if (!isOpenElsewhere) {
      changes.push(closeUnseen(tx, open));
    }
  }
  const result = { changes, isOpenElsewhere };
  if (war === null) return result;
  const before = findWarByKey(tx, clan, war.key) ?? null;
  if (before !== null && (isOlder(war, before) || isSame(war, before))) return result;
  const id = saveWarRow(tx, reading, war, before);
  const known = new Set(before?.attacks.map((attack) => attack.order));
  for (const attack of war.attacks) {
    if (known.has(attack.order)) continue;
    execute(
      tx,
      `insert into war_attacks (war_id, "order", side, attacker_ref, defender_ref, stars, destruction, duration_seconds,
         seen_from, seen_to)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      attack.order,
      attack.side,
      attack.attackerRef,
      attack.defenderRef,
      attack.stars,
      attack.destruction,
      attack.durationSeconds,
      reading.since,
      at,
    );
  }
  changes.push({ before, after: war, isGone: false });
  return result;
}

/** Ends a war whose end was not seen: what is stored of it is all that is known. */
export function closeUnseen(tx: Tx, open: StoredWar): WarStep {
  execute(tx, "update wars set state = 'warEnded', result = 'unknown' where id = ?", open.id);
  return { before: open, after: { ...open, result: "unknown" }, isGone: true };
}

/**
 * Open wars of a game that were to end before an instant and whose end no answer will tell: their resource is not asked for,
 * or its answer is a clear no.
 */
export function listLostWars(
  reader: Reader,
  game: GameId,
  kind: string,
  endedBefore: Instant,
): { readonly clan: ClanId; readonly war: StoredWar }[] {
  return queryAll<WarRow & { readonly clan: ClanId }>(
    reader,
    `select ${COLUMNS}, wars.clan_id as clan ${FROM}
     left join resources on resources.game = clans.game and resources.kind = :kind and resources.owner = clans.ref
     where wars.state <> 'warEnded' and wars.end_at <= :endedBefore and clans.game = :game
       and (resources.due_at is null or resources.last_outcome in ('private', 'not-found'))`,
    { game, kind, endedBefore },
  ).map((row) => ({ clan: row.clan, war: load(reader, row) }));
}

function isSame(war: War, stored: StoredWar): boolean {
  const gist = (of: War) =>
    JSON.stringify([
      [of.state, of.result, of.attacks.length, of.preparationStartAt, of.startAt, of.endAt],
      [of.own.stars, of.own.destruction, of.opponent.stars, of.opponent.destruction],
    ]);
  return gist(war) === gist(stored);
}

function isOlder(war: War, stored: StoredWar): boolean {
  return STATE_ORDER[war.state] < STATE_ORDER[stored.state] || war.attacks.length < stored.attacks.length;
}

/** The war of a clan whose end was not seen. */
function findOpenWar(reader: Reader, clan: ClanId): StoredWar | undefined {
  const row = queryFirst<WarRow>(
    reader,
    `select ${COLUMNS} ${FROM} where wars.clan_id = ? and wars.state <> 'warEnded'
     order by wars.start_at desc, wars.id desc limit 1`,
    clan,
  );
  return row && load(reader, row);
}

function saveWarRow(tx: Tx, reading: WarReading, war: War, before: StoredWar | null): WarId {
  const values = {
    state: war.state,
    teamSize: war.teamSize,
    attacksPerMember: war.attacksPerMember,
    preparationStartAt: war.preparationStartAt,
    startAt: war.startAt,
    endAt: war.endAt,
    clanName: war.own.name,
    clanStars: war.own.stars,
    clanDestruction: war.own.destruction,
    clanAttacks: war.own.attacksUsed,
    opponentRef: war.opponent.ref,
    opponentName: war.opponent.name,
    opponentStars: war.opponent.stars,
    opponentDestruction: war.opponent.destruction,
    opponentAttacks: war.opponent.attacksUsed,
    result: war.result,
  };
  if (before !== null) {
    execute(
      tx,
      `update wars set state = :state, team_size = :teamSize, attacks_per_member = :attacksPerMember,
         preparation_start_at = :preparationStartAt, start_at = :startAt, end_at = :endAt, clan_name = :clanName,
         clan_stars = :clanStars, clan_destruction = :clanDestruction, clan_attacks = :clanAttacks,
         opponent_ref = :opponentRef, opponent_name = :opponentName, opponent_stars = :opponentStars,
         opponent_destruction = :opponentDestruction, opponent_attacks = :opponentAttacks, result = :result
       where id = :id`,
      { ...values, id: before.id },
    );
    return before.id;
  }
  const id = execute(
    tx,
    `insert into wars (clan_id, key, state, team_size, attacks_per_member, preparation_start_at, start_at, end_at,
       clan_name, clan_stars, clan_destruction, clan_attacks, opponent_ref, opponent_name, opponent_stars,
       opponent_destruction, opponent_attacks, result, first_seen_at)
     values (:clan, :key, :state, :teamSize, :attacksPerMember, :preparationStartAt, :startAt, :endAt,
       :clanName, :clanStars, :clanDestruction, :clanAttacks, :opponentRef, :opponentName, :opponentStars,
       :opponentDestruction, :opponentAttacks, :result, :at)`,
    { ...values, clan: reading.clan, key: war.key, at: reading.at },
  ).lastId as WarId;
  for (const [side, team] of [
    ["own", war.own],
    ["opponent", war.opponent],
  ] as const) {
    for (const member of team.members) {
      execute(
        tx,
        "insert or ignore into war_members (war_id, side, ref, name, position, town_hall) values (?, ?, ?, ?, ?, ?)",
        id,
        side,
        member.ref,
        member.name,
        member.position,
        member.townHall,
      );
    }
  }
  return id;
}
