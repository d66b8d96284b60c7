/**
 * What speaks for and against two names being one player, and how much that is together. The game tells of no change of name,
 * so it is never more than a proposal to an officer (games/osrs, section 2.2).
 */
import type { RenameEvidence, RenameProposal } from "#shared/contract/roster.ts";
import { DAY, type Instant } from "#shared/time.ts";

/** The last known value of a number that only rises. */
export interface KnownValue {
  readonly value: number;
  readonly at: Instant;
}

/** What is known of one of the two names. */
export interface NameFacts {
  /** Last known values by metric, of counters alone: what play raises and nothing lowers. */
  readonly values: ReadonlyMap<string, KnownValue>;
  /** What services that give lasting ids know it by: source and id. */
  readonly links: ReadonlySet<string>;
  /** Since when it is in the clan, as somebody said or we saw; null where nobody did. */
  readonly joinedAt: Instant | null;
}

export interface NamePair {
  readonly before: NameFacts & { readonly isNotFound: boolean };
  readonly after: NameFacts;
  /** The new name is in the list and the old one is not. */
  readonly tookThePlace: boolean;
  /** The metric by which it is told how near both are. */
  readonly firstMetric: string;
}

/** What one may gain on top of what one has and still be taken for the same: at once, and for each day between. */
const CLOSE_SHARE = 0.02;
const CLOSE_SHARE_A_DAY = 0.01;

/** All that can be said of a pair, what speaks for it first. */
export function evidenceOf({ before, after, tookThePlace, firstMetric }: NamePair): RenameEvidence[] {
  const plain = (kind: RenameEvidence["kind"]): RenameEvidence => ({ kind, metric: null, before: null, after: null });
  return [
    ...([...before.links].some((link) => after.links.has(link)) ? [plain("same-id")] : []),
    ...(before.isNotFound ? [plain("old-name-gone")] : []),
    ...(isSameDay(before.joinedAt, after.joinedAt) ? [plain("same-joined-day")] : []),
    ...comparisonOf(before.values, after.values, firstMetric),
    ...(tookThePlace ? [plain("took-the-place")] : []),
  ];
}

function isSameDay(before: Instant | null, after: Instant | null): boolean {
  return before !== null && after !== null && Math.floor(before / DAY) === Math.floor(after / DAY);
}

function comparisonOf(before: NameFacts["values"], after: NameFacts["values"], firstMetric: string): RenameEvidence[] {
  // Most names of a long list were never met: hundreds of them are each compared with hundreds.
  if (after.size === 0) return [];
  let isComparable = false;
  let worst: { metric: string; before: number; after: number } | null = null;
  for (const [metric, old] of before) {
    const now = after.get(metric);
    if (now === undefined) continue;
    isComparable = true;
    const pair = { metric, before: old.value, after: now.value };
    if (now.value < old.value && (worst === null || shareKept(pair) < shareKept(worst))) worst = pair;
  }
  if (worst !== null) return [{ kind: "something-lower", ...worst }];
  if (!isComparable) return [];
  const [old, now] = [before.get(firstMetric), after.get(firstMetric)];
  if (old === undefined || now === undefined) {
    return [{ kind: "nothing-lower", metric: null, before: null, after: null }];
  }
  const numbers = { metric: firstMetric, before: old.value, after: now.value };
  const days = Math.max(0, now.at - old.at) / DAY;
  const isClose = now.value - old.value <= old.value * (CLOSE_SHARE + CLOSE_SHARE_A_DAY * days);
  return [{ kind: "nothing-lower", ...numbers }, ...(isClose ? [{ kind: "close" as const, ...numbers }] : [])];
}

const shareKept = ({ before, after }: { before: number; after: number }) => after / before;

/** What the evidence comes to; null where it is too little to be shown. */
export function confidenceOf(evidence: readonly RenameEvidence[]): RenameProposal["confidence"] | null {
  const has = (kind: RenameEvidence["kind"]) => evidence.some((one) => one.kind === kind);
  if (has("same-id")) return "sure";
  if (has("something-lower")) return "unlikely";
  const isOneAfterTheOther = has("old-name-gone") || has("took-the-place");
  if (has("close") && isOneAfterTheOther) return "likely";
  if (has("same-joined-day") && has("took-the-place")) return has("old-name-gone") ? "likely" : "possible";
  if (has("old-name-gone") && (has("nothing-lower") || has("took-the-place"))) return "possible";
  return has("close") ? "possible" : null;
}

const ORDER: readonly RenameProposal["confidence"][] = ["sure", "likely", "possible", "unlikely"];
/** So many names are offered for one. */
const MOST_FOR_ONE = 5;

/**
 * The proposals worth an officer's look, the surest first: beside one that is sure nothing else is proposed for either name,
 * and what is unlikely only where nothing better is.
 */
export function worthALook(proposals: readonly RenameProposal[]): RenameProposal[] {
  const sorted = proposals.toSorted((a, b) => ORDER.indexOf(a.confidence) - ORDER.indexOf(b.confidence));
  const settled = new Set<string>();
  const kept: RenameProposal[] = [];
  const offered = new Map<RenameProposal["account"], number>();
  for (const one of sorted) {
    const names = [`from ${one.ref}`, `to ${one.toRef}`];
    if (names.some((name) => settled.has(name))) continue;
    const forIt = offered.get(one.account) ?? 0;
    if (forIt >= MOST_FOR_ONE || (one.confidence === "unlikely" && forIt > 0)) continue;
    kept.push(one);
    offered.set(one.account, forIt + 1);
    if (one.confidence === "sure") for (const name of names) settled.add(name);
  }
  return kept;
}
