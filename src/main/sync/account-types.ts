/**
 * Which type an account is of, by what all boards of its game say of it together. A board that was not asked yet or fails says
 * nothing: the type then stays what it was known to be, and a time-out makes nobody another type.
 */
import type { AccountTypes, Game, ResourceKind } from "#main/games/game.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { appendEvents } from "#main/store/feed/events.ts";
import { findAccountType, saveAccountType } from "#main/store/members/account-type.ts";
import { findAccount, listClansOfAccount } from "#main/store/members/roster.ts";
import { isNotFound } from "#main/store/resources/not-found.ts";
import { findResourceOf, type StoredResource } from "#main/store/resources/resources.ts";
import { listValues } from "#main/store/samples/samples.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export interface SettledType {
  /** Clans of which a member has another type now. */
  readonly clans: readonly ClanId[];
  readonly events: number;
}

const SAME: SettledType = { clans: [], events: 0 };

/** What only tells a type is not part of a check of a clan: most accounts are on none of those boards, which is no failure. */
export function tellsTypeAlone({ accountTypes, memberKinds }: Game, kind: ResourceKind): boolean {
  return accountTypes !== null && Object.hasOwn(accountTypes.kinds, kind) && !memberKinds.includes(kind);
}

/** Derives the type anew after an answer of one of the boards, in its transaction, once the row of the resource is written. */
export function settleType(
  tx: Tx,
  game: Game,
  { kind, ref }: Pick<StoredResource, "kind" | "ref">,
  at: Instant,
): SettledType {
  const types = game.accountTypes;
  if (types === null || !Object.hasOwn(types.kinds, kind)) return SAME;
  const account = findAccount(tx, game.id, ref);
  if (account === undefined) return SAME;
  const { standings, checkedAt } = standingsOf(tx, game, types, account.id, ref);
  const type = types.typeOf(standings, checkedAt);
  if (type === null) return SAME;
  const before = findAccountType(tx, account.id);
  saveAccountType(tx, account.id, type, at);
  if (before?.type === type) return SAME;
  const clans = listClansOfAccount(tx, game.id, ref);
  if (before === undefined || before.type === null) return { clans, events: 0 };
  const data = { from: before.type, to: type };
  const events = clans.map((clan) => ({
    key: `type-changed ${clan} ${account.id} ${at}`,
    clan,
    account: account.id,
    type: "type-changed",
    name: account.name,
    happenedFrom: before.checkedAt,
    happenedTo: at,
    detectedAt: at,
    data,
  }));
  return { clans, events: appendEvents(tx, events) };
}

type Standings = Parameters<AccountTypes["typeOf"]>[0];
type Instants = Parameters<AccountTypes["typeOf"]>[1];

function standingsOf(reader: Reader, game: Game, { kinds }: AccountTypes, account: AccountId, ref: string) {
  const values = listValues(reader, "account", [account]).get(account) ?? {};
  const standings: Record<keyof Standings, number | null> = {};
  const checkedAt: Record<keyof Instants, Instant> = {};
  for (const [kind, metric] of Object.entries(kinds)) {
    const resource = findResourceOf(reader, game.id, kind, ref);
    if (resource === undefined) continue;
    if (isNotFound(game.resources[kind], resource)) {
      standings[kind] = null;
      checkedAt[kind] = resource.lastAttemptAt ?? 0;
    } else if (resource.failingSince === null && resource.lastCheckedAt !== null) {
      const value = values[metric] ?? null;
      if (value === null) continue;
      standings[kind] = value;
      checkedAt[kind] = resource.lastCheckedAt;
    }
  }
  return { standings, checkedAt };
}
