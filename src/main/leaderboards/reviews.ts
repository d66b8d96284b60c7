import type { Database, Reader } from "#main/store/database.ts";
import { decideReview, findReview, listReviews, type StoredReview } from "#main/store/samples/marks.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { Review, Verdict } from "#shared/contract/reviews.ts";
import type { Actor } from "#shared/game.ts";
import type { ClanId, MarkId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

/** Falls of values of a clan's members, the undecided first. */
export function reviewsOf(reader: Reader, clan: ClanId): Review[] {
  return listReviews(reader, clan).map(toReview);
}

/** Decides about a fall, or takes the decision back with null; undefined where the clan has no such fall. */
export function decide(
  database: Database,
  clan: ClanId,
  id: MarkId,
  as: Verdict | null,
  { actor, at }: { readonly actor: Actor; readonly at: Instant },
): Review | undefined {
  return database.transact((tx) => {
    const before = findReview(tx, clan, id);
    if (before === undefined) return undefined;
    if (as === before.decidedAs) return toReview(before);
    decideReview(tx, before, as, { name: actor.name, at });
    const what = (verdict: Verdict | null) => ({ ref: before.ref, metric: before.metric, at: before.at, as: verdict });
    appendAudit(tx, {
      actor,
      at,
      action: as === null ? "reviews.undo" : "reviews.decide",
      target: `review ${id}`,
      before: what(before.decidedAs),
      after: what(as),
    });
    const after = findReview(tx, clan, id);
    return after && toReview(after);
  });
}

function toReview(stored: StoredReview): Review {
  const { id, account, ref, name, metric, at, before, after, decidedAs, decidedBy, decidedAt } = stored;
  return {
    id,
    account,
    ref,
    name,
    metric,
    at,
    before,
    after,
    decided: decidedAs === null ? null : { as: decidedAs, by: decidedBy ?? "", at: decidedAt ?? 0 },
  };
}
