import type { Reader } from "./database.ts";
import { queryAll, queryFirst } from "./statements.ts";

/** Problems of the file and of the references in it; none for a sound database. */
export function checkIntegrity(reader: Reader): string[] {
  const client = reader.$client;
  const structure = (client.pragma("integrity_check") as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== "ok");
  const references = (client.pragma("foreign_key_check") as { table: string; parent: string }[]).map(
    (row) => `A row of ${row.table} refers to a row of ${row.parent} that does not exist.`,
  );
  return [...structure, ...references];
}

export interface StoreCounts {
  readonly sqlite: string;
  readonly clans: number;
  readonly accounts: number;
  readonly samples: number;
  readonly events: number;
  readonly dead: number;
  readonly troubled: readonly { upstream: string; trouble: string; detail: string | null }[];
}

export function countRows(reader: Reader): StoreCounts {
  const counts = queryFirst<Omit<StoreCounts, "troubled">>(
    reader,
    `select sqlite_version() as sqlite, (select count(*) from clans) as clans, (select count(*) from accounts) as accounts,
       (select count(*) from samples) as samples, (select count(*) from events) as events,
       (select count(*) from resources where state = 'dead') as dead`,
  );
  const troubled = queryAll<StoreCounts["troubled"][number]>(
    reader,
    "select upstream, trouble, trouble_detail as detail from lanes where trouble is not null",
  );
  return { ...(counts as Omit<StoreCounts, "troubled">), troubled };
}
