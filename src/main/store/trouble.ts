/** Why the database takes nothing, where that is nobody's mistake: it is tried again when the reason is gone. */
export type StoreTrouble = "disk-full" | "read-only" | "database-busy";

/** SQLite's primary result codes (sqlite.org/rescode.html); extended ones begin with them. */
const TROUBLES: ReadonlyMap<string, StoreTrouble> = new Map([
  ["SQLITE_FULL", "disk-full"],
  ["SQLITE_READONLY", "read-only"],
  ["SQLITE_BUSY", "database-busy"],
  ["SQLITE_LOCKED", "database-busy"],
]);

/** The code of an error of SQLite; null for any other error. */
export function sqliteCodeOf(error: unknown): string | null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("SQLITE_") ? code : null;
}

/** The trouble that an error tells of; null where it is another one. */
export function storeTroubleOf(error: unknown): StoreTrouble | null {
  const primary = /^SQLITE_[A-Z]+/.exec(sqliteCodeOf(error) ?? "")?.[0];
  return TROUBLES.get(primary ?? "") ?? null;
}
