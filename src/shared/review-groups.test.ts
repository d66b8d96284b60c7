import { expect, it } from "vitest";
import type { Review } from "./contract/reviews.ts";
import { groupReviews } from "./review-groups.ts";

const fall = (id: number, account: number, at: number, decided: unknown = null) =>
  ({ id, account, at, decided }) as unknown as Review;

it("puts together what one reading of one member showed, as far as the same was said of it", () => {
  const wrong = { as: "ignored", by: "Ada", at: 9 };
  const all = [fall(1, 7, 5), fall(2, 8, 5), fall(3, 7, 5), fall(4, 7, 6), fall(5, 7, 5, wrong), fall(6, 7, 5, wrong)];
  expect(groupReviews(all).map((group) => group.map((review) => review.id))).toEqual([[1, 3], [2], [4], [5, 6]]);
});
