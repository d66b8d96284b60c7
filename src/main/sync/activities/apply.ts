/**
 * What characters, pages of histories and reports say, taken into the store. What players counted by it follows in the same
 * transaction, and so does what is worth asking for next.
 */
import type { ActivitiesFact, ActivityRules, CharactersFact, Fact, Game, ResourceRef } from "#main/games/game.ts";
import {
  countAccounts,
  endOf,
  insertActivity,
  listInstances,
  type StoredActivity,
  widenActivity,
} from "#main/store/activities/activities.ts";
import {
  findCharacter,
  knownFromOf,
  listCharacters,
  saveCharacters,
  saveHistoryRead,
} from "#main/store/activities/characters.ts";
import { describeActivity } from "#main/store/activities/definitions.ts";
import { listAccountsIn, listOwnEntries, type StoredPlayer, saveOwnEntry } from "#main/store/activities/players.ts";
import { findAccount } from "#main/store/members/roster.ts";
import { noteClansOf, type Scene } from "#main/sync/apply-scene.ts";
import type { AccountId, ActivityId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { countAccount, FROM_THE_START } from "./count-account.ts";
import { afterPage } from "./paging.ts";
import { applyReport } from "./reports.ts";
import { isReportWanted } from "./wanted.ts";

export interface AppliedActivities {
  readonly isChanged: boolean;
  /** The same bytes must be read again. */
  readonly isUnsettled: boolean;
  readonly follow: readonly ResourceRef[];
  readonly hasNewMetric: boolean;
}

const NOTHING: AppliedActivities = { isChanged: false, isUnsettled: false, follow: [], hasNewMetric: false };

/** Takes in what a fact says of what was played; nothing where it is about something else. */
export function applyPlayed(scene: Scene, fact: Fact, ref: string): AppliedActivities {
  const rules = scene.game.activities;
  if (rules === undefined) return NOTHING;
  if (fact.type === "characters") return applyCharacters(scene, fact);
  if (fact.type === "activities") return applyActivities(scene, rules, fact, ref);
  return fact.type === "report" ? { ...NOTHING, ...applyReport(scene, rules, fact) } : NOTHING;
}

/** Takes in the characters of an account. */
function applyCharacters(scene: Scene, fact: CharactersFact): AppliedActivities {
  const { tx, game } = scene;
  const account = findAccount(tx, game.id, fact.account)?.id;
  if (account === undefined) return NOTHING;
  const before = knownFromOf(listCharacters(tx, account));
  const isChanged = saveCharacters(tx, account, fact.characters);
  if (!isChanged) return NOTHING;
  noteClansOf(scene, fact.account);
  const isKnownNow = before === null && knownFromOf(listCharacters(tx, account)) !== null;
  return { ...NOTHING, isChanged, hasNewMetric: isKnownNow && countAccount(scene, account, FROM_THE_START) };
}

type TakenPage = {
  /** Instances that are other than before, with the earliest end that each had or has. */
  readonly changed: Map<ActivityId, Instant>;
  readonly isKnown: ReadonlyMap<string, boolean>;
  readonly reports: { readonly instance: string; readonly endedAt: Instant }[];
};

/** Takes in a page of what one character played. */
function applyActivities(scene: Scene, rules: ActivityRules, fact: ActivitiesFact, ref: string): AppliedActivities {
  const { tx, game, at } = scene;
  const account = findAccount(tx, game.id, fact.account)?.id;
  if (account === undefined) return NOTHING;
  const knownBefore = knownFromOf(listCharacters(tx, account));
  const page = takePage(scene, rules, fact, account);
  const before = findCharacter(tx, account, fact.character);
  const read = afterPage(
    before,
    {
      page: fact.page,
      isLast: fact.isLast,
      at,
      activities: fact.activities.map((one) => ({
        startedAt: one.startedAt,
        endedAt: endOf(one),
        isKnown: page.isKnown.get(one.instance) === true,
      })),
    },
    { pages: rules.historyKinds.length, pastMs: rules.pastMs, othersKnownFrom: knownBefore },
  );
  saveHistoryRead(tx, account, fact.character, read);
  if (page.changed.size > 0 || before?.readAt === null) noteClansOf(scene, fact.account);
  countAccounts(tx, [...page.changed.keys()]);
  const knownFrom = knownFromOf(listCharacters(tx, account));
  const hasNewMetric = recount(scene, page.changed, account, knownFrom !== knownBefore);
  const next = read.wantedPage === null ? undefined : rules.historyKinds[read.wantedPage];
  return {
    ...NOTHING,
    isChanged: page.changed.size > 0,
    hasNewMetric,
    follow: [
      ...(next === undefined ? [] : [{ kind: next, ref, owner: fact.account }]),
      ...page.reports
        .sort((a, b) => b.endedAt - a.endedAt)
        .map(({ instance }) => ({ kind: rules.reportKind, ref: instance, owner: instance })),
    ],
  };
}

function takePage(scene: Scene, rules: ActivityRules, fact: ActivitiesFact, account: AccountId): TakenPage {
  const { tx, game, at } = scene;
  const known = listInstances(
    tx,
    game.id,
    fact.activities.map((one) => one.instance),
  );
  const entries = listOwnEntries(
    tx,
    [...known.values()].map((one) => one.id),
    fact.account,
    fact.character,
  );
  const changed = new Map<ActivityId, Instant>();
  const isKnown = new Map<string, boolean>();
  const reports: { instance: string; endedAt: Instant }[] = [];
  for (const told of fact.activities) {
    if (isKnown.has(told.instance)) continue;
    const stored = known.get(told.instance);
    const own = stored === undefined ? undefined : entries.get(stored.id);
    isKnown.set(told.instance, own?.isOwn === 1);
    const kind = stored === undefined ? kindOf(scene, told) : stored.kind;
    const id = stored?.id ?? insertActivity(tx, game.id, told, kind, at);
    const endedAt = endOfBoth(stored, told);
    const isWider = stored !== undefined && isWidened(stored, told);
    if (isWider) {
      const durationSeconds = Math.max(stored.durationSeconds, told.durationSeconds);
      widenActivity(tx, id, { ...told, startedAt: stored.startedAt, durationSeconds });
    }
    if (own === undefined || own.isOwn === 0 || isOther(own, told.own)) {
      saveOwnEntry(tx, { activity: id, endedAt, ref: fact.account, account }, told.own);
      if (own?.isReported !== 1 || own.account === null) changed.set(id, Math.min(endedAt, stored?.endedAt ?? endedAt));
    }
    if (isWider) changed.set(id, Math.min(endedAt, stored.endedAt));
    const state = stored?.reportState ?? "awaited";
    if (own?.isOwn !== 1 && isReportWanted({ state, endedAt }, at, rules.reportsPastMs(kind))) {
      reports.push({ instance: told.instance, endedAt });
    }
  }
  return { changed, isKnown, reports };
}

function kindOf(
  { tx, game }: { readonly tx: Scene["tx"]; readonly game: Game },
  told: ActivitiesFact["activities"][number],
) {
  return describeActivity(tx, game, [told.director, told.activity], told.modes).kind;
}

/** What a report told stays; before it the longest counts. */
function endOfBoth(stored: StoredActivity | undefined, told: ActivitiesFact["activities"][number]): Instant {
  if (stored === undefined) return endOf(told);
  return stored.hash === null
    ? Math.max(stored.endedAt, endOf({ ...told, startedAt: stored.startedAt }))
    : stored.endedAt;
}

function isWidened(stored: StoredActivity, told: ActivitiesFact["activities"][number]): boolean {
  if (stored.hash !== null) return false;
  return endOfBoth(stored, told) > stored.endedAt || (told.isObjectiveReached && stored.isObjectiveReached === 0);
}

function isOther(stored: StoredPlayer, told: ActivitiesFact["activities"][number]["own"]): boolean {
  if (stored.isReported === 1) return false;
  return (
    (stored.isCompleted === 1) !== told.isCompleted ||
    stored.kills !== told.kills ||
    stored.deaths !== told.deaths ||
    stored.assists !== told.assists ||
    stored.score !== told.score ||
    stored.timePlayedSeconds !== told.timePlayedSeconds ||
    stored.startSeconds !== told.startSeconds
  );
}

/**
 * Counts anew for everybody of ours who is in changed instances; for whom the page is about from the start where what is known
 * of the account begins elsewhere now.
 */
function recount(
  scene: Scene,
  changed: ReadonlyMap<ActivityId, Instant>,
  account: AccountId,
  isAnew: boolean,
): boolean {
  const earliest = new Map<AccountId, Instant>(isAnew ? [[account, FROM_THE_START]] : []);
  for (const { activity, account: whose } of listAccountsIn(scene.tx, [...changed.keys()])) {
    const endedAt = changed.get(activity) ?? FROM_THE_START;
    earliest.set(whose, Math.min(earliest.get(whose) ?? endedAt, endedAt));
  }
  let hasNewMetric = false;
  for (const [whose, from] of earliest) hasNewMetric = countAccount(scene, whose, from) || hasNewMetric;
  return hasNewMetric;
}
