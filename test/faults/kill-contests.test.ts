import { describe, it } from "vitest";
import { killContestsAndCheck } from "#test/support/contest-kills.ts";

describe("kill -9 at any moment of a contest", () => {
  it("three times: each goes on where it was, is drawn once, and no number is lost", { timeout: 120_000 }, () =>
    killContestsAndCheck(3, 4, "three kills"),
  );
});
