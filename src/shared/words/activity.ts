/** What was played, in words: the same in the window and on the command line. */
import type { ActivityDetail, ActivitySummary, ReportState } from "#shared/contract/activities.ts";

/** How it ended: only kinds that people clear have attempts; of the rest, such as strolls, many have no end to reach. */
export function endWords({ isCleared, activity }: Pick<ActivitySummary, "isCleared" | "activity">): string {
  if (activity.kind === null) return isCleared ? "Completed" : "Played";
  return isCleared ? "Cleared" : "Attempt";
}

/** What kind it is, where its name does not say so already. */
export function kindWords({ name, kindLabel }: ActivitySummary["activity"]): string | null {
  return kindLabel === name ? null : kindLabel;
}

export interface StartWords {
  readonly text: string;
  readonly why: string;
}

const STARTS: Readonly<Record<NonNullable<ActivitySummary["start"]>, StartWords>> = {
  fresh: { text: "fresh", why: "Begun from its start" },
  checkpoint: { text: "checkpoint", why: "Begun somewhere after its start" },
  unknown: { text: "start unknown", why: "The game does not say whether it was begun from its start" },
};

/** Null before the report tells. */
export const startWords = ({ start }: Pick<ActivitySummary, "start">): StartWords | null =>
  start === null ? null : STARTS[start];

export interface ReportWords {
  /** A few words for a row. */
  readonly text: string;
  readonly why: string;
}

const OWN_HISTORIES = "what is here is from the members' own histories";

/** Why a report is not all there is to know; null where nothing is wanting. */
const REPORTS: Readonly<Record<ReportState, ReportWords | null>> = {
  awaited: {
    text: "report not read",
    why: `The game writes a report minutes after the end. The newest are read first, and old ones of everyday activities are left alone: ${OWN_HISTORIES}.`,
  },
  incomplete: {
    text: "report incomplete",
    why: "The report lacks players still. It is read again until it is whole.",
  },
  complete: null,
  final: null,
  missing: { text: "no report", why: `The game has no report of it: ${OWN_HISTORIES}.` },
  hidden: { text: "report hidden", why: `The game shows its report to nobody: ${OWN_HISTORIES}.` },
};

export const reportWords = (state: ReportState): ReportWords | null => REPORTS[state];

/** Whether all that is told of people is their own account, and who else was there is not known. */
export const isFromHistories = (state: ReportState) => state === "awaited" || state === "missing" || state === "hidden";

/** People in it whom the clan does not have; null before the report tells. */
export function guestsOf({ people, members }: Pick<ActivitySummary, "people" | "members">): number | null {
  return people === null ? null : Math.max(0, people - members.length);
}

/** How the report was read: `read once`, `read 3 times`. */
export function readsWords({ reads }: Pick<ActivityDetail, "reads">): string {
  return reads === 0 ? "not read yet" : reads === 1 ? "read once" : `read ${reads} times`;
}
