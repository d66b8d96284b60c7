import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";
import { type Instant, toIso } from "#shared/time.ts";
import { connect, type Database, type Tx } from "./database.ts";
import journal from "./migrations/meta/_journal.json" with { type: "json" };
import { queryAll } from "./statements.ts";
import { type StoreTrouble, sqliteCodeOf, storeTroubleOf } from "./trouble.ts";

/** The SQL of every migration, bundled: no file is read at run time, so a packaged app needs no folder beside it. */
const SQL_BY_FILE = import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true });

/** One shipped migration in the shape drizzle's migrator takes. */
export interface Migration {
  readonly name: string;
  readonly sql: string[];
  readonly folderMillis: number;
  readonly hash: string;
  readonly bps: boolean;
}

/** All migrations in the order of the journal. Throws where the build lacks a file of the journal. */
export function shippedMigrations(): Migration[] {
  return journal.entries.map((entry) => {
    const text = SQL_BY_FILE[`./migrations/${entry.tag}.sql`];
    if (text === undefined) throw new Error(`The build lacks the migration ${entry.tag}.`);
    return {
      name: entry.tag,
      sql: text.split("--> statement-breakpoint"),
      folderMillis: entry.when,
      hash: createHash("sha256").update(text).digest("hex"),
      bps: entry.breakpoints,
    };
  });
}

export type OpenedStore =
  | { readonly ok: true; readonly database: Database; readonly backup: string | null }
  | { readonly ok: false; readonly code: "newer"; readonly found: number; readonly known: number }
  | { readonly ok: false; readonly code: "altered"; readonly migration: string }
  | { readonly ok: false; readonly code: "damaged"; readonly detail: string }
  | { readonly ok: false; readonly code: "unavailable"; readonly why: StoreTrouble | null; readonly detail: string };

export interface StoreOptions {
  /** Path of the database file, or `:memory:`. */
  readonly file: string;
  /** Where the copy made before a migration goes; null makes none. */
  readonly backupsDir: string | null;
  readonly now: () => Instant;
  /** Only for tests of the migrator itself. */
  readonly migrations?: readonly Migration[];
}

/** Copies made before migrations; older ones are removed. */
const KEPT_COPIES = 3;
const COPY_PREFIX = "before-migration-";

/**
 * Opens a store: refuses a database of a newer Adjutant and one whose applied migrations are not the shipped ones, copies
 * the file before migrating it, migrates, and checks the references. Never touches what it refuses.
 */
export function openStore(options: StoreOptions): OpenedStore {
  const migrations = options.migrations ?? shippedMigrations();
  const isNew = options.file === ":memory:" || !existsSync(options.file);
  let database: Database;
  try {
    database = connect(options.file);
  } catch (error) {
    return refusal(error);
  }
  try {
    const applied = isNew ? [] : appliedHashes(database);
    if (applied.length > migrations.length) {
      database.close();
      return { ok: false, code: "newer", found: applied.length, known: migrations.length };
    }
    for (const [index, hash] of applied.entries()) {
      const shipped = migrations[index];
      if (shipped !== undefined && shipped.hash !== hash) {
        database.close();
        return { ok: false, code: "altered", migration: shipped.name };
      }
    }
    const isBehind = applied.length < migrations.length;
    const backup =
      isBehind && applied.length > 0 && options.backupsDir !== null
        ? copyBeforeMigrating(database, options.backupsDir, options.now())
        : null;
    if (isBehind) migrate(database, migrations);
    return { ok: true, database, backup };
  } catch (error) {
    database.close();
    return refusal(error);
  }
}

/** Hashes of the migrations that the file has, oldest first; none for a file without tables. */
function appliedHashes(database: Database): string[] {
  const hasTable = queryAll<{ name: string }>(
    database.reader,
    "select name from sqlite_master where type = 'table' and name = '__drizzle_migrations'",
  );
  if (hasTable.length === 0) return [];
  return queryAll<{ hash: string }>(database.reader, "select hash from __drizzle_migrations order by created_at").map(
    (row) => row.hash,
  );
}

function copyBeforeMigrating(database: Database, backupsDir: string, now: Instant): string {
  mkdirSync(backupsDir, { recursive: true });
  const client = database.reader.$client;
  client.pragma("wal_checkpoint(TRUNCATE)");
  const stamp = toIso(now).replaceAll(":", "").replaceAll(".", "");
  const target = join(backupsDir, `${COPY_PREFIX}${stamp}.db`);
  copyFileSync(database.file, target);
  const copies = readdirSync(backupsDir)
    .filter((name) => name.startsWith(COPY_PREFIX))
    .sort();
  for (const old of copies.slice(0, -KEPT_COPIES)) rmSync(join(backupsDir, old));
  return target;
}

function migrate(database: Database, migrations: readonly Migration[]): void {
  const client = database.reader.$client;
  // Inside a transaction the pragma does nothing, and a rebuilt table then deletes its children in silence.
  client.pragma("foreign_keys = OFF");
  try {
    const orm = database.reader as Tx & {
      dialect: SQLiteSyncDialect;
      session: Parameters<SQLiteSyncDialect["migrate"]>[1];
    };
    orm.dialect.migrate([...migrations], orm.session);
    const broken = client.pragma("foreign_key_check") as unknown[];
    if (broken.length > 0) throw new Error(`After migrating, ${broken.length} rows refer to rows that do not exist.`);
  } finally {
    client.pragma("foreign_keys = ON");
  }
}

function refusal(error: unknown): OpenedStore {
  const code = sqliteCodeOf(error) ?? "";
  const detail = error instanceof Error ? error.message : String(error);
  const isDamaged = code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT");
  return isDamaged
    ? { ok: false, code: "damaged", detail }
    : { ok: false, code: "unavailable", why: storeTroubleOf(error), detail };
}
