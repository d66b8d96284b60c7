/** Runs before each file: whatever its tests leave running ends with the test that started it. */
import { afterEach } from "vitest";
import { running } from "./running.ts";

afterEach(async () => {
  for (const close of [...running]) await close();
});
