import type { Database } from "#main/store/database.ts";
import { openStore } from "#main/store/migrations.ts";

/** A migrated database in memory. */
export function memoryStore(): Database {
  const opened = openStore({ file: ":memory:", backupsDir: null, now: () => 0 });
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  return opened.database;
}
