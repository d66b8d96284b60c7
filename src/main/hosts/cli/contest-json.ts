import type { ContestDetail, EntryList } from "#shared/contract/contests.ts";
import { toIso } from "#shared/time.ts";

/** What the contract calls its instants: all of `…At`, and these. Spans, values and counts are numbers of another name. */
const INSTANT_NAMES: ReadonlySet<string> = new Set(["at", "from", "to", "lockBy"]);
const isInstant = (name: string) => INSTANT_NAMES.has(name) || name.endsWith("At");

/** The same value with its instants as ISO 8601. */
export function withIsoTimes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIsoTimes);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === "number" && isInstant(name) ? toIso(member) : withIsoTimes(member),
    ]),
  );
}

/**
 * A contest with its entries: the fields that scripts rely on (DESIGN.md section 7), with winners and alternates as the report
 * of `verify` names them, and all that the contract tells beside them.
 */
export function contestJson(contest: ContestDetail, list: EntryList): Record<string, unknown> {
  const last = contest.attempts.at(-1);
  const picked = (kind: "winner" | "alternate") =>
    contest.picks.filter((pick) => pick.kind === kind).map((pick) => pick.entryId);
  return {
    ...(withIsoTimes(contest) as object),
    entries: withIsoTimes(list.entries),
    entrants: list.entrants,
    total: list.total,
    computedAt: toIso(list.computedAt),
    isLocked: list.isLocked,
    corrections: withIsoTimes(list.corrections),
    commitmentHash: last?.commitmentHash ?? null,
    lockHash: last?.lockHash ?? null,
    evidenceHash: last?.evidenceHash ?? null,
    winners: picked("winner"),
    alternates: picked("alternate"),
  };
}
