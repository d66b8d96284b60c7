import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { Actor } from "#shared/game.ts";
import type { Instant } from "#shared/time.ts";

/** The JSON of a setting; undefined where its default holds. */
export function findSetting(reader: Reader, key: string): string | undefined {
  return queryFirst<{ value: string }>(reader, "select value from settings where key = ?", key)?.value;
}

/** `value` is JSON; null puts the default back. */
export function saveSetting(tx: Tx, key: string, value: string | null): void {
  if (value === null) execute(tx, "delete from settings where key = ?", key);
  else {
    execute(
      tx,
      "insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
      key,
      value,
    );
  }
}

export interface AuditEntry {
  readonly at: Instant;
  readonly actor: Actor;
  /** Imperative, as the procedure is called: `clans.add`. */
  readonly action: string;
  readonly target: string;
  /** Values before and after; never a secret. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Records which actor changed what, in the transaction of the change. */
export function appendAudit(tx: Tx, entry: AuditEntry): void {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  execute(
    tx,
    "insert into audit (at, actor, role, action, target, before, after) values (?, ?, ?, ?, ?, ?, ?)",
    entry.at,
    entry.actor.name,
    entry.actor.role,
    entry.action,
    entry.target,
    json(entry.before),
    json(entry.after),
  );
}

export interface AuditRow extends Omit<AuditEntry, "actor" | "before" | "after"> {
  /** The actor's name. */
  readonly actor: string;
  /** JSON; null where there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What was done to one target, the newest first. */
export function listAudit(reader: Reader, target: string): AuditRow[] {
  return queryAll(
    reader,
    "select at, actor, action, target, before, after from audit where target = ? order by id desc",
    target,
  );
}
