import { findContest, type StoredContest } from "#main/store/contests/contests.ts";
import type { Reader } from "#main/store/database.ts";
import type { ContestId } from "#shared/ids.ts";

/** A contest, as the procedures hand it on. */
export type PlannedContest = StoredContest;

export function findPlannedContest(reader: Reader, id: ContestId): PlannedContest | undefined {
  return findContest(reader, id);
}
