import type { Database, Reader, Tx } from "#main/store/database.ts";
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

interface Edit {
  readonly actor: Actor;
  readonly at: Instant;
}

export type Decided =
  | { readonly ok: true; readonly reviews: Review[] }
  | { readonly ok: false; readonly missing: MarkId };

/** Decides about falls, or takes the decisions back with null: about all of them, or none where the clan has not got one. */
export function decide(
  database: Database,
  clan: ClanId,
  ids: readonly MarkId[],
  as: Verdict | null,
  edit: Edit,
): Decided {
  return database.transact((tx) => {
    const asked = ids.map((id) => ({ id, review: findReview(tx, clan, id) }));
    const reviews: Review[] = [];
    for (const { id, review } of asked) if (review === undefined) return { ok: false, missing: id };
    for (const { review } of asked) if (review !== undefined) reviews.push(decideOne(tx, clan, review, as, edit));
    return { ok: true, reviews };
  });
}

function decideOne(tx: Tx, clan: ClanId, before: StoredReview, as: Verdict | null, { actor, at }: Edit): Review {
  if (as === before.decidedAs) return toReview(before);
  decideReview(tx, before, as, { name: actor.name, at });
  const what = (verdict: Verdict | null) => ({ ref: before.ref, metric: before.metric, at: before.at, as: verdict });
  appendAudit(tx, {
    actor,
    at,
    action: as === null ? "reviews.undo" : "reviews.decide",
    target: `review ${before.id}`,
    before: what(before.decidedAs),
    after: what(as),
  });
  return toReview(findReview(tx, clan, before.id) ?? before);
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
