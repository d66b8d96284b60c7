import { type DerivedMetric, derivedWith, type Game, type War } from "#main/games/game.ts";
import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import { listLatestStays, type MemberStay } from "#main/store/members/members.ts";
import { listLastSeen } from "#main/store/presence/presence.ts";
import { checkOf } from "#main/store/resources/clan-check.ts";
import { isStale } from "#main/store/resources/freshness.ts";
import { isNotFound } from "#main/store/resources/not-found.ts";
import { listResourcesOfClan, type StoredResource } from "#main/store/resources/resources.ts";
import { listValues } from "#main/store/samples/samples.ts";
import { listSeenMetrics } from "#main/store/samples/seen-metrics.ts";
import { findLatestWar } from "#main/store/wars/wars.ts";
import type { MemberList, MemberRow } from "#shared/contract/members.ts";
import type { Moment } from "#shared/time.ts";
import { frozenSince, knownPresence, listFireteamViews, rowPresence, seenInGame } from "./presence.ts";

export interface MemberScene {
  readonly reader: Reader;
  readonly game: Game;
  readonly clan: StoredClan;
  readonly clock: Moment;
}

/** Everybody in the clan with what is known of them now; former members too where asked for. */
export function listMembers(scene: MemberScene, withFormer: boolean): MemberList {
  const { reader, game, clan, clock } = scene;
  const check = checkOf(reader, game, clan, clock);
  return {
    clan: clan.id,
    freshness: check.freshness,
    watchedSince: check.firstCheckAt,
    fireteams: listFireteamViews(reader, clan.id, knownPresence(reader, game, clan.id, clock.now)),
    frozenSince: frozenSince(reader, game),
    rows: rowsOf(scene, check.roster, listLatestStays(reader, clan.id, withFormer)),
  };
}

export function rowsOf(
  scene: MemberScene,
  roster: StoredResource | undefined,
  stays: readonly MemberStay[],
): MemberRow[] {
  const { reader, game, clan, clock } = scene;
  const ofAccounts = listValues(
    reader,
    "account",
    stays.map((stay) => stay.account),
  );
  const ofStays = listValues(
    reader,
    "stay",
    stays.map((stay) => stay.stay),
  );
  const derived = derivedWith(game.metrics, listSeenMetrics(reader, game.id));
  const lastSeen = listLastSeen(reader, clan.id);
  const presence = knownPresence(reader, game, clan.id, clock.now);
  // What is asked of each member first: the others say less often more of the same.
  const kind = game.memberKinds[0];
  const own = new Map(
    listResourcesOfClan(reader, clan.id)
      .filter((resource) => resource.about === "account" && resource.kind === kind)
      .map((resource) => [resource.owner, resource]),
  );
  const roles = new Map(game.roles.map((role) => [role.id, role.role]));
  const war = runningWar(reader, scene);
  return stays.map((stay) => {
    const now = stay.leftAt === null ? presence?.now.get(stay.account) : undefined;
    const seen = seenInGame(now) ?? lastSeen.get(stay.account);
    const mine = own.get(stay.ref);
    return {
      id: stay.account,
      ref: stay.ref,
      name: stay.name,
      gameRole: stay.gameRole,
      role: roles.get(stay.gameRole ?? "") ?? "member",
      active: stay.leftAt === null,
      joinedAt: stay.joinedAt,
      leftAt: stay.leftAt,
      ...rowPresence(now, presence),
      type: stay.type,
      notFoundSince:
        mine !== undefined && isNotFound(game.resources[mine.kind], mine) ? (mine.failingSince ?? null) : null,
      lastSeenFrom: seen?.from ?? null,
      lastSeenTo: seen?.to ?? null,
      war: war === null ? null : warOf(war, stay.ref),
      values: withDerived(derived, { ...ofAccounts.get(stay.account), ...ofStays.get(stay.stay) }),
      lastUpdated: oldest(roster?.lastCheckedAt ?? null, mine?.lastCheckedAt ?? null),
      isStale: [roster, mine].some((resource) => resource !== undefined && isStale(resource, clock.now)),
    };
  });
}

type Values = MemberRow["values"];

/** The values, and what the game works out of them: unknown where they are. */
export function withDerived(derived: readonly DerivedMetric[], values: Values): Values {
  const made = derived.flatMap((one) => {
    const value = values[one.from];
    return value === undefined ? [] : [[one.key, value === null ? null : one.valueOf(value)] as const];
  });
  return made.length === 0 ? values : { ...values, ...Object.fromEntries(made) };
}

/** What two resources tell together is as old as the older of them; one that never told anything does not count. */
function oldest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

function runningWar(reader: Reader, scene: MemberScene): War | null {
  const war = findLatestWar(reader, scene.clan.id);
  return war !== undefined && war.state === "inWar" ? war : null;
}

function warOf(war: War, ref: string): { attacksUsed: number; attacksLeft: number } | null {
  if (!war.own.members.some((member) => member.ref === ref)) return null;
  const used = war.attacks.filter((attack) => attack.side === "own" && attack.attackerRef === ref).length;
  return { attacksUsed: used, attacksLeft: Math.max(0, war.attacksPerMember - used) };
}
