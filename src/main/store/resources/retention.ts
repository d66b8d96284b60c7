/** What is forgotten in time: what was given up, and the traces of checks. */
import type { Tx } from "#main/store/database.ts";
import { execute } from "#main/store/statements.ts";
import type { Instant } from "#shared/time.ts";

export interface Forgotten {
  /** Rows that nobody needs and that never told anything. */
  readonly removed: number;
  /** What is still needed: tried once more. */
  readonly retried: number;
  /** Nobody needs it, yet it told something once: taken out of the list, its row stays. */
  readonly released: number;
}

/** When a dead row died: with its last attempt. */
const DIED_AT = "coalesce(last_attempt_at, failing_since, 0)";
const IS_OLD = `state = 'dead' and ${DIED_AT} <= :before`;
/** Whether the clan is tracked (switched off or not), or somebody whose or of whom it is is in one that is. */
const IS_OURS = `case about
  when 'clan' then exists (select 1 from clans where clans.game = resources.game and clans.ref = resources.owner)
  when 'account' then exists (select 1 from accounts
    join clan_members on clan_members.account_id = accounts.id and clan_members.left_at is null
    where accounts.game = resources.game and accounts.ref = resources.owner)
  when 'activity' then exists (select 1 from activities
    join activity_players on activity_players.activity_id = activities.id
    join clan_members on clan_members.account_id = activity_players.account_id and clan_members.left_at is null
    where activities.game = resources.game and activities.instance = resources.owner)
  else exists (select 1 from clans where clans.game = resources.game)
  end`;

/**
 * Lets go of what died before an instant, and of the answers that it died of. What is needed gets one new try:
 * `attempts` is how often it counts as failed before, so that one more failure ends it again. What belongs to a clan that is
 * switched off stays as it is, without its answer. The spans of checks hang on a row that told something, and the gaps in
 * what was gained on them: such a row stays.
 */
export function forgetDead(tx: Tx, before: Instant, attempts: number): Forgotten {
  const retried = execute(
    tx,
    `update resources set state = 'ready', attempts = :attempts, retry_at = 0, last_answer = null
     where ${IS_OLD} and due_at is not null and ${IS_OURS}`,
    { before, attempts },
  ).changes;
  const removed = execute(tx, `delete from resources where ${IS_OLD} and not ${IS_OURS} and last_checked_at is null`, {
    before,
  }).changes;
  const released = execute(
    tx,
    `update resources set state = 'ready', attempts = 0, retry_at = 0, due_at = null, asked_at = null, last_answer = null
     where ${IS_OLD} and not ${IS_OURS}`,
    { before },
  ).changes;
  execute(tx, `update resources set last_answer = null where ${IS_OLD} and last_answer is not null`, { before });
  return { removed, retried, released };
}

/** Forgets checks that ended before an instant, with their traces. Says how many. */
export function forgetSnapshots(tx: Tx, before: Instant): number {
  return execute(
    tx,
    "delete from clan_snapshots where state <> 'running' and coalesce(finished_at, started_at) <= ?",
    before,
  ).changes;
}
