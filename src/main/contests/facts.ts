import type { StoredContest } from "#main/store/contests/contests.ts";
import { findLastDraw, type StoredDraw } from "#main/store/contests/draws.ts";
import { listPublications } from "#main/store/contests/publications.ts";
import type { Reader } from "#main/store/database.ts";
import { findSnapshot } from "#main/store/snapshots/snapshots.ts";
import type { ContestAction, EntryList } from "#shared/contract/contests.ts";
import { timeOfRound } from "#shared/draw/beacon.ts";
import { fromTimestamp } from "#shared/draw/timestamp.ts";
import type { Instant } from "#shared/time.ts";
import { commitmentOf, witnessValuesOf } from "./documents.ts";
import { isDrawable, listEntries } from "./entries.ts";
import { type LedgerState, ledgerStateOf } from "./ledger.ts";
import type { DrawScene, Hindered } from "./scene.ts";
import { secretStateOf } from "./secrets.ts";
import { type StepFacts, stepOf } from "./steps.ts";

type FactScene = Pick<DrawScene, "database" | "games" | "box" | "headFile">;

/** How things stand with a contest, as its steps are decided by. Entries are counted when they are looked at, and once. */
export function factsOf(scene: FactScene, contest: StoredContest, now: Instant): StepFacts {
  const outline = outlineOf(scene, contest, now);
  let list: StepFacts["list"] | undefined;
  return {
    ...outline,
    get list() {
      if (contest.state !== "ended" || contest.clanId === null) return null;
      list ??= listFactOf(scene, contest, now);
      return list;
    },
  };
}

/** The same for many contests at once: entries are not counted, and taken to be such as can be drawn from. */
export function outlineOf(scene: FactScene, contest: StoredContest, now: Instant): StepFacts {
  const { reader } = scene.database;
  const draw = findLastDraw(reader, contest.id) ?? null;
  return {
    contest: { ...contest, hasClan: contest.clanId !== null },
    attempt: draw && attemptOf(draw),
    published: new Set(
      listPublications(reader, contest.id)
        .filter((one) => one.attempt === draw?.attempt)
        .map((one) => one.document),
    ),
    secret: draw && secretStateOf(reader, scene.box, draw),
    ledger: ledgerFactOf(ledgerStateOf(reader, scene.headFile), draw),
    isLastCheckRunning: isCheckRunning(reader, contest),
    list: null,
    now,
  };
}

function listFactOf(scene: ListScene, contest: StoredContest, now: Instant): StepFacts["list"] {
  const list = liveEntries(scene, contest, now);
  if (list.entrants === 0) return "empty";
  return isDrawable(list) ? "drawable" : "too-many";
}

type ListScene = Pick<DrawScene, "database" | "games">;

/** Who has how many entries by what is known now, with the proof of it. */
export function liveEntries(
  { database: { reader }, games }: ListScene,
  contest: StoredContest,
  now: Instant,
): EntryList {
  const game = games.get(contest.game);
  if (game === undefined) throw new Error(`There is no game ${contest.game}.`);
  return listEntries({ reader, game }, contest, now);
}

function attemptOf(draw: StoredDraw): StepFacts["attempt"] {
  const { created_at, lock_by, beacon } = commitmentOf(draw);
  return {
    createdAt: fromTimestamp(created_at),
    lockBy: fromTimestamp(lock_by),
    roundAt: beacon === null ? null : timeOfRound(beacon.round),
    isLocked: draw.lock !== null,
    spoken: witnessValuesOf(draw).map((one) => one.name),
  };
}

function ledgerFactOf({ issuer, needsConfirmation }: LedgerState, draw: StoredDraw | null): StepFacts["ledger"] {
  if (needsConfirmation) return "unconfirmed";
  return draw === null || draw.issuer === issuer?.issuer ? "ours" : "foreign";
}

function isCheckRunning(reader: Reader, { lastCheckId }: StoredContest): boolean {
  return lastCheckId !== null && findSnapshot(reader, lastCheckId)?.state === "running";
}

/** Why an action cannot be done now; null where it can. */
export function hindranceOf(
  scene: FactScene,
  contest: StoredContest,
  action: ContestAction,
  now: Instant,
): Hindered | null {
  const { why, at } = stepOf(action, factsOf(scene, contest, now));
  return why === null ? null : { action, why, state: contest.state, at };
}
