import { describe, it } from "vitest";
import { killContestsAndCheck } from "#test/support/contest-kills.ts";

describe("kill -9 at any moment of a contest", () => {
  it("twenty times over sixty contests", () =>
    killContestsAndCheck(20, 60, `twenty kills of ${new Date().toISOString().slice(0, 10)}`));
});
