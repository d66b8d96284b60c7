/**
 * When "not found" is believed. Some upstreams say it by mistake now and then (games/osrs.md, section 1.7): there it takes so
 * many such answers in a row, each a while after the one before. Until then what is known stays, and the answer is a failure
 * like any other.
 */
import type { Resource } from "#main/games/game.ts";
import type { Reader } from "#main/store/database.ts";
import { queryFirst } from "#main/store/statements.ts";
import type { ClanId } from "#shared/ids.ts";
import type { Duration } from "#shared/time.ts";
import type { StoredResource } from "./resources.ts";

type Policy = Pick<Resource, "notFoundChecks"> | undefined;
type Answered = Pick<StoredResource, "lastOutcome" | "attempts">;

/** Whether the upstream certainly does not have it, as far as the last answers tell. */
export function isNotFound(policy: Policy, { lastOutcome, attempts }: Answered): boolean {
  const checks = policy?.notFoundChecks;
  return lastOutcome === "not-found" && (checks === undefined || attempts > checks.length);
}

/** Members of a clan whom the upstream of a kind certainly does not have. */
export function countMembersNotFound(reader: Reader, clan: ClanId, kind: string, policy: Policy): number {
  const count = queryFirst<{ n: number }>(
    reader,
    `select count(*) as n from clan_members
     join accounts on accounts.id = clan_members.account_id
     join resources on resources.game = accounts.game and resources.owner = accounts.ref and resources.kind = :kind
     where clan_members.clan_id = :clan and clan_members.left_at is null
       and resources.last_outcome = 'not-found' and resources.attempts > :unconfirmed`,
    { clan, kind, unconfirmed: policy?.notFoundChecks?.length ?? -1 },
  );
  return count?.n ?? 0;
}

export interface NotFoundCount {
  /** Such answers in a row that count, this one among them where it does. */
  readonly attempts: number;
  /** Real time until it is asked again; null: it is believed. */
  readonly waitMs: Duration | null;
}

/** Timers and the two clocks differ by less than this share of a wait. */
const NEARLY = 0.9;

/**
 * Counts one more answer "not found". One that came sooner than its wait, for a person asked, does not count.
 * @param sinceLastMs real time since the answer before
 */
export function countNotFound(
  checks: readonly Duration[],
  { lastOutcome, attempts }: Answered,
  sinceLastMs: Duration,
): NotFoundCount {
  const before = lastOutcome === "not-found" ? attempts : 0;
  const isSpaced = sinceLastMs >= (checks[before - 1] ?? 0) * NEARLY;
  const counted = before === 0 || isSpaced ? Math.min(before + 1, checks.length + 1) : before;
  return { attempts: counted, waitMs: checks[counted - 1] ?? null };
}
