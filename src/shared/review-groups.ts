import type { Review } from "./contract/reviews.ts";

/**
 * Falls that one reading of a member showed and about which the same was said, or nothing yet: another player who has the name
 * makes nearly every value fall at once, and one decision is about all of them. In the order in which the first of each comes.
 */
export function groupReviews(reviews: readonly Review[]): readonly (readonly [Review, ...Review[]])[] {
  const groups = new Map<string, [Review, ...Review[]]>();
  for (const review of reviews) {
    const { account, at, decided } = review;
    const key = JSON.stringify([account, at, decided]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [review]);
    else group.push(review);
  }
  return [...groups.values()];
}
