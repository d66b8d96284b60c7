/** What the report of an instance says, taken into the store, and the news that it is. */
import { hash as digest } from "node:crypto";
import type { ActivityName, ActivityRules, Judgement, Report, ReportFact } from "#main/games/game.ts";
import {
  countAccounts,
  endOf,
  findInstance,
  insertActivity,
  type StoredActivity,
  saveJudgement,
  saveReport,
  saveReportState,
} from "#main/store/activities/activities.ts";
import { playedOf } from "#main/store/activities/counted.ts";
import { describeActivity } from "#main/store/activities/definitions.ts";
import { listNewsMembers } from "#main/store/activities/news.ts";
import {
  listAccountsIn,
  listAccountsOf,
  listPlayers,
  removeReported,
  type StoredPlayer,
  saveEnd,
  saveReportedEntry,
} from "#main/store/activities/players.ts";
import { noteChange, type Scene } from "#main/sync/apply-scene.ts";
import type { AccountId, ActivityId } from "#shared/ids.ts";
import { type Duration, type Instant, MINUTE } from "#shared/time.ts";
import { countAccount } from "./count-account.ts";
import { isReliable, isReplacing, isWhole, stateAfter } from "./report-state.ts";

/** What ended longer ago than this when it is noticed is no news. */
export const LATE_AFTER: Duration = 30 * MINUTE;

export interface AppliedReport {
  readonly isChanged: boolean;
  /** It must be read again, even if its bytes are the same. */
  readonly isUnsettled: boolean;
  readonly hasNewMetric: boolean;
}

/** Takes in a report. What it says is told once, when it can be relied on for the first time. */
export function applyReport(scene: Scene, rules: ActivityRules, { report }: ReportFact): AppliedReport {
  const { tx, game, at } = scene;
  const name = describeActivity(tx, game, [report.director, report.activity], report.modes);
  const stored = findInstance(tx, game.id, report.instance);
  const id = stored?.id ?? insertActivity(tx, game.id, report, name.kind, at);
  const before = listPlayers(tx, id);
  const read = { isWhole: isWhole(report), entries: report.entries.length };
  const reads = stored?.reads ?? 0;
  const state = stateAfter({ state: stored?.reportState ?? "awaited", reads }, { ...read, endedAt: endOf(report), at });
  const hash = digest("sha256", JSON.stringify(report), "base64");
  const isTaken = hash !== stored?.hash && isReplacing(whatIsStored(stored, before), read);
  if (isTaken) {
    saveReport(tx, id, report, name.kind, hash);
    takeEntries(scene, id, report, before);
  }
  saveReportState(tx, id, { state, reads: reads + 1, at });
  const wasJudged = stored !== undefined && stored.isCleared !== null;
  const isJudged = isReliable(state) && (isTaken || !wasJudged);
  if (isJudged) {
    const told = isTaken ? report : reportOf(findInstance(tx, game.id, report.instance), before, report);
    const judgement = rules.judge(told);
    saveJudgement(tx, id, judgement);
    if (!wasJudged) tell(scene, id, told, name, judgement);
  }
  const isOther = isTaken || isJudged;
  const from = Math.min(endOf(report), stored?.endedAt ?? endOf(report));
  const hasNewMetric = isOther && recount(scene, id, before, from);
  for (const clan of listNewsMembers(tx, id).keys()) scene.clans.add(clan);
  return { isChanged: isOther || state !== stored?.reportState, isUnsettled: state !== "final", hasNewMetric };
}

/** The report as it is stored, where the one that was read says less. */
function reportOf(stored: StoredActivity | undefined, players: readonly StoredPlayer[], read: Report): Report {
  if (stored === undefined) return read;
  return {
    ...playedOf(stored),
    playerCount: stored.playerCount,
    startedFromBeginning: stored.startedFromBeginning === null ? null : stored.startedFromBeginning === 1,
    startingPhase: stored.startingPhase,
    entries: players
      .filter((one) => one.isReported === 1)
      .map((one) => ({ ...one, ref: one.ref === "" ? null : one.ref, isCompleted: one.isCompleted === 1 })),
  };
}

function whatIsStored(stored: StoredActivity | undefined, players: readonly StoredPlayer[]) {
  const entries = players.filter((one) => one.isReported === 1).length;
  const { playerCount = null } = stored ?? {};
  const isAll = entries > 0 && (playerCount === null || playerCount <= 0 || entries === playerCount);
  return { isWhole: isAll, entries };
}

/** Puts the entries of a report in the place of those that it told before. */
function takeEntries({ tx, game }: Scene, id: ActivityId, report: Report, before: readonly StoredPlayer[]): void {
  const endedAt = endOf(report);
  const refs = report.entries.flatMap((entry) => entry.ref ?? []);
  const accounts = listAccountsOf(tx, game.id, refs);
  const told = new Set<string>();
  for (const entry of report.entries) {
    const ref = entry.ref ?? "";
    told.add(`${ref} ${entry.character}`);
    saveReportedEntry(tx, { activity: id, endedAt, ref, account: accounts.get(ref) ?? null }, entry);
  }
  for (const player of before) {
    if (player.isReported === 1 && !told.has(`${player.ref} ${player.character}`)) removeReported(tx, player);
  }
  saveEnd(tx, id, endedAt);
  countAccounts(tx, [id]);
}

/** Counts anew for everybody of ours who is or was in it. */
function recount(scene: Scene, id: ActivityId, before: readonly StoredPlayer[], from: Instant): boolean {
  const accounts = new Set<AccountId>([
    ...before.flatMap((one) => one.account ?? []),
    ...listAccountsIn(scene.tx, [id]).map((one) => one.account),
  ]);
  let hasNewMetric = false;
  for (const account of accounts) hasNewMetric = countAccount(scene, account, from) || hasNewMetric;
  return hasNewMetric;
}

/** One event for each clan that had a member in it, unless it was over before anybody looked. */
function tell(scene: Scene, id: ActivityId, report: Report, activity: ActivityName, judgement: Judgement): void {
  const { tx, at } = scene;
  const endedAt = endOf(report);
  const finishers = new Set(judgement.finishers);
  for (const [clan, members] of listNewsMembers(tx, id)) {
    if (!members.some((member) => member.isNews)) continue;
    const own = members.map(({ ref, name }) => ({ ref, name, isFinisher: finishers.has(ref) }));
    noteChange(
      scene,
      clan,
      { type: "report", report, activity, judgement, members: own, now: at },
      { from: report.startedAt, to: endedAt, isNews: true, isLate: at - endedAt > LATE_AFTER },
    );
  }
}
