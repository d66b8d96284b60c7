import { expect, it } from "vitest";
import { storeTroubleOf } from "./trouble.ts";

const failed = (code: string) => Object.assign(new Error("failed"), { code });

it.each([
  ["a full disk", failed("SQLITE_FULL"), "disk-full"],
  ["a folder that cannot be written to", failed("SQLITE_READONLY"), "read-only"],
  ["a database that was moved", failed("SQLITE_READONLY_DBMOVED"), "read-only"],
  ["a lock of another program", failed("SQLITE_BUSY"), "database-busy"],
  ["a snapshot that another program made old", failed("SQLITE_BUSY_SNAPSHOT"), "database-busy"],
  ["a fact that is refused", failed("SQLITE_CONSTRAINT_UNIQUE"), null],
  ["a file that is none", failed("SQLITE_NOTADB"), null],
  ["another error with a code", failed("ENOSPC"), null],
  ["no error", "SQLITE_FULL", null],
])("%s", (_situation, error, trouble) => {
  expect(storeTroubleOf(error)).toBe(trouble);
});
