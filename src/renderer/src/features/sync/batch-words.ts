/** How far a check is, and what came of each of its parts. */
import type { IconName } from "#renderer/ui/icons.ts";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { Times } from "#renderer/ui/times.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { BatchRow, BatchSummary, PriorityClass, QueueRow } from "#shared/contract/sync.ts";
import { plainText } from "#shared/plain-text.ts";
import type { Duration, Instant } from "#shared/time.ts";
import { compactDuration } from "#shared/words/duration.ts";
import { OUTCOME_WORDS } from "#shared/words/trouble.ts";

type Counts = Pick<BatchSummary, "state" | "total" | "done" | "failed" | "outcomes">;

/** Where a check stands, in a few words; the tone is for what an officer should look at. */
export function batchWords(batch: Counts): { readonly text: string; readonly tone: "warn" | "bad" | null } {
  const { state, total, done, failed } = batch;
  const failedText = failed === 0 ? "" : ` · ${numbers.count(failed)} failed`;
  switch (state) {
    case "running":
      return { text: `${numbers.count(done)} of ${numbers.count(total)}${failedText}`, tone: null };
    case "cancelled":
      // What was called off counts as done, too.
      return {
        text: `cancelled at ${numbers.count(done - (batch.outcomes.cancelled ?? 0))} of ${numbers.count(total)}${failedText}`,
        tone: null,
      };
    case "failed":
      return { text: `all ${numbers.count(total)} failed`, tone: "bad" };
    case "partial":
      return { text: `${numbers.count(failed)} of ${numbers.count(total)} failed`, tone: "warn" };
    case "done":
      return { text: `${numbers.count(total)} checked${changedText(batch)}`, tone: null };
  }
}

function changedText({ outcomes }: Counts): string {
  const changed = outcomes.fresh ?? 0;
  return changed === 0 ? ", nothing changed" : `, ${numbers.count(changed)} changed`;
}

/** About how long the rest takes at the speed so far; null before there is one. */
export function timeLeft(batch: Pick<BatchSummary, "total" | "done" | "startedAt">, now: Instant): Duration | null {
  const gone = now - batch.startedAt;
  if (batch.done === 0 || gone <= 0) return null;
  return ((batch.total - batch.done) * gone) / batch.done;
}

/** The answers of a check by how they ended, the most first. */
export function outcomeCounts(
  outcomes: BatchSummary["outcomes"],
): readonly { readonly name: string; readonly count: number }[] {
  return Object.entries(outcomes)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => ({ name: outcomeName(kind), count }));
}

function outcomeName(kind: string): string {
  if (kind === "still-good") return "still good, not asked";
  return OUTCOME_WORDS[kind as OutcomeKind] ?? kind.replaceAll("-", " ");
}

export interface RowWords {
  readonly icon: IconName;
  readonly tone: "bad" | null;
  readonly text: string;
  /** For the hover text, or a place with room. */
  readonly detail: string | null;
}

export function rowWords(
  row: Pick<BatchRow, "state" | "outcome" | "detail" | "goodUntil">,
  now: Instant,
  times: Times,
): RowWords {
  const detail = row.detail === null ? null : plainText(row.detail);
  switch (row.state) {
    case "failed":
      return { icon: "fail", tone: "bad", text: row.outcome === null ? "failed" : OUTCOME_WORDS[row.outcome], detail };
    case "asking":
      return { icon: "sync", tone: null, text: "asking", detail };
    case "ok":
      return { icon: "check", tone: null, text: row.outcome === null ? "checked" : OUTCOME_WORDS[row.outcome], detail };
    case "still-good":
      return {
        icon: "check",
        tone: null,
        text: row.goodUntil === null ? "still good" : `good until ${times.moment(row.goodUntil, now)}`,
        detail,
      };
    case "waiting":
      return { icon: "clock", tone: null, text: "waiting", detail };
    case "cancelled":
      return { icon: "x", tone: null, text: "cancelled", detail };
  }
}

const ORDER: readonly BatchRow["state"][] = ["failed", "asking", "ok", "still-good", "waiting", "cancelled"];

/** Failed first, then asking, done, waiting. */
export function inOrder(rows: readonly BatchRow[]): readonly BatchRow[] {
  return [...rows].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

/** A resource as a person would call it: `player` is a member to us. */
const KINDS: Readonly<Record<string, string>> = {
  clan: "clan",
  player: "member",
  "current-war": "war",
  roster: "roster",
  profile: "profile",
  history: "activity history",
  report: "report",
  stats: "lifetime numbers",
  manifest: "list of definitions",
  definitions: "definitions",
  hiscore: "hiscores",
  "hiscore-ironman": "ironman board",
  "hiscore-hardcore": "hardcore board",
  "hiscore-ultimate": "ultimate board",
  "wom-group": "Wise Old Man group",
  "wom-history": "Wise Old Man history",
};
const PAGE = /^(.+)-(\d+)$/;

/** What comes in pages has a kind for each, numbered from the second. */
export function kindText(kind: string): string {
  const [, first = kind, page] = PAGE.exec(kind) ?? [];
  const text = KINDS[first] ?? first.replaceAll("-", " ");
  return page === undefined ? text : `${text}, page ${page}`;
}

export const CLASS_TEXTS: Readonly<Record<PriorityClass, string>> = {
  critical: "Critical",
  high: "High",
  normal: "Normal",
  low: "Low",
};

/** Why something was given up: `not found 8 times`. */
export function deadText({ lastOutcome, attempts }: Pick<QueueRow, "lastOutcome" | "attempts">): string {
  const why = lastOutcome === null ? "failed" : OUTCOME_WORDS[lastOutcome];
  return attempts < 2 ? why : `${why} ${numbers.count(attempts)} ${plural(attempts, "time", "times")}`;
}

/** How the last attempt ended: `status 503, 8 attempts`. */
export function statusText({ lastStatus, attempts }: Pick<QueueRow, "lastStatus" | "attempts">): string {
  const status = lastStatus === null || lastStatus === 0 ? "no answer" : `status ${lastStatus}`;
  return `${status}, ${numbers.count(attempts)} ${plural(attempts, "attempt", "attempts")}`;
}

/** What waits longer than it may age at all is told of in amber. */
export function isLongOverdue(overdueMs: Duration | null, maxAgeMs: Duration): boolean {
  return overdueMs !== null && overdueMs > maxAgeMs;
}

export const leftText = (left: Duration) => `about ${compactDuration(left)} left`;
