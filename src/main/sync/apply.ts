/**
 * What one answer causes, in one transaction: facts, samples, coverage, events, activity, the rows of running batches and
 * the resource's own row. Nothing else writes game data.
 */
import type { Change, Game, Reading, ResourceRef } from "#main/games/game.ts";
import { findClanByRef, saveClanFact } from "#main/store/clans/clans.ts";
import type { Tx } from "#main/store/database.ts";
import { appendEvents } from "#main/store/feed/events.ts";
import { countMembersAnew } from "#main/store/members/hand.ts";
import { findAccount, type Member, type RosterChange, saveRoster } from "#main/store/members/roster.ts";
import { appendActive } from "#main/store/presence/presence.ts";
import type { StoredResource } from "#main/store/resources/resources.ts";
import { appendValues, type ReadValue, type SubjectId, saveSubjects } from "#main/store/samples/samples.ts";
import { describeMetric, saveSeenMetric } from "#main/store/samples/seen-metrics.ts";
import { closeUnseen, type StoredWar, saveWar } from "#main/store/wars/wars.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { applyPlayed } from "./activities/apply.ts";
import { applyNames } from "./activities/names.ts";
import { noteActive, noteChange, noteClansOf, type Scene, sceneAt } from "./apply-scene.ts";
import { saveHistory } from "./history.ts";
import { applyPresence, applyRosterPresence } from "./presence/apply.ts";
import { countWarAttacks } from "./war-attacks.ts";

export interface Applied {
  /** Whether the reading told anything that was not known. */
  readonly isChanged: boolean;
  /** Whether a second reading must confirm something, so that the same bytes must be read again. */
  readonly isUnsettled: boolean;
  readonly events: number;
  /** Accounts whose stay in some clan ended: their resources may be needed by nobody. */
  readonly left: readonly string[];
  /** Accounts that this reading shows to have played. */
  readonly active: readonly string[];
  /** Accounts that this reading shows to have ended an activity: their histories tell of it soon. */
  readonly ended: readonly string[];
  readonly clans: ReadonlySet<ClanId>;
  /** Whether the game has a metric more than before. */
  readonly hasNewMetric: boolean;
  /** What it makes worth fetching beside what the reading itself names. */
  readonly follow: readonly ResourceRef[];
}

