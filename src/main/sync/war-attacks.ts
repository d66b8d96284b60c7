/**
 * Attacks in wars as a number of the account, which goes on from war to war.
 *
 * 1. Counted is what a reading shows and no earlier one did, so a war that begins with as many attacks as another one ended with
 *    counts as it should.
 * 2. Members of the clan who never attacked have 0: it is known that no attack of theirs was seen.
 * 3. What the first reading of a clan's war shows was there before we looked, and is where the count begins.
 */
import type { Game } from "#main/games/game.ts";
import type { Tx } from "#main/store/database.ts";
import { findAccount, listOpenMembers } from "#main/store/members/roster.ts";
import { listKnownOf } from "#main/store/samples/known-counters.ts";
import { appendValues, type ReadValue, saveSubjects } from "#main/store/samples/samples.ts";
import { describeMetric } from "#main/store/samples/seen-metrics.ts";
import type { WarStep } from "#main/store/wars/wars.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

/** Takes in what a reading of a clan's war changed. Says whether any number is another one now. */
export function countWarAttacks(
  {
    tx,
    game,
    at,
    since,
  }: { readonly tx: Tx; readonly game: Game; readonly at: Instant; readonly since: Instant | null },
  clan: ClanId,
  changes: readonly WarStep[],
): boolean {
  const metric = game.warAttacksMetric === null ? null : describeMetric(tx, game, game.warAttacksMetric);
  if (metric === null) return false;
  const fresh = new Map<AccountId, number>(listOpenMembers(tx, clan).map((member) => [member.account, 0]));
  for (const ref of changes.flatMap(newAttackers)) {
    const account = findAccount(tx, game.id, ref)?.id;
    if (account !== undefined) fresh.set(account, (fresh.get(account) ?? 0) + 1);
  }
  const accounts = [...fresh.keys()];
  const known = listKnownOf(tx, accounts, metric.key);
  const changed = accounts.filter((account) => !known.has(account) || fresh.get(account) !== 0);
  if (changed.length === 0) return false;
  const subjects = saveSubjects(tx, "account", changed);
  const readValuesOf = (those: readonly AccountId[], numberOf: (account: AccountId) => number): ReadValue[] =>
    those.flatMap((account) => {
      const subject = subjects.get(account);
      return subject === undefined ? [] : [{ subject, metric, value: numberOf(account) }];
    });
  if (since !== null) {
    const met = changed.filter((account) => !known.has(account));
    appendValues(
      tx,
      readValuesOf(met, () => 0),
      since,
    );
  }
  return appendValues(
    tx,
    readValuesOf(changed, (account) => (known.get(account) ?? 0) + (fresh.get(account) ?? 0)),
    at,
  ).isChanged;
}

/** Refs of own members, one for each attack that was not seen before. A war that is gone shows nothing more. */
function newAttackers({ before, after, isGone }: WarStep): string[] {
  if (isGone) return [];
  const seen = new Set(before?.attacks.map((attack) => attack.order));
  return after.attacks
    .filter((attack) => attack.side === "own" && !seen.has(attack.order))
    .map((attack) => attack.attackerRef);
}
