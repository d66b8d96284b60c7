/** Who may be somebody under another name, out of what is known of both. */
import type { Game } from "#main/games/game.ts";
import type { Reader } from "#main/store/database.ts";
import { type HandMember, listAccountLinks, listHandMembers, listNewcomers } from "#main/store/members/hand.ts";
import { findAccount } from "#main/store/members/roster.ts";
import { isNotFound } from "#main/store/resources/not-found.ts";
import { findResourceOf } from "#main/store/resources/resources.ts";
import { listKnownCounters } from "#main/store/samples/known-counters.ts";
import type { RenameProposal, RosterJoin } from "#shared/contract/roster.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { DAY, type Instant } from "#shared/time.ts";
import { confidenceOf, evidenceOf, type KnownValue, type NameFacts, worthALook } from "./evidence.ts";

/** Somebody who may have been known under another name. */
interface Newcomer {
  readonly account: AccountId | null;
  readonly ref: string;
  readonly name: string;
  readonly joinedAt: Instant | null;
  /** What a place knows them by, as its list says: source and id. */
  readonly link: string | null;
}

interface Leaver extends HandMember {
  readonly isNotFound: boolean;
}

/** When a member's name was given up as not found: since when it was, and when the last answer told anything. */
export interface LostName extends HandMember {
  readonly since: Instant | null;
  readonly lastToldAt: Instant | null;
}

/** Members whose name is on no board. */
export function listLostNames(reader: Reader, game: Game, clan: ClanId): LostName[] {
  return listHandMembers(reader, clan).flatMap((member) => {
    const lost = lostNameOf(reader, game, member);
    return lost === null ? [] : [lost];
  });
}

function lostNameOf(reader: Reader, game: Game, member: HandMember): LostName | null {
  for (const kind of game.memberKinds) {
    const resource = findResourceOf(reader, game.id, kind, member.ref);
    if (resource === undefined || !isNotFound(game.resources[kind], resource)) continue;
    return { ...member, since: resource.failingSince, lastToldAt: resource.lastCheckedAt };
  }
  return null;
}

/** Renames among members whose name is gone, and accounts that joined or appeared since. */
export function proposeRenames(reader: Reader, game: Game, clan: ClanId): RenameProposal[] {
  const lost = listLostNames(reader, game, clan);
  if (lost.length === 0) return [];
  const since = Math.min(...lost.map((one) => one.lastToldAt ?? one.since ?? 0));
  const gone = new Set(lost.map((one) => one.account));
  // The board may have shown the new name before it lost the old one, and lists name days alone.
  const newcomers = listNewcomers(reader, game.id, since - DAY)
    .filter((one) => !gone.has(one.account))
    .map((one) => ({ ...one, link: null }));
  const leavers = lost.map((one) => ({ ...one, isNotFound: true }));
  return propose(reader, game, leavers, newcomers, false);
}

/** Renames among those whom a list lacks and those whom it names anew. */
export function proposeRenamesOf(
  reader: Reader,
  game: Game,
  leaving: readonly HandMember[],
  joins: readonly RosterJoin[],
  source: string | null,
): RenameProposal[] {
  const newcomers = joins.map(({ ref, name, joinedAt, externalId }) => ({
    account: findAccount(reader, game.id, ref)?.id ?? null,
    ref,
    name,
    joinedAt,
    link: source === null || externalId === null ? null : `${source} ${externalId}`,
  }));
  const leavers = leaving.map((member) => ({ ...member, isNotFound: lostNameOf(reader, game, member) !== null }));
  return propose(reader, game, leavers, newcomers, true);
}

function propose(
  reader: Reader,
  game: Game,
  leavers: readonly Leaver[],
  newcomers: readonly Newcomer[],
  tookThePlace: boolean,
): RenameProposal[] {
  if (leavers.length === 0 || newcomers.length === 0) return [];
  const known = [...leavers, ...newcomers].flatMap(({ account }) => account ?? []);
  const valuesOf = new Map<AccountId, Map<string, KnownValue>>();
  for (const { account, metric, value, at } of listKnownCounters(reader, known)) {
    const mine = valuesOf.get(account) ?? new Map<string, KnownValue>();
    mine.set(metric, { value, at });
    valuesOf.set(account, mine);
  }
  const linksOf = Map.groupBy(listAccountLinks(reader, game.id), (link) => link.account);
  const factsOf = (one: Pick<Newcomer, "account" | "joinedAt"> & { readonly link?: string | null }): NameFacts => ({
    values: (one.account === null ? undefined : valuesOf.get(one.account)) ?? new Map(),
    links: new Set([
      ...(one.account === null
        ? []
        : (linksOf.get(one.account) ?? []).map((link) => `${link.source} ${link.externalId}`)),
      ...(one.link === null || one.link === undefined ? [] : [one.link]),
    ]),
    joinedAt: one.joinedAt,
  });
  const befores = leavers.map((leaver) => ({ leaver, facts: { ...factsOf(leaver), isNotFound: leaver.isNotFound } }));
  const afters = newcomers.map((newcomer) => ({ newcomer, facts: factsOf(newcomer) }));
  const proposals = befores.flatMap(({ leaver, facts: before }) =>
    afters.flatMap(({ newcomer, facts: after }): RenameProposal[] => {
      const evidence = evidenceOf({ before, after, tookThePlace, firstMetric: game.metrics.first });
      const confidence = confidenceOf(evidence);
      if (confidence === null) return [];
      const { account, ref, name } = leaver;
      return [
        {
          account,
          ref,
          name,
          toRef: newcomer.ref,
          toName: newcomer.name,
          toAccount: newcomer.account,
          evidence,
          confidence,
        },
      ];
    }),
  );
  return worthALook(proposals);
}
