/**
 * Prepared SQL for the areas of the store, and for them alone: outside the store nobody writes SQL. What runs for every
 * answer goes through here; queries that are put together from filters use drizzle's builder.
 */
import type { Database as Client, Statement } from "better-sqlite3";
import type { Reader, Tx } from "./database.ts";

/** What may be bound to a statement. */
export type Bound = string | number | bigint | Buffer | null;

/** Values for `?` in order, or one object for `:name`. Numbers are bound as REAL: a division must be cast to be whole. */
export type Values = readonly Bound[] | readonly [Readonly<Record<string, Bound>>];

/**
 * SQLite as better-sqlite3 builds it (ENABLE_STAT4) prepares a statement anew after each binding whose value could change
 * the plan: about 10 µs for every join, ORDER BY and max(). A unary plus does nothing to a value and hides it from the
 * planner (sqlite.org/lang_expr.html, queryplanner-ng.html section 5), so a statement is prepared once.
 */
function withStablePlan(sql: string): string {
  return sql.replace(/(?<![\w:'])(\?|:[a-zA-Z]\w*)/g, "+$1");
}

const statements = new WeakMap<Client, Map<string, Statement>>();

function prepared(client: Client, sql: string): Statement {
  let known = statements.get(client);
  if (known === undefined) {
    known = new Map();
    statements.set(client, known);
  }
  let statement = known.get(sql);
  if (statement === undefined) {
    statement = client.prepare(withStablePlan(sql));
    known.set(sql, statement);
  }
  return statement;
}

/** Rows of a query that is prepared once. `sql` is a constant of the calling module; values are always bound. */
export function queryAll<Row>(reader: Reader, sql: string, ...values: Values): Row[] {
  return prepared(reader.$client, sql).all(...values) as Row[];
}

/** First row, or undefined. */
export function queryFirst<Row>(reader: Reader, sql: string, ...values: Values): Row | undefined {
  return prepared(reader.$client, sql).get(...values) as Row | undefined;
}

/** Runs a prepared write and says what it did. */
export function execute(tx: Tx, sql: string, ...values: Values): { changes: number; lastId: number } {
  const result = prepared(tx.$client, sql).run(...values);
  return { changes: result.changes, lastId: Number(result.lastInsertRowid) };
}
