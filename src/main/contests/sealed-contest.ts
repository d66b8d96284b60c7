import type { StoredContest } from "#main/store/contests/contests.ts";
import { listCorrections } from "#main/store/contests/corrections.ts";
import { findEvidence, listDraws, type StoredDraw } from "#main/store/contests/draws.ts";
import { listLockedEntries } from "#main/store/contests/locked.ts";
import { listPublications } from "#main/store/contests/publications.ts";
import type { Reader } from "#main/store/database.ts";
import type { ContestEntry } from "#shared/contract/contests.ts";
import { SealedContest, type SealedSample } from "#shared/contract/sealed-contest.ts";
import type { Instant } from "#shared/time.ts";

/** Reads all of it; `entries` is the list as it stands, empty where it is locked. Throws where the contest is a draft, drawn or void: then there is nothing left to draw. */
export function contentOf(reader: Reader, contest: StoredContest, entries: readonly ContestEntry[]): SealedContest {
  const stored = {
    contest,
    draws: listDraws(reader, contest.id).map((draw) => sealedDraw(reader, draw)),
    publications: listPublications(reader, contest.id),
    corrections: listCorrections(reader, contest.id),
    samples: entries.flatMap(samplesOf),
  };
  // What is not of a sealed copy, ids of this workspace above all, is left out.
  return SealedContest.parse(stored);
}

function sealedDraw(reader: Reader, draw: StoredDraw) {
  const evidence = findEvidence(reader, draw);
  const entries = listLockedEntries(reader, draw.contest, draw.attempt);
  return { ...draw, evidence: evidence?.toString("utf8") ?? null, entries };
}

/** The ends of every gain: from the same values another workspace counts the same. */
function samplesOf({ ref, name, proof }: ContestEntry): SealedSample[] {
  const byInstant = new Map<Instant, Record<string, number>>();
  for (const { metric, startAt, startValue, endAt, endValue } of proof.flatMap((rule) => rule.targets)) {
    for (const [at, value] of [
      [startAt, startValue],
      [endAt, endValue],
    ] as const) {
      if (at !== null && value !== null) byInstant.set(at, { ...byInstant.get(at), [metric]: value });
    }
  }
  return [...byInstant].map(([at, values]) => ({ ref, name, at, values }));
}
