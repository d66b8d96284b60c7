import { describe, it } from "vitest";
import { killAndCheck } from "#test/support/kills.ts";

describe("kill -9 at any moment of a sync", () => {
  it(
    "ten times: the database is sound, nothing told twice or lost, no limit broken across the restarts",
    { timeout: 120_000 },
    () => killAndCheck(10, "ten kills"),
  );
});