/** Writes the facts of a reading and what follows from their differences. */
export function applyReading(
  tx: Tx,
  game: Game,
  resource: Pick<StoredResource, "kind" | "ref" | "lastCheckedAt">,
  reading: Reading,
  at: Instant,
): Applied {
  const scene = sceneAt(tx, game, resource.kind, resource.lastCheckedAt, at);
  let isChanged = false;
  let isUnsettled = false;
  let hasNewMetric = false;
  const left: string[] = [];
  const members = new Map<string, ReadonlyMap<string, Member>>();
  for (const fact of reading.facts) {
    if (fact.type === "metric") {
      hasNewMetric = saveSeenMetric(tx, game.id, fact.metric, at) || hasNewMetric;
    } else if (fact.type === "definitions") {
      isChanged = applyNames(scene, fact) || isChanged;
    } else if (fact.type === "clan") {
      const clan = findClanByRef(tx, game.id, fact.ref);
      if (clan === undefined) continue;
      scene.clans.add(clan.id);
      isChanged = saveClanFact(tx, clan.id, fact, resource.kind === (game.rosterKind ?? resource.kind)) || isChanged;
    } else if (fact.type === "roster") {
      const clan = findClanByRef(tx, game.id, fact.clan);
      if (clan === undefined) continue;
      scene.clans.add(clan.id);
      const saved = saveRoster(tx, {
        game: game.id,
        clan: clan.id,
        members: fact.members,
        at,
        since: scene.since,
      });
      members.set(fact.clan, saved.members);
      // Where the same answer tells how many there are, that counts.
      if (!reading.facts.some((one) => one.type === "clan")) countMembersAnew(tx, clan.id);
      const seen = applyRosterPresence(scene, clan.id, fact.members, saved.members);
      isChanged = isChanged || saved.changes.length > 0 || saved.missing > 0 || seen.isChanged || scene.since === null;
      isUnsettled = isUnsettled || saved.missing > 0 || seen.isUnsettled;
      for (const change of saved.changes) {
        if (change.type === "left") left.push(change.ref);
        noteRosterChange(scene, clan.id, change);
      }
    }
  }
  const values = applyValues(scene, reading, members);
  isChanged = isChanged || values.isChanged;
  isUnsettled = isUnsettled || values.pending > 0;
  for (const fact of reading.facts) {
    if (fact.type !== "war") continue;
    const clan = findClanByRef(tx, game.id, fact.clan);
    if (clan === undefined) continue;
    scene.clans.add(clan.id);
    const saved = saveWar(tx, { clan: clan.id, war: fact.war, at, since: scene.since });
    isChanged = isChanged || saved.changes.length > 0;
    isUnsettled = isUnsettled || saved.isOpenElsewhere;
    isChanged = countWarAttacks(scene, clan.id, saved.changes) || isChanged;
    for (const step of saved.changes) {
      noteChange(scene, clan.id, { type: "war", now: at, ...step }, { from: scene.since, to: at });
    }
  }
  for (const fact of reading.facts) {
    if (fact.type === "presence") isChanged = applyPresence(scene, fact).isChanged || isChanged;
  }
  for (const fact of reading.facts) {
    if (fact.type !== "history" || !saveHistory(tx, game, fact, at)) continue;
    isChanged = true;
    noteClansOf(scene, fact.account);
  }
  for (const fact of reading.facts) {
    const played = applyPlayed(scene, fact, resource.ref);
    isChanged = played.isChanged || isChanged;
    isUnsettled = played.isUnsettled || isUnsettled;
    hasNewMetric = played.hasNewMetric || hasNewMetric;
    scene.follow.push(...played.follow);
  }
  appendActive(tx, scene.active);
  const events = appendEvents(tx, scene.events);
  return {
    isChanged,
    isUnsettled,
    events,
    left,
    active: scene.activeRefs,
    ended: scene.endedRefs,
    clans: scene.clans,
    hasNewMetric,
    follow: scene.follow,
  };
}

/** Closes a war that no reading will tell the end of, as one is closed that a reading no longer shows. */
export function applyLostWar(tx: Tx, game: Game, kind: string, clan: ClanId, war: StoredWar, at: Instant): void {
  const scene = sceneAt(tx, game, kind, war.endAt, at);
  noteChange(scene, clan, { type: "war", now: at, ...closeUnseen(tx, war) }, { from: war.endAt, to: at });
  appendEvents(tx, scene.events);
}

