import type { StoredContest } from "#main/store/contests/contests.ts";
import { listCorrections } from "#main/store/contests/corrections.ts";
import { findEvidence, findLastDraw } from "#main/store/contests/draws.ts";
import { listLockedEntries } from "#main/store/contests/locked.ts";
import type { Reader } from "#main/store/database.ts";
import { type ContestEntry, type EntryList, NoEntries } from "#shared/contract/contests.ts";
import { fromTimestamp } from "#shared/draw/timestamp.ts";
import { parseIso } from "#shared/time.ts";
import { lockOf } from "./documents.ts";
import { holding, said } from "./entries.ts";

/** The list of the last attempt as it was locked; undefined where it is not. */
export function findLockedList(reader: Reader, contest: StoredContest): EntryList | undefined {
  const draw = findLastDraw(reader, contest.id);
  const lock = draw && lockOf(draw);
  if (draw === undefined || !lock) return undefined;
  const corrections = listCorrections(reader, contest.id).map(({ id: _, contest: __, ...one }) => one);
  const held = holding(corrections);
  const told = toldOf(findEvidence(reader, draw)?.toString("utf8") ?? "null");
  const entries = listLockedEntries(reader, contest.id, draw.attempt).map((entry): ContestEntry => {
    const correction = held("weight", entry.entryId);
    const optOut = held("opt-out", entry.entryId);
    return {
      ...entry,
      proof: [...entry.proof],
      chance: entry.weight / lock.total_weight,
      ...(told.get(entry.entryId) ?? { why: null, checkedAt: null }),
      correction: correction === null ? null : { ...said(correction), weight: correction.value ?? 0 },
      optOut: optOut?.value === 1 ? said(optOut) : null,
    };
  });
  return {
    entries: entries.sort((a, b) => b.weight - a.weight),
    corrections,
    total: lock.total_weight,
    entrants: lock.entry_count,
    computedAt: fromTimestamp(lock.locked_at),
    isLocked: true,
  };
}

/** What the evidence tells of each member beside the rows. It is ours; what does not read as that tells nothing. */
function toldOf(evidence: string): Map<string, Pick<ContestEntry, "why" | "checkedAt">> {
  const told = new Map<string, Pick<ContestEntry, "why" | "checkedAt">>();
  for (const member of membersIn(evidence)) {
    if (typeof member !== "object" || member === null || !("id" in member) || typeof member.id !== "string") continue;
    const why = "why" in member ? (NoEntries.safeParse(member.why).data ?? null) : null;
    const checked = "last_checked_at" in member ? member.last_checked_at : null;
    told.set(member.id, { why, checkedAt: typeof checked === "string" ? parseIso(checked) : null });
  }
  return told;
}

function membersIn(text: string): readonly unknown[] {
  try {
    const file: unknown = JSON.parse(text);
    if (typeof file === "object" && file !== null && "members" in file && Array.isArray(file.members))
      return file.members;
  } catch {}
  return [];
}
