/**
 * What a reader is shown of a proof that was checked: the same in the window and on the proof page. Plain values, so that
 * they can come from a worker; every text of the file in them is still to be shown isolated, as text (`visible.ts`).
 */

import { commitmentHash } from "./commitment.ts";
import {
  type Bundle,
  type Check,
  type CheckCode,
  type Commitment,
  LIMITS,
  type PickKind,
  type Publication,
  type PublishedDocument,
  type Report,
  type Verification,
  type WarningCode,
} from "./documents.ts";
import { CHECK_WORDS, GRADE_WORDS, HUMAN_POINTS, WARNING_WORDS } from "./grade.ts";
import { lockHash } from "./lock.ts";
import { pickAll } from "./pick.ts";
import { timeOfRound } from "./rounds.ts";
import { toTimestamp } from "./timestamp.ts";

export interface Verdict {
  readonly tone: "good" | "warn" | "bad";
  readonly title: string;
  readonly words: string;
}

/** In one sentence or two what came out, and where it is bad what to do. */
export function verdictOf({ ok, code, assurance, warnings }: Report): Verdict {
  if (!ok || assurance === null) {
    return {
      tone: "bad",
      title: code === "format" ? "This is no complete proof" : "This proof does not hold",
      words: `${code === null ? "" : `${CHECK_WORDS[code].failed} `}Nothing follows from it. Get the file once more from where it was posted; if it fails again, ask the organiser before anybody gets a prize.`,
    };
  }
  const { meaning } = GRADE_WORDS[assurance];
  if (warnings.length === 0) return { tone: "good", title: "The proof holds", words: meaning };
  const count = warnings.length === 1 ? "one warning" : `${warnings.length} warnings`;
  return { tone: "warn", title: `The proof holds, with ${count}`, words: meaning };
}

export interface CheckRow {
  /** From 1. */
  readonly place: number;
  readonly code: CheckCode;
  readonly title: string;
  readonly state: "passed" | "failed" | "not-made";
  /** What it means that it did not pass; null where it did. */
  readonly words: string | null;
  /** What was found, for those who look closer; it may hold texts of the file. */
  readonly detail: string | null;
}

export function checkRows(checks: readonly Check[]): readonly CheckRow[] {
  return checks.map(({ code, ok, detail = null }, index) => {
    const { title, failed } = CHECK_WORDS[code];
    const state = ok === null ? "not-made" : ok ? "passed" : "failed";
    const words = { passed: null, failed, "not-made": "This check was not made." }[state];
    return { place: index + 1, code, title, state, words, detail };
  });
}

/** `20 of 20 checks passed`; what failed and what was not made is said too. */
export function checkCount(rows: readonly Pick<CheckRow, "state">[]): string {
  const count = (state: CheckRow["state"]) => rows.filter((row) => row.state === state).length;
  return [
    `${count("passed")} of ${rows.length} checks passed`,
    ...(count("failed") > 0 ? [`${count("failed")} failed`] : []),
    ...(count("not-made") > 0 ? [`${count("not-made")} not made`] : []),
  ].join(", ");
}

export interface PickLine {
  readonly position: number;
  readonly kind: PickKind;
  readonly id: string;
  readonly name: string;
  /** Entries of the member when it was picked, and of all. */
  readonly weight: number;
  readonly poolWeight: number;
  /** The number that decided, and how many numbers before it were too large and thrown away. */
  readonly value: number;
  readonly attempt: number;
  /** Running totals before and with this entry: it is picked where `before` ≤ `value` < `upTo`. */
  readonly before: number;
  readonly upTo: number;
}

/** The picks that the stated seed gives, with the running totals that decided them; none where the weights are impossible. */
export function pickLines({ commitment, entries, result }: Bundle): readonly PickLine[] {
  if (!Number.isSafeInteger(entries.reduce((sum, entry) => sum + entry.weight, 0))) return [];
  const { winners, alternates, after_win } = commitment;
  const taken = new Map<number, number>();
  return pickAll(result.seed, entries, winners, alternates, after_win).map(({ pick, index, runningTotal }) => {
    const used = taken.get(index) ?? 0;
    taken.set(index, used + 1);
    const entry = entries[index];
    // A member who left with all entries cannot be picked again: `used` counts tickets alone.
    const weight = (entry?.weight ?? 0) - used;
    const { position, kind, id, value, attempt, pool_weight } = pick;
    return {
      position,
      kind,
      id,
      name: entry?.name ?? "",
      weight,
      poolWeight: pool_weight,
      value,
      attempt,
      before: runningTotal - weight,
      upTo: runningTotal,
    };
  });
}

/** The locked list by columns, which pass from a worker to a page a hundred times faster than a hundred thousand objects. */
export interface EntryColumns {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly weights: Float64Array;
  /** Running total with each entry, as the picks count at position 1. */
  readonly upTo: Float64Array;
}

export function entryColumns(entries: Bundle["entries"]): EntryColumns {
  let total = 0;
  return {
    ids: entries.map((entry) => entry.id),
    names: entries.map((entry) => entry.name),
    weights: Float64Array.from(entries, (entry) => entry.weight),
    upTo: Float64Array.from(entries, (entry) => {
      total += entry.weight;
      return total;
    }),
  };
}

/** What a search of the list looks in, made once. */
export function entryTexts({ ids, names }: Pick<EntryColumns, "ids" | "names">): readonly string[] {
  return ids.map((id, place) => folded(`${id}\n${names[place] ?? ""}`));
}

