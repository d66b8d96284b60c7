/** What is wrong with the terms of a contest: what the protocol refuses (FAIR-DRAW.md section 3.1), and what could not be worked out. */
import type { Game } from "#main/games/game.ts";
import type { StoredContest } from "#main/store/contests/contests.ts";
import type { Reader } from "#main/store/database.ts";
import { type Catalogue, readCatalogue } from "#main/store/samples/catalogue.ts";
import type { ContestTerms, TermsProblem } from "#shared/contract/contests.ts";
import { roundAtOrAfter, timeOfRound } from "#shared/draw/beacon.ts";
import { LIMITS } from "#shared/draw/documents.ts";
import { utf8 } from "#shared/draw/encode.ts";
import type { ClanId } from "#shared/ids.ts";
import { type Instant, MINUTE, toIso } from "#shared/time.ts";
import { wholeSeconds } from "./plan.ts";
import { resolveRule } from "./targets.ts";

export interface Problem {
  readonly problem: TermsProblem;
  /** The name, key or instant that it is about; null where there is none. */
  readonly detail: string | null;
}

/** The lock is over this long before the round at the least (section 3.1, term 4). */
const LOCK_BEFORE_ROUND = MINUTE;
/** Members need time between lock and round to look at the list (section 12). */
const PROPOSED_BEFORE_ROUND = 10 * MINUTE;

/** Terms about when and how it is drawn: those that a re-armed contest can change, and what they depend on. */
export type DrawTerms = Pick<ContestTerms, "endAt" | "lockBy" | "mode" | "round" | "witnesses" | "graceMs">;

/** The round that is proposed for a lock: the first one at least ten minutes after it. */
export function proposedRound(lockBy: Instant): number {
  return roundAtOrAfter(lockBy + PROPOSED_BEFORE_ROUND);
}

/** Everything that is wrong with terms at a moment, whether they are saved or not. */
export function findProblems(
  terms: DrawTerms & Pick<ContestTerms, "title" | "startAt" | "rules">,
  game: Pick<Game, "contestRules" | "metrics">,
  metrics: Catalogue,
  now: Instant,
): Problem[] {
  const { startAt, endAt, title } = terms;
  const found = findDrawProblems(terms, now);
  if (startAt >= endAt) found.unshift({ problem: "start-not-before-end", detail: null });
  if (endAt <= now) found.push({ problem: "already-ended", detail: toIso(endAt) });
  if (!title.isWellFormed() || /\p{Cc}/u.test(title)) found.push({ problem: "title-not-plain", detail: null });
  else if (utf8(title).length > LIMITS.titleBytes) found.push({ problem: "title-too-long", detail: null });
  for (const rule of terms.rules) {
    const resolved = resolveRule(game, metrics, rule);
    if (!resolved.ok) found.push({ problem: resolved.problem, detail: resolved.detail });
  }
  return found;
}

/** The same, with the metrics that the game has here. */
export function findPlanProblems(
  reader: Reader,
  game: Game,
  terms: Parameters<typeof findProblems>[0],
  now: Instant,
): Problem[] {
  return findProblems(terms, game, readCatalogue(reader, game), now);
}

/** What is wrong with the times and the way of the draw. */
export function findDrawProblems(terms: DrawTerms, now: Instant): Problem[] {
  const { endAt, lockBy, graceMs, mode, round, witnesses } = terms;
  const found: Problem[] = [];
  const add = (problem: TermsProblem, detail: string | null = null) => found.push({ problem, detail });
  if (lockBy < endAt) add("lock-before-end");
  else if (endAt + graceMs > lockBy) add("grace-after-lock", toIso(endAt + graceMs));
  if (lockBy <= now) add("lock-passed", toIso(lockBy));
  if (mode === "online") {
    if (witnesses.length > 0) add("witnesses-online");
    const meant = round ?? proposedRound(lockBy);
    if (meant > LIMITS.round) add("round-too-late", String(meant));
    else if (round !== null) {
      const at = timeOfRound(round);
      if (at <= now) add("round-passed", toIso(at));
      else if (at < lockBy + LOCK_BEFORE_ROUND) add("round-too-early", toIso(at));
    }
  } else {
    if (round !== null) add("round-offline", String(round));
    const twice = witnesses.find((name, index) => witnesses.indexOf(name) < index);
    if (twice !== undefined) add("witness-twice", twice);
  }
  return found;
}

/** The terms of a stored contest. */
export function termsOf(contest: StoredContest, clan: ClanId): ContestTerms {
  const { baselineMaxAgeMs, baselineOtherwise, rules, witnesses } = contest;
  return {
    clan,
    title: contest.title,
    prize: contest.prize,
    description: contest.description,
    startAt: contest.startAt,
    endAt: contest.endAt,
    lockBy: contest.lockBy,
    mode: contest.mode,
    round: contest.round,
    witnesses: [...witnesses],
    winners: contest.winners,
    alternates: contest.alternates,
    afterWin: contest.afterWin,
    rules: [...rules],
    baseline: { maxAgeMs: baselineMaxAgeMs, otherwise: baselineOtherwise },
    graceMs: contest.graceMs,
    joiners: contest.joiners,
    leavers: contest.leavers,
  };
}

/** The terms with their instants and spans cut to whole seconds. */
export function inWholeSeconds(terms: ContestTerms): ContestTerms {
  const { startAt, endAt, lockBy, graceMs } = terms;
  return {
    ...terms,
    startAt: wholeSeconds(startAt),
    endAt: wholeSeconds(endAt),
    lockBy: wholeSeconds(lockBy),
    graceMs: wholeSeconds(graceMs),
  };
}

/** What of a stored contest its terms decide. */
export function columnsOf({ clan: _, baseline, ...terms }: ContestTerms) {
  return { ...terms, baselineMaxAgeMs: baseline.maxAgeMs, baselineOtherwise: baseline.otherwise };
}
