import { eq } from "drizzle-orm";
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { ContestRule, ContestState } from "#shared/contract/contests.ts";
import type { ClanId, ContestId, GameId, SnapshotId } from "#shared/ids.ts";
import type { Duration, Instant } from "#shared/time.ts";
import { readStrings } from "./json.ts";
import { listContestRules, saveContestRules } from "./rules.ts";
import { contests } from "./schema.ts";

/** A contest as it is stored. Instants are whole seconds, as the protocol tells them. */
export interface StoredContest {
  readonly id: ContestId;
  readonly publicId: string;
  /** Null: the clan is no longer tracked. */
  readonly clanId: ClanId | null;
  readonly game: GameId;
  readonly clanRef: string;
  readonly clanName: string;
  readonly title: string;
  readonly prize: string;
  readonly description: string;
  readonly state: ContestState;
  readonly startAt: Instant;
  readonly endAt: Instant;
  readonly lockBy: Instant;
  readonly mode: "online" | "offline";
  /** Null offline, and where it is to be proposed. */
  readonly round: number | null;
  readonly witnesses: readonly string[];
  readonly winners: number;
  readonly alternates: number;
  readonly afterWin: "remove_member" | "remove_ticket";
  readonly baselineMaxAgeMs: Duration | null;
  readonly baselineOtherwise: "first-inside" | "none";
  readonly graceMs: Duration;
  readonly joiners: "count" | "exclude";
  readonly leavers: "exclude" | "keep";
  /** Null while it is a draft. */
  readonly rulesText: string | null;
  readonly lastCheckId: SnapshotId | null;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly activatedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly voidedAt: Instant | null;
  readonly voidReason: string | null;
  readonly adoptedAt: Instant | null;
  readonly rules: readonly ContestRule[];
}

type ContestRow = Omit<StoredContest, "witnesses" | "rules"> & { readonly witnesses: string };

const SELECT = `select id, public_id as publicId, clan_id as clanId, game, clan_ref as clanRef, clan_name as clanName, title,
    prize, description, state, start_at as startAt, end_at as endAt, lock_by as lockBy, mode, round, witnesses, winners,
    alternates, after_win as afterWin, baseline_max_age_ms as baselineMaxAgeMs, baseline_otherwise as baselineOtherwise,
    grace_ms as graceMs, joiners, leavers, rules_text as rulesText, last_check_id as lastCheckId, created_by as createdBy,
    created_at as createdAt, activated_at as activatedAt, ended_at as endedAt, voided_at as voidedAt,
    void_reason as voidReason, adopted_at as adoptedAt
  from contests`;

function contestsOf(reader: Reader, rows: readonly ContestRow[]): StoredContest[] {
  const rules = listContestRules(
    reader,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, witnesses: readStrings(row.witnesses), rules: rules.get(row.id) ?? [] }));
}

export function findContest(reader: Reader, id: ContestId): StoredContest | undefined {
  const row = queryFirst<ContestRow>(reader, `${SELECT} where id = ?`, id);
  return row && contestsOf(reader, [row])[0];
}

/** Contests of a clan, or with null of all, the newest first. */
export function listContests(reader: Reader, clan: ClanId | null): StoredContest[] {
  const rows =
    clan === null
      ? queryAll<ContestRow>(reader, `${SELECT} order by id desc`)
      : queryAll<ContestRow>(reader, `${SELECT} where clan_id = ? order by id desc`, clan);
  return contestsOf(reader, rows);
}

export function findContestByPublicId(reader: Reader, publicId: string): StoredContest | undefined {
  const row = queryFirst<ContestRow>(reader, `${SELECT} where public_id = ?`, publicId);
  return row && contestsOf(reader, [row])[0];
}

export function insertContest(tx: Tx, contest: Omit<StoredContest, "id">): ContestId {
  const { rules, witnesses, ...columns } = contest;
  const { id } = tx
    .insert(contests)
    .values({ ...columns, witnesses: JSON.stringify(witnesses) })
    .returning({ id: contests.id })
    .get();
  saveContestRules(tx, id, rules);
  return id;
}

/** What is absent stays; rules are replaced as a whole. */
export function saveContest(tx: Tx, id: ContestId, changes: Partial<Omit<StoredContest, "id" | "publicId">>): void {
  const { rules, witnesses, ...columns } = changes;
  const set = { ...columns, ...(witnesses && { witnesses: JSON.stringify(witnesses) }) };
  if (Object.keys(set).length > 0) tx.update(contests).set(set).where(eq(contests.id, id)).run();
  if (rules !== undefined) saveContestRules(tx, id, rules);
}

/** Forgets a contest with its rules and corrections. Refused by the tables once something was committed to. */
export function removeContest(tx: Tx, id: ContestId): void {
  execute(tx, "delete from contests where id = ?", id);
}
