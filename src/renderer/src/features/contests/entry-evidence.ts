/** What a member's entries rest on, in a few words. */
import type { IconName } from "#renderer/ui/icons.ts";
import { numbers } from "#renderer/ui/numbers.ts";
import type { Times } from "#renderer/ui/times.ts";
import type { ContestEntry, TargetProof } from "#shared/contract/contests.ts";
import { DAY, HOUR, type Instant } from "#shared/time.ts";
import { compactDuration } from "#shared/words/duration.ts";
import { WHY_NONE } from "./contest-words.ts";

export interface Evidence {
  readonly icon: IconName;
  readonly text: string;
  /** More of it, for the hover text; null where the text says it. */
  readonly title: string | null;
  readonly isWarning: boolean;
}

/** A value at the start that is older than this is told. */
const OLD_BASELINE = DAY;

type Counted = Pick<ContestEntry, "proof" | "correction" | "optOut" | "why" | "weight" | "checkedAt">;

/** The one thing to know of a row: what people did, then what is doubtful, then that all is well. */
export function evidenceOf(entry: Counted, startAt: Instant, times: Times): Evidence {
  const { correction, optOut } = entry;
  if (optOut !== null)
    return plain(
      "x",
      "takes no part",
      `Entered by ${optOut.author}${optOut.reason === "" ? "" : `: ${optOut.reason}`}`,
    );
  if (correction !== null) return plain("pen", "corrected", `By ${correction.author}: ${correction.reason}`);
  if (entry.weight === 0 && entry.why !== null) return plain("x", WHY_NONE[entry.why], null);
  const targets = entry.proof.flatMap((rule) => rule.targets);
  return gapEvidence(targets, times) ?? baselineEvidence(targets, startAt) ?? checkedEvidence(entry, targets, times);
}

/** A shorter gap is told with the samples alone: no check more would have changed what is counted. */
const GAP_TOLD = HOUR;

function gapEvidence(targets: readonly TargetProof[], times: Times): Evidence | null {
  const gaps = mergedGaps(targets).filter((gap) => gap.to - gap.from >= GAP_TOLD);
  const [first] = gaps;
  if (first === undefined) return null;
  const spans = gaps.map((gap) => gapText(gap, times));
  return {
    icon: "warn",
    text: gaps.length === 1 ? `gap ${spans[0]}` : `${numbers.count(gaps.length)} gaps`,
    title: `Not checked ${spans.join(", ")}; a counter's gain is right across it`,
    isWarning: true,
  };
}

interface Gap {
  readonly from: Instant;
  readonly to: Instant;
}

/** The gaps of all targets, those that overlap as one, the earliest first. */
export function mergedGaps(targets: readonly Pick<TargetProof, "gaps">[]): readonly Gap[] {
  const merged: Gap[] = [];
  for (const gap of targets.flatMap((target) => target.gaps).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || gap.from > last.to) merged.push(gap);
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, gap.to) };
  }
  return merged;
}

/** `4 to 7 Nov`, `30 Oct to 2 Nov`, `4 Nov 10:00 to 15:00`. */
export function gapText({ from, to }: Gap, times: Times): string {
  const [start, end] = [times.date(from), times.date(to)];
  if (start === end) return `${start} ${times.clock(from)} to ${times.clock(to)}`;
  const [day, month] = start.split(" ");
  return month === end.split(" ")[1] ? `${day} to ${end}` : `${start} to ${end}`;
}

function baselineEvidence(targets: readonly TargetProof[], startAt: Instant): Evidence | null {
  const inside = targets.flatMap((one) => (one.baseline === "inside" ? [seenAt(one)] : [])).filter((at) => at !== null);
  if (inside.length > 0) {
    const late = compactDuration(Math.max(...inside) - startAt);
    return plain(
      "clock",
      `first inside, ${late} after start`,
      "No value was known at the start: gains count from the first check after it",
    );
  }
  if (targets.length > 0 && targets.every(({ baseline }) => baseline === "none"))
    return { icon: "warn", text: "nothing to count from", title: "No value was known at the start", isWarning: true };
  const before = targets.flatMap((one) => (one.baseline === "before" ? [seenAt(one)] : [])).filter((at) => at !== null);
  const age = before.length === 0 ? 0 : startAt - Math.min(...before);
  return age > OLD_BASELINE
    ? plain(
        "clock",
        `start value ${compactDuration(age)} old`,
        "The value at the start was last checked more than a day before",
      )
    : null;
}

/** When the value that counts as the first was seen: by a check, or by its own sample. */
const seenAt = ({ checkedAt, startAt }: TargetProof): Instant | null => checkedAt ?? startAt;

function checkedEvidence(entry: Counted, targets: readonly TargetProof[], times: Times): Evidence {
  const first = targets.map(seenAt).filter((at) => at !== null);
  const last = [entry.checkedAt, ...targets.map((target) => target.endAt)].filter((at) => at !== null);
  if (first.length === 0 || last.length === 0) return plain("clock", "not checked yet", null);
  const [from, to] = [Math.min(...first), Math.max(...last)];
  if (to <= from) return plain("clock", "1 check", `At ${times.exact(from)}`);
  return plain("check", "2 checks agree", `Counted from ${times.exact(from)} to ${times.exact(to)}`);
}

function plain(icon: IconName, text: string, title: string | null): Evidence {
  return { icon, text, title, isWarning: false };
}
