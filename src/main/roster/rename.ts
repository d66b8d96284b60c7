/** A member takes another name: everything known stays theirs, and what is known under the new name comes to it. */
import type { Game } from "#main/games/game.ts";
import { moveCorrections } from "#main/store/contests/corrections.ts";
import type { Tx } from "#main/store/database.ts";
import { appendEvents } from "#main/store/feed/events.ts";
import { countMembersAnew } from "#main/store/members/hand.ts";
import { mergeAccounts } from "#main/store/members/merge.ts";
import {
  findNamedAccount,
  listNameSpans,
  type NamedAccount,
  saveAccountRef,
  saveNameSpans,
} from "#main/store/members/names.ts";
import { listClansOfAccount } from "#main/store/members/roster.ts";
import { moveResources } from "#main/store/resources/moved.ts";
import { saveResource } from "#main/store/resources/resources.ts";
import { listKnownCounters } from "#main/store/samples/known-counters.ts";
import { joinSubjects } from "#main/store/samples/merge.ts";
import { forgetStats } from "#main/store/samples/stats.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import { finishIfDone } from "#main/store/snapshots/snapshots.ts";
import type { Actor } from "#shared/game.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { joinNameSpans } from "./name-spans.ts";

export interface Edit {
  readonly actor: Actor;
  readonly at: Instant;
}

export interface NewName {
  readonly account: AccountId;
  /** As the game's `parseAccountRef` made it. */
  readonly ref: string;
  readonly name: string;
}

/** `merged`: the new name had an account of its own. `same`: it is another way to write the name at hand. */
export type Renamed = "renamed" | "merged" | "same";

/** Gives an account another name, in the transaction of what caused it. What is asked of it is planned by who calls. */
export function renameAccount(tx: Tx, game: Game, { account, ref, name }: NewName, edit: Edit): Renamed {
  const known = findNamedAccount(tx, game.id, account);
  if (known === undefined) throw new Error(`There is no account ${account} of ${game.name}.`);
  if (known.ref === ref) {
    saveAccountRef(tx, account, ref, name);
    return "same";
  }
  const taken = findNamedAccount(tx, game.id, ref);
  const lastSeenAt = lastSeenOf(tx, account);
  const first = { now: known, spans: listNameSpans(tx, account) };
  const second = { now: { ref, name }, spans: taken === undefined ? [] : listNameSpans(tx, taken.id) };
  const changedAt = changeOf(lastSeenAt, taken, edit.at);
  if (taken !== undefined) mergeAccounts(tx, taken.id, account, joinSubjects);
  saveAccountRef(tx, account, ref, name);
  saveNameSpans(tx, account, joinNameSpans(first, second, changedAt));
  for (const batch of moveResources(tx, game.id, known.ref, ref)) finishIfDone(tx, batch, edit.at);
  saveMemberResources(tx, game, ref);
  moveCorrections(tx, game.id, game.entryId(known.ref), game.entryId(ref));
  const clans = listClansOfAccount(tx, game.id, ref);
  if (taken !== undefined) {
    // Two members who are one count once, and so on the days that are over.
    forgetStats(tx, [account], 0);
    if (game.rosterKind === null) for (const clan of clans) countMembersAnew(tx, clan);
  }
  tellRename(tx, clans, known, { account, ref, name }, lastSeenAt, edit.at);
  appendAudit(tx, {
    ...edit,
    action: "roster.rename",
    target: `${game.id} account ${account}`,
    before: { ref: known.ref, name: known.name },
    after: { ref, name, isMerged: taken !== undefined },
  });
  return taken === undefined ? "renamed" : "merged";
}

/** What is asked of every member of the game's clans. */
export function saveMemberResources(tx: Tx, game: Game, ref: string): void {
  for (const kind of game.memberKinds) {
    const resource = game.resources[kind];
    if (resource === undefined) continue;
    saveResource(tx, { game: game.id, upstream: resource.upstream, kind, ref, about: resource.of });
  }
}

function lastSeenOf(tx: Tx, account: AccountId): Instant | null {
  const instants = listKnownCounters(tx, [account]).map((one) => one.at);
  return instants.length === 0 ? null : Math.max(...instants);
}

/** After the old name was last seen to gain, and not before the new one was met; nobody knows it better. */
function changeOf(lastSeenAt: Instant | null, taken: NamedAccount | undefined, now: Instant): Instant {
  if (taken === undefined) return now;
  return Math.min(now, Math.max(lastSeenAt ?? 0, taken.firstSeenAt));
}

function tellRename(
  tx: Tx,
  clans: readonly ClanId[],
  before: NamedAccount,
  { account, ref, name }: NewName,
  lastSeenAt: Instant | null,
  at: Instant,
): void {
  appendEvents(
    tx,
    clans.map((clan) => ({
      key: `name-changed ${clan} ${ref} ${at}`,
      clan,
      account,
      type: "name-changed",
      name,
      happenedFrom: lastSeenAt === null ? null : Math.min(lastSeenAt, at),
      happenedTo: at,
      detectedAt: at,
      data: { from: before.name, to: name },
    })),
  );
}
