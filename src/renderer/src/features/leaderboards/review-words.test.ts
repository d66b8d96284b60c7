import { expect, it } from "vitest";
import type { Review } from "#shared/contract/reviews.ts";
import { decidedText, fallText, heldAgainText, sortedReviews, verdictsFor } from "./review-words.ts";

it("says of each decision what would count", () => {
  const words = verdictsFor({ before: 5_000, after: 12 });
  expect(words.map((one) => one.as)).toEqual(["reset", "baseline", "ignored"]);
  expect(words.map((one) => one.meaning)).toEqual([
    expect.stringContaining("12 that it shows were all gained"),
    expect.stringContaining("goes on from 12"),
    expect.stringContaining("exceeds 5\u202f000"),
  ]);
});

it("does not call nothing a gain", () => {
  expect(verdictsFor({ before: 7, after: 0 })[0]?.meaning).toBe("It shows 0: nothing was gained since.");
});

it("says how many falls were decided about, whoever they are of", () => {
  expect(decidedText([{ name: "Ada" }], "reset")).toBe("The fall of Ada is taken as: began again at zero");
  expect(decidedText([{ name: "Ada" }, {}], "baseline")).toBe("The 2 falls of Ada are taken as: a new start");
  expect(heldAgainText([{ name: " " }, {}])).toBe("The 2 falls of (blank name) are held again");
});

it("shows the fall, and what is unknown of it", () => {
  expect(fallText({ before: 5_000, after: 12 })).toBe("5\u202f000 → 12");
  expect(fallText({ before: null, after: 12 })).toBe("– → 12");
});

it("puts the undecided first, and of them those of the page", () => {
  const review = (id: number, metric: string, isDecided: boolean) =>
    ({ id, metric, decided: isDecided ? {} : null }) as unknown as Review;
  const all = [review(1, "a", false), review(2, "b", true), review(3, "b", false), review(4, "a", true)];
  expect(sortedReviews(all, ["b"]).map((one) => one.id)).toEqual([3, 1, 2, 4]);
});