/** Values go to their subjects; each metric is taken only from the resource that its definition names. */
function applyValues(scene: Scene, reading: Reading, members: ReadonlyMap<string, ReadonlyMap<string, Member>>) {
  const { tx, game } = scene;
  const owners: Record<"clan" | "account" | "stay", Map<number, { ref: string; clan: ClanId | null }>> = {
    clan: new Map(),
    account: new Map(),
    stay: new Map(),
  };
  const clanIds = new Map<string, ClanId | null>();
  const clanOf = (ref: string): ClanId | null => {
    let id = clanIds.get(ref);
    if (id === undefined) {
      id = findClanByRef(tx, game.id, ref)?.id ?? null;
      clanIds.set(ref, id);
    }
    return id;
  };
  const found: { scope: "clan" | "account" | "stay"; owner: number; key: string; value: number | null }[] = [];
  for (const fact of reading.facts) {
    if (fact.type !== "values") continue;
    const { of } = fact;
    let owner: number | undefined;
    if (of.scope === "clan") {
      const clan = clanOf(of.clan);
      owner = clan ?? undefined;
      if (clan !== null) owners.clan.set(clan, { ref: of.clan, clan });
    } else if (of.scope === "account") {
      owner = accountOf(scene, members, of.account);
      if (owner !== undefined) owners.account.set(owner, { ref: of.account, clan: null });
    } else {
      owner = members.get(of.clan)?.get(of.account)?.stay;
      if (owner !== undefined) owners.stay.set(owner, { ref: of.account, clan: clanOf(of.clan) });
    }
    if (owner === undefined) continue;
    for (const [key, value] of Object.entries(fact.values)) found.push({ scope: of.scope, owner, key, value });
  }
  const subjects = {
    clan: saveSubjects(tx, "clan", [...owners.clan.keys()]),
    account: saveSubjects(tx, "account", [...owners.account.keys()]),
    stay: saveSubjects(tx, "stay", [...owners.stay.keys()]),
  };
  const about = new Map<SubjectId, { ref: string; clan: ClanId | null; isMember: boolean }>();
  const values: ReadValue[] = [];
  for (const { scope, owner, key, value } of found) {
    const metric = describeMetric(tx, game, key);
    const subject = subjects[scope].get(owner);
    const mine = owners[scope].get(owner);
    if (metric === null || subject === undefined || mine === undefined) continue;
    if (metric.source !== scene.kind || metric.scope !== scope) continue;
    about.set(subject, { ...mine, isMember: scope !== "clan" });
    values.push({ subject, metric, value });
  }
  const appended = appendValues(tx, values, scene.at);
  for (const step of appended.changed) {
    const owner = about.get(step.subject);
    if (owner === undefined || !owner.isMember) continue;
    const { metric, before, after, gained, peakBefore, at } = step;
    const change: Change = { type: "value", metric, account: owner.ref, before, after, gained, peakBefore };
    // A fall that this reading confirms was shown by an earlier one; when it happened before that was not kept.
    if (owner.clan === null) noteClansOf(scene, owner.ref);
    noteChange(scene, owner.clan, change, at === scene.at ? { from: scene.since, to: at } : { from: null, to: at });
    if (gained !== 0 && game.isSign(metric.key)) noteActive(scene, owner.ref, metric.key);
  }
  for (const clan of owners.stay.values()) if (clan.clan !== null) scene.clans.add(clan.clan);
  return appended;
}

function accountOf(
  scene: Scene,
  members: ReadonlyMap<string, ReadonlyMap<string, Member>>,
  ref: string,
): AccountId | undefined {
  for (const roster of members.values()) {
    const member = roster.get(ref);
    if (member !== undefined) return member.account;
  }
  return findAccount(scene.tx, scene.game.id, ref)?.id;
}

/** Joined, left, role and name are told of every game in the same way. */
function noteRosterChange(scene: Scene, clan: ClanId, change: RosterChange): void {
  if (scene.since === null) return;
  const { account, ref } = change;
  const base = { account, happenedFrom: scene.since, happenedTo: scene.at, detectedAt: scene.at };
  switch (change.type) {
    case "joined":
      scene.events.push({
        ...base,
        clan,
        type: "member-joined",
        key: `member-joined ${clan} ${ref} ${scene.at}`,
        name: change.name,
        data: { role: change.gameRole, isReturning: change.isReturning },
      });
      return;
    case "left":
      scene.events.push({
        ...base,
        clan,
        type: "member-left",
        key: `member-left ${clan} ${change.stay}`,
        name: change.name,
        happenedFrom: change.after,
        happenedTo: change.at,
        data: { role: change.gameRole },
      });
      return;
    case "role-changed":
      scene.events.push({
        ...base,
        clan,
        type: "role-changed",
        key: `role-changed ${clan} ${change.stay} ${scene.at}`,
        name: findAccount(scene.tx, scene.game.id, ref)?.name ?? null,
        data: { from: change.before, to: change.after },
      });
      return;
    case "renamed":
      for (const one of noteClansOf(scene, ref)) {
        scene.events.push({
          ...base,
          clan: one,
          type: "name-changed",
          key: `name-changed ${one} ${ref} ${scene.at}`,
          name: change.after,
          data: { from: change.before, to: change.after },
        });
      }
      noteActive(scene, ref, "name");
      return;
  }
}
