/** What one reading has caused so far: whoever writes facts notes here what follows from them. */
import type { Change, Game, GameEvent, ResourceRef } from "#main/games/game.ts";
import type { Tx } from "#main/store/database.ts";
import type { NewEvent } from "#main/store/feed/events.ts";
import { findAccount, listClansOfAccount } from "#main/store/members/roster.ts";
import type { ActiveSpan } from "#main/store/presence/presence.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export interface Scene {
  readonly tx: Tx;
  readonly game: Game;
  readonly kind: string;
  readonly at: Instant;
  /** The check before this one; null where this is the first, which is silent. */
  readonly since: Instant | null;
  readonly clans: Set<ClanId>;
  readonly clansOf: Map<string, readonly ClanId[]>;
  readonly events: NewEvent[];
  readonly active: ActiveSpan[];
  readonly activeRefs: string[];
  readonly endedRefs: string[];
  /** What is worth fetching beside what the reading names. */
  readonly follow: ResourceRef[];
}

/** After `from` (null: not known) and not after `to`. */
export interface Happened {
  readonly from: Instant | null;
  readonly to: Instant;
  /** It was noticed so late that nobody should be told of it as news. */
  readonly isLate?: boolean;
  /** It is news although its resource is read for the first time: a report is made when what it tells is over. */
  readonly isNews?: boolean;
}

export function sceneAt(tx: Tx, game: Game, kind: string, since: Instant | null, at: Instant): Scene {
  return {
    tx,
    game,
    kind,
    at,
    since,
    clans: new Set(),
    clansOf: new Map(),
    events: [],
    active: [],
    activeRefs: [],
    endedRefs: [],
    follow: [],
  };
}

/** Clans that an account is in: each tells what happens to it. */
export function noteClansOf(scene: Scene, ref: string): readonly ClanId[] {
  let clans = scene.clansOf.get(ref);
  if (clans === undefined) {
    clans = listClansOfAccount(scene.tx, scene.game.id, ref);
    scene.clansOf.set(ref, clans);
    for (const clan of clans) scene.clans.add(clan);
  }
  return clans;
}

export function noteActive(scene: Scene, ref: string, sign: string): void {
  const account = findAccount(scene.tx, scene.game.id, ref);
  if (account === undefined || scene.active.some((span) => span.account === account.id)) return;
  scene.active.push({ account: account.id, from: scene.since, to: scene.at, sign });
  scene.activeRefs.push(ref);
}

/** Lets the game say what a change means. The first reading of a resource is silent: it shows what was there before. */
export function noteChange(scene: Scene, clan: ClanId | null, change: Change, happened: Happened): void {
  if (scene.since === null && happened.isNews !== true) return;
  for (const event of scene.game.events(change)) {
    const account = event.account === null ? undefined : findAccount(scene.tx, scene.game.id, event.account);
    const clans = clan === null ? (event.account === null ? [] : noteClansOf(scene, event.account)) : [clan];
    for (const one of clans) {
      scene.clans.add(one);
      scene.events.push(eventOf(scene, one, event, account, happened));
    }
    if (change.type === "war" && event.account !== null && event.data.side === "own") {
      noteActive(scene, event.account, "war_attack");
    }
  }
}

/**
 * The key names what happened and not when it was noticed, where the game gives it a name; else the subject and the first
 * reading that shows it: the same after a restart, another one for another time.
 */
function eventOf(
  scene: Scene,
  clan: ClanId,
  event: GameEvent,
  account: { readonly id: AccountId; readonly name: string } | undefined,
  happened: Happened,
): NewEvent {
  const natural = `${event.account ?? ""} ${event.occurrence === "" ? happened.to : event.occurrence}`;
  return {
    key: `${event.type} ${clan} ${natural}`,
    clan,
    account: account?.id ?? null,
    type: event.type,
    name: account?.name ?? null,
    happenedFrom: event.happenedAt ?? happened.from,
    happenedTo: event.happenedAt ?? happened.to,
    detectedAt: scene.at,
    isLate: happened.isLate ?? false,
    data: event.data,
  };
}
