/** What an officer confirmed of a list, written in one transaction; what is so already changes nothing. */
import type { Game } from "#main/games/game.ts";
import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Tx } from "#main/store/database.ts";
import { appendEvents, type NewEvent } from "#main/store/feed/events.ts";
import {
  countMembersAnew,
  endStay,
  type HandMember,
  hadMembers,
  listHandMembers,
  openHandStay,
  saveAccountLink,
  saveClanLink,
  saveStayRole,
} from "#main/store/members/hand.ts";
import { appendAccount, findAccount } from "#main/store/members/roster.ts";
import { forgetStatsOfClan } from "#main/store/samples/stats.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { RosterApplied, RosterChanges } from "#shared/contract/roster.ts";
import type { AccountId } from "#shared/ids.ts";
import { DAY, type Instant } from "#shared/time.ts";
import { roleIn } from "./list.ts";
import { type Edit, type NewName, renameAccount, saveMemberResources } from "./rename.ts";
import { inOrder } from "./rename-order.ts";

type Join = RosterChanges["joins"][number] & { readonly ref: string };

export interface ParsedChanges extends Omit<RosterChanges, "joins" | "renames"> {
  readonly joins: readonly Join[];
  readonly renames: readonly NewName[];
}

/** The changes with the game's refs, or the name that can be nobody's. */
export function parseChanges(
  game: Pick<Game, "parseAccountRef">,
  changes: RosterChanges,
): { readonly ok: true; readonly changes: ParsedChanges } | { readonly ok: false; readonly name: string } {
  const withRef = <T extends { readonly name: string }>(one: T) => ({ ...one, ref: game.parseAccountRef(one.name) });
  const joins = changes.joins.map(withRef);
  const renames = changes.renames.map(withRef);
  const wrong = [...joins, ...renames].find((one) => one.ref === null);
  if (wrong !== undefined) return { ok: false, name: wrong.name };
  const isNamed = <T extends { ref: string | null }>(one: T): one is T & { ref: string } => one.ref !== null;
  return { ok: true, changes: { ...changes, joins: joins.filter(isNamed), renames: renames.filter(isNamed) } };
}

export type Applied =
  | {
      readonly ok: true;
      readonly applied: RosterApplied;
      /** Refs that may be needed by nobody any more. */
      readonly gone: readonly string[];
    }
  | { readonly ok: false; readonly name: string };

interface Scene {
  readonly tx: Tx;
  readonly game: Game;
  readonly clan: StoredClan;
  readonly at: Instant;
  /** The clan's first list says who was there before we looked: nobody is told to have joined. */
  readonly isFirst: boolean;
  readonly events: NewEvent[];
}

/**
 * Renames first, so that nobody leaves under one name and joins under another; then leaves, roles and joins. Nothing is written
 * where members would have one another's names.
 */
