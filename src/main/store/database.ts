/**
 * The one SQLite connection of a workspace.
 *
 * 1. Reading takes a `Reader`, writing takes a `Tx`, and only `transact` and `durably` make a `Tx`: a write outside a
 *    transaction does not compile.
 * 2. Transactions are synchronous and begin IMMEDIATE, so a second process is met at the start and not half-way.
 * 3. `transact` runs with synchronous=NORMAL: a power cut loses whole transactions from the end, and what they held is
 *    derived again from the next answers. `durably` is for what nobody can derive again.
 */
import Sqlite, { type Database as Client } from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import * as schema from "./schema.ts";

type Orm = BetterSQLite3Database<typeof schema> & { readonly $client: Client };

declare const inTransaction: unique symbol;

/** A handle that can only read. */
export type Reader = Pick<Orm, "select" | "selectDistinct" | "$client">;

/** A handle inside a running transaction: reads and writes. */
export type Tx = Orm & { readonly [inTransaction]: true };

/** The connection: reads through `reader`, writes through `transact` or `durably`. */
export interface Database {
  readonly reader: Reader;
  readonly file: string;
  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  transact<T>(work: (tx: Tx) => Synchronous<T>): T;
  /** The same, with synchronous=FULL: after it returns, a power cut cannot take it back. */
  durably<T>(work: (tx: Tx) => Synchronous<T>): T;
  close(): void;
}

/** An async callback would commit before it is done: refused by the type (STYLE.md section 6). */
type Synchronous<T> = T extends PromiseLike<unknown> ? never : T;

/** Milliseconds that a writer waits for another process (a backup tool, a second reader) before it gives up. */
const BUSY_TIMEOUT_MS = 2_000;

/** Enough for the hot part of ten clans' year, little beside the memory the process may use. */
const PAGE_CACHE_KIB = 16_384;

/** Opens the file as it is; `openStore` is what checks and migrates it first. */
export function connect(file: string): Database {
  const client = new Sqlite(file);
  try {
    client.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    client.pragma("journal_mode = WAL");
    client.pragma("synchronous = NORMAL");
    client.pragma("foreign_keys = ON");
    client.pragma(`cache_size = -${PAGE_CACHE_KIB}`);
  } catch (error) {
    client.close();
    throw error;
  }
  const orm = drizzle(client, { schema, casing: "snake_case" });
  const tx = orm as Tx;

  const inOne = client.transaction((work: (tx: Tx) => unknown) => work(tx));

  function transact<T>(work: (tx: Tx) => Synchronous<T>): T {
    return inOne.immediate(work) as T;
  }

  return {
    reader: orm,
    file,
    transact,
    durably(work) {
      client.pragma("synchronous = FULL");
      try {
        return transact(work);
      } finally {
        client.pragma("synchronous = NORMAL");
      }
    },
    close() {
      if (client.open) client.close();
    },
  };
}