/** Places of the entries whose id or name holds all words of the search, in the order of the list; all for none. */
export function findEntries(texts: readonly string[], query: string): readonly number[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  return texts.flatMap((text, place) => (words.every((word) => text.includes(word)) ? [place] : []));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the common characters need no folding beyond their case.
const COMMON = /^[\x00-\x7f]*$/;

/** Text as it is searched: without case, accents and what does not show. */
function folded(text: string): string {
  if (COMMON.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/\p{M}|(?!\n)[\p{Cc}\p{Cf}]/gu, "")
    .toLowerCase();
}

/** `2026-08-07 02:39:48 UTC`. */
export const utcWords = (time: string) => `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`;

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** To be shown in a fixed width, and to be searched for. */
  readonly isHash: boolean;
}

/** Something that only a person can look up, with what to look for. */
export interface HumanPoint {
  readonly words: string;
  readonly facts: readonly Fact[];
}

const text = (label: string, value: string): Fact => ({ label, value, isHash: false });
const hash = (label: string, value: string): Fact => ({ label, value, isHash: true });

/** The five points of section 9, each with the values of this draw. */
export function humanPoints({ commitment, lock, publications }: Bundle): readonly HumanPoint[] {
  const seen = (document: PublishedDocument) =>
    publications.filter((one) => one.document === document).map((one) => text("said to be at", placeWords(one)));
  const drawAt = drawTimeOf(commitment);
  const facts: readonly (readonly Fact[])[] = [
    [
      hash("commitment", commitmentHash(commitment)),
      text("contest ended", utcWords(commitment.end_at)),
      ...seen("commitment"),
    ],
    [hash("lock", lockHash(lock)), ...(drawAt === null ? [] : [text("drawn from", utcWords(drawAt))]), ...seen("lock")],
    [],
    [],
    [
      text("number", String(commitment.seq)),
      hash("issuer", commitment.issuer),
      hash("the one before", commitment.prev),
    ],
  ];
  return HUMAN_POINTS.map((words, index) => ({ words, facts: facts[index] ?? [] }));
}

/** `discord 12/34, 2026-08-07 02:39:48 UTC`. */
export function placeWords({ place, reference, published_at }: Publication): string {
  const where = reference === "" ? place : `${place} ${reference}`;
  return `${where}, ${published_at === null ? "no time given" : utcWords(published_at)}`;
}

/** When the round of the beacon is due; null offline, and for a round that the protocol refuses: it may have no time. */
function drawTimeOf({ beacon }: Commitment): string | null {
  return beacon === null || beacon.round > LIMITS.round ? null : toTimestamp(timeOfRound(beacon.round));
}

/** The terms as the commitment has them, in the order in which a reader asks for them. */
export function termFacts({ commitment, lock }: Bundle): readonly Fact[] {
  const { winners, alternates, after_win, beacon, witnesses, attempt } = commitment;
  const drawAt = drawTimeOf(commitment);
  return [
    text("Draw", attempt === 1 ? `no. ${commitment.seq}` : `no. ${commitment.seq}, attempt ${attempt}`),
    text("Runs", `${utcWords(commitment.start_at)} to ${utcWords(commitment.end_at)}`),
    text("Locked", `${utcWords(lock.locked_at)}, due by ${utcWords(commitment.lock_by)}`),
    beacon === null
      ? text("Drawn with", witnesses.length === 0 ? "no witness" : `witnesses ${witnesses.join(", ")}`)
      : text("Drawn with", `drand quicknet round ${beacon.round}${drawAt === null ? "" : `, ${utcWords(drawAt)}`}`),
    text("Winners", `${winners}, and ${alternates} ${alternates === 1 ? "alternate" : "alternates"}`),
    text("After a win", after_win === "remove_member" ? "the member leaves with all entries" : "one entry is used up"),
    text("List", `${lock.entry_count} members, ${lock.total_weight} entries`),
  ];
}

export interface WarningRow {
  readonly code: WarningCode;
  readonly words: string;
}

/** A bundle, ready to be shown. */
export interface ExplainedBundle {
  readonly kind: "bundle";
  readonly report: Report;
  readonly verdict: Verdict;
  readonly checks: readonly CheckRow[];
  readonly warnings: readonly WarningRow[];
  /** Null where the file is no bundle. */
  readonly draw: ExplainedDraw | null;
}

export interface ExplainedDraw {
  readonly title: string;
  readonly rules: string;
  readonly terms: readonly Fact[];
  readonly points: readonly HumanPoint[];
  readonly picks: readonly PickLine[];
  readonly entries: EntryColumns;
  readonly totalWeight: number;
  readonly commitmentHash: string;
  readonly lockHash: string;
  /** Of the file that the entries were computed from; null where the lock names none. */
  readonly evidenceHash: string | null;
  /** Of all attempts, for the numbering. */
  readonly commitments: readonly Commitment[];
}

export function explainBundle({ report, checks, bundle }: Verification): ExplainedBundle {
  return {
    kind: "bundle",
    report,
    verdict: verdictOf(report),
    checks: checkRows(checks),
    warnings: report.warnings.map((code) => ({ code, words: WARNING_WORDS[code] })),
    draw: bundle === null ? null : explainDraw(bundle),
  };
}

function explainDraw(bundle: Bundle): ExplainedDraw {
  const entries = entryColumns(bundle.entries);
  return {
    title: bundle.commitment.title,
    rules: bundle.rules,
    terms: termFacts(bundle),
    points: humanPoints(bundle),
    picks: pickLines(bundle),
    entries,
    totalWeight: entries.upTo.at(-1) ?? 0,
    commitmentHash: commitmentHash(bundle.commitment),
    lockHash: lockHash(bundle.lock),
    evidenceHash: bundle.lock.evidence_hash,
    commitments: [...bundle.history, bundle.commitment],
  };
}
