import { describe, it } from "vitest";
import { killAndCheck } from "#test/support/kills.ts";

describe("kill -9 at any moment of a sync", () => {
  it("a hundred times", () => killAndCheck(100, `a hundred kills of ${new Date().toISOString().slice(0, 10)}`));
});
