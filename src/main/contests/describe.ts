import type { Game } from "#main/games/game.ts";
import { listContests, type StoredContest } from "#main/store/contests/contests.ts";
import { findLastDraw, type StoredDraw } from "#main/store/contests/draws.ts";
import { type AuditRow, listAudit } from "#main/store/settings/settings.ts";
import { findSnapshot } from "#main/store/snapshots/snapshots.ts";
import type { ContestDetail, ContestSummary, DrawReport } from "#shared/contract/contests.ts";
import { timeOfRound } from "#shared/draw/beacon.ts";
import { gradeOf } from "#shared/draw/grade.ts";
import { commitmentMessage, lockMessage, resultMessage, voidMessage } from "#shared/draw/messages.ts";
import { verifyBundle } from "#shared/draw/verify.ts";
import type { ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { describeAttempts, describePicks } from "./attempts.ts";
import { roundOf } from "./committing.ts";
import { assembleBundle, commitmentOf, lockedListOf, lockOf, resultOf, revealOf } from "./documents.ts";
import { factsOf, outlineOf } from "./facts.ts";
import { rulesTextOf } from "./rules-text.ts";
import { type DrawScene, targetOf } from "./scene.ts";
import { type StepFacts, stepsOf, todoOf } from "./steps.ts";
import { termsOf } from "./terms.ts";

/** Of one clan or of all: what needs an officer first, then the newest. */
export function describeContests(scene: DrawScene, clan: ClanId | null, now: Instant): ContestSummary[] {
  return listContests(scene.database.reader, clan)
    .map((contest) => summaryOf(scene, contest, outlineOf(scene, contest, now)))
    .toSorted((a, b) => Number(a.todo === null) - Number(b.todo === null));
}

function summaryOf(scene: DrawScene, contest: StoredContest, facts: StepFacts): ContestSummary {
  const { reader } = scene.database;
  const draw = findLastDraw(reader, contest.id);
  const lock = draw && lockOf(draw);
  const round = roundOf(contest);
  return {
    id: contest.id,
    publicId: contest.publicId,
    clan: contest.clanId,
    clanName: contest.clanName,
    game: contest.game,
    title: contest.title,
    prize: contest.prize,
    state: contest.state,
    startAt: contest.startAt,
    endAt: contest.endAt,
    lockBy: contest.lockBy,
    drawAt: round === null ? null : timeOfRound(round),
    mode: contest.mode,
    grade: gradeOf(contest),
    attempt: draw?.attempt ?? 1,
    seq: draw?.seq ?? null,
    winnerCount: contest.winners,
    alternateCount: contest.alternates,
    entrants: lock?.entry_count ?? null,
    total: lock?.total_weight ?? null,
    picks: draw === undefined ? [] : describePicks(reader, contest, draw),
    todo: todoOf(facts),
  };
}

export function describeContest(scene: DrawScene, contest: StoredContest, now: Instant): ContestDetail {
  const { reader } = scene.database;
  const draw = findLastDraw(reader, contest.id);
  const facts = factsOf(scene, contest, now);
  return {
    ...summaryOf(scene, contest, facts),
    description: contest.description,
    round: roundOf(contest),
    witnesses: [...contest.witnesses],
    afterWin: contest.afterWin,
    rules: [...contest.rules],
    baseline: { maxAgeMs: contest.baselineMaxAgeMs, otherwise: contest.baselineOtherwise },
    graceMs: contest.graceMs,
    joiners: contest.joiners,
    leavers: contest.leavers,
    rulesText: contest.rulesText ?? draftRulesOf(contest, scene.games.get(contest.game)),
    createdBy: contest.createdBy,
    createdAt: contest.createdAt,
    activatedAt: contest.activatedAt,
    endedAt: contest.endedAt,
    voidedAt: contest.voidedAt,
    voidReason: contest.voidReason,
    isAdopted: contest.adoptedAt !== null,
    attempts: describeAttempts(scene, contest),
    messages: messagesOf(scene, contest, draw),
    lastCheck: lastCheckOf(scene, contest),
    steps: stepsOf(facts),
    report: draw === undefined ? null : reportOf(scene, contest, draw),
    log: listAudit(reader, targetOf(contest)).map(({ at, actor, action, after, before }) => ({
      at,
      actor,
      action,
      note: noteOf({ after, before }),
    })),
  };
}

/** A clan that is no longer tracked leaves drafts behind that nobody can activate. */
function draftRulesOf(contest: StoredContest, game: Game | undefined): string {
  return game === undefined || contest.clanId === null
    ? ""
    : rulesTextOf(termsOf(contest, contest.clanId), game, contest.clanName);
}

function messagesOf(
  { database: { reader } }: DrawScene,
  contest: StoredContest,
  draw: StoredDraw | undefined,
): ContestDetail["messages"] {
  if (draw === undefined) return { commitment: null, lock: null, result: null, void: null };
  const commitment = commitmentOf(draw);
  const lock = lockOf(draw);
  const result = resultOf(draw);
  return {
    commitment: commitmentMessage(commitment),
    lock: lock && lockMessage(commitment, lock),
    result: result && resultMessage(commitment, result, lockedListOf(reader, draw)),
    void: contest.state === "void" ? voidMessage(commitment, contest.voidReason ?? "") : null,
  };
}

function lastCheckOf({ database: { reader } }: DrawScene, { lastCheckId }: StoredContest): ContestDetail["lastCheck"] {
  const batch = lastCheckId === null ? undefined : findSnapshot(reader, lastCheckId);
  if (batch === undefined) return null;
  const { id, state, done, total, finishedAt } = batch;
  return { id, state, done, of: total, finishedAt };
}

function reportOf({ database: { reader } }: DrawScene, contest: StoredContest, draw: StoredDraw): DrawReport | null {
  const [lock, reveal, result] = [lockOf(draw), revealOf(draw), resultOf(draw)];
  if (lock === null || reveal === null || result === null) return null;
  const { report } = verifyBundle(assembleBundle(reader, contest, draw, { lock, reveal, result }));
  return {
    ...report,
    warnings: [...report.warnings],
    winners: [...report.winners],
    alternates: [...report.alternates],
  };
}

/** What the audit has to say beside who and when: a reason, or the member that it was about. */
function noteOf({ after, before }: Pick<AuditRow, "after" | "before">): string | null {
  const said = { ...objectOf(before), ...objectOf(after) };
  const text = ["entryId", "name", "weight", "document", "place", "value", "reason", "seed"].flatMap((key) => {
    const value = said[key];
    return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
  });
  return text.length === 0 ? null : text.join(" · ");
}

function objectOf(json: string | null): Readonly<Record<string, unknown>> {
  const value: unknown = json === null ? null : JSON.parse(json);
  return typeof value === "object" && value !== null ? { ...value } : {};
}