export function applyChanges(tx: Tx, game: Game, clan: StoredClan, changes: ParsedChanges, edit: Edit): Applied {
  const scene: Scene = { tx, game, clan, at: edit.at, isFirst: !hadMembers(tx, clan.id), events: [] };
  const members = new Map(listHandMembers(tx, clan.id).map((member) => [member.account, member]));
  const ordered = inOrder(
    changes.renames.filter(({ account }) => members.has(account)),
    (account) => members.get(account)?.ref,
  );
  if (!ordered.ok) return ordered;
  const renamed = ordered.renames
    .map((rename) => ({ rename, how: renameAccount(tx, game, rename, edit) }))
    .filter(({ how }) => how !== "same");
  const kept = new Set(renamed.map(({ rename }) => rename.account));
  // Merging may have made one of two of the members read above.
  const open = new Map(listHandMembers(tx, clan.id).map((member) => [member.account, member]));
  const left = changes.leaves.flatMap((account) => {
    const member = open.get(account);
    if (member === undefined || kept.has(account) || member.source === "api") return [];
    open.delete(account);
    return [leave(scene, member)];
  });
  const roles = changes.roles.flatMap(({ account, gameRole }) => {
    const member = open.get(account);
    return member === undefined ? [] : changeRole(scene, member, gameRole);
  });
  const joined: Join[] = [];
  for (const join of changes.joins) {
    const member = [...open.values()].find(({ ref }) => ref === join.ref);
    const account = member?.account ?? accountOf(scene, join);
    if (changes.from !== undefined && join.externalId !== null) {
      saveAccountLink(tx, { account, source: changes.from.place, externalId: join.externalId });
    }
    if (member === undefined) {
      open.set(account, enter(scene, join, account));
      joined.push(join);
    } else if (join.gameRole !== null) roles.push(...changeRole(scene, member, join.gameRole));
  }
  if (changes.from !== undefined) {
    for (const { account, externalId } of changes.links) {
      if (open.has(account)) saveAccountLink(tx, { account, source: changes.from.place, externalId });
    }
    saveClanLink(tx, clan.id, { ...changes.from, takenAt: edit.at });
  }
  countMembersAnew(tx, clan.id);
  appendEvents(tx, scene.events);
  appendAudit(tx, {
    ...edit,
    action: "roster.apply",
    target: `${clan.game} ${clan.ref}`,
    before: undefined,
    after: { joined: joined.map(({ name }) => name), left: left.map(({ name }) => name), roles, from: changes.from },
  });
  const applied = {
    joined: joined.length,
    left: left.length,
    rolesChanged: roles.length,
    renamed: renamed.length,
    merged: renamed.filter(({ how }) => how === "merged").length,
  };
  return { ok: true, applied, gone: left.map(({ ref }) => ref) };
}

function accountOf({ tx, game, at }: Scene, { ref, name }: Join): AccountId {
  return findAccount(tx, game.id, ref)?.id ?? appendAccount(tx, game.id, { ref, name }, at);
}

function enter(scene: Scene, join: Join, account: AccountId): HandMember {
  const { tx, game, clan, at, isFirst } = scene;
  const said = join.joinedAt === null ? null : Math.min(join.joinedAt, at);
  const gameRole = roleIn(join.gameRole, game);
  const { stay, joinedAt, isReturning } = openHandStay(tx, clan.id, account, gameRole, said ?? (isFirst ? null : at));
  // Who was there on days that are over counts on them.
  forgetStatsOfClan(tx, clan.id, joinedAt ?? 0);
  saveMemberResources(tx, game, join.ref);
  if (!isFirst) {
    scene.events.push({
      key: `member-joined ${clan.id} ${join.ref} ${at}`,
      clan: clan.id,
      account,
      type: "member-joined",
      name: join.name,
      // Lists name the day alone.
      happenedFrom: said === null ? null : joinedAt,
      happenedTo: said === null || joinedAt === null ? at : Math.min(joinedAt + DAY, at),
      detectedAt: at,
      data: { role: gameRole, isReturning },
    });
  }
  return { stay, account, ref: join.ref, name: join.name, gameRole, joinedAt, source: "hand" };
}

function leave({ tx, clan, at, events }: Scene, member: HandMember): HandMember {
  endStay(tx, member.stay, at);
  events.push({
    key: `member-left ${clan.id} ${member.stay}`,
    clan: clan.id,
    account: member.account,
    type: "member-left",
    name: member.name,
    happenedFrom: null,
    happenedTo: at,
    detectedAt: at,
    data: { role: member.gameRole },
  });
  return member;
}

function changeRole(
  scene: Scene,
  member: HandMember,
  role: string | null,
): { name: string; from: string | null; to: string | null }[] {
  const { tx, game, clan, at, events } = scene;
  const gameRole = roleIn(role, game);
  if (gameRole === member.gameRole) return [];
  saveStayRole(tx, member.stay, gameRole);
  if (member.gameRole !== null && gameRole !== null) {
    events.push({
      key: `role-changed ${clan.id} ${member.stay} ${at}`,
      clan: clan.id,
      account: member.account,
      type: "role-changed",
      name: member.name,
      happenedFrom: null,
      happenedTo: at,
      detectedAt: at,
      data: { from: member.gameRole, to: gameRole },
    });
  }
  return [{ name: member.name, from: member.gameRole, to: gameRole }];
}
