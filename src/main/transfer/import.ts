import type { Game } from "#main/games/game.ts";
import type { Database, Tx } from "#main/store/database.ts";
import { findCurrentClanRef, findStayAt, type StayAt } from "#main/store/members/members.ts";
import { findAccountAt } from "#main/store/members/names.ts";
import { appendAccount } from "#main/store/members/roster.ts";
import { createPastChecks } from "#main/store/resources/past-checks.ts";
import { mergeValues, type PastValue, saveSeries } from "#main/store/samples/merge.ts";
import { saveSubjects } from "#main/store/samples/samples.ts";
import { describeMetric } from "#main/store/samples/seen-metrics.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { Imported, ImportLine, ImportRefusal } from "#shared/contract/transfer.ts";
import type { Actor } from "#shared/game.ts";
import type { AccountId, GameId } from "#shared/ids.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import type { Instant } from "#shared/time.ts";

/** Values of one series, on their way in. */
interface Bundle {
  readonly metric: MetricDefinition;
  readonly owner: { readonly scope: "account" | "stay"; readonly id: number };
  readonly values: PastValue[];
}

/** A clock that is a little ahead is no reason to refuse a value of now. */
const FUTURE_TOLERANCE_MS = 5 * 60_000;

/**
 * Takes lines of the past in, in any order; the same lines again change nothing. One transaction a series: a long import
 * holds nobody up, and what is in stays in.
 */
export function importLines(
  database: Database,
  games: ReadonlyMap<GameId, Game>,
  lines: readonly ImportLine[],
  edit: { readonly actor: Actor; readonly at: Instant },
): Imported {
  const { bundles, accounts, refused } = database.transact((tx) => prepareImport(tx, games, lines, edit.at));
  let added = 0;
  let taken = 0;
  for (const bundle of bundles) {
    added += database.transact((tx) => importBundle(tx, bundle, edit.at));
    taken += bundle.values.length;
  }
  added = Math.max(0, added);
  database.transact((tx) => {
    const after = { added, values: taken, accounts: accounts.length };
    appendAudit(tx, { ...edit, action: "transfer.import", target: "samples", before: undefined, after });
  });
  return { added, redundant: taken - added, accounts, refused };
}

/**
 * Sorts lines into series: what is taken, and what is refused with the reason. Accounts that nobody knows are made, so
 * that history can come before the clan.
 */
function prepareImport(
  tx: Tx,
  games: ReadonlyMap<GameId, Game>,
  lines: readonly ImportLine[],
  now: Instant,
): { readonly bundles: readonly Bundle[]; readonly accounts: AccountId[]; readonly refused: ImportRefusal[] } {
  const bundles = new Map<string, Bundle>();
  const accounts = new Set<AccountId>();
  const refused: ImportRefusal[] = [];
  const mayTake = createPastChecks(tx);
  for (const [line, entry] of lines.entries()) {
    const refuse = (why: ImportRefusal["why"], metric: string | null = null) => refused.push({ line, metric, why });
    const game = games.get(entry.game);
    const ref = game?.parseAccountRef(entry.account) ?? null;
    if (game === undefined) refuse("unknown-game");
    else if (ref === null) refuse("invalid-account");
    else if (entry.at > now + FUTURE_TOLERANCE_MS) refuse("in-the-future");
    else {
      const known = findAccountAt(tx, game.id, ref, entry.at);
      const account = known?.id ?? appendAccount(tx, game.id, { ref, name: entry.name ?? ref }, entry.at);
      for (const [key, value] of Object.entries(entry.metrics)) {
        const metric = describeMetric(tx, game, key);
        if (metric === null || metric.scope === "clan") {
          refuse("unknown-metric", key);
          continue;
        }
        const stay = metric.scope === "stay" ? findStayAt(tx, account, entry.at) : null;
        if (metric.scope === "stay" && stay === null) {
          refuse("no-stay", key);
          continue;
        }
        if (!mayTake(game.id, metric, sourceRefOf(tx, game, metric, known?.ref ?? ref, stay), entry.at)) {
          refuse("checked-by-us", key);
          continue;
        }
        accounts.add(account);
        const owner =
          stay === null ? { scope: "account" as const, id: account } : { scope: "stay" as const, id: stay.id };
        const name = `${owner.scope} ${owner.id} ${key}`;
        const bundle = bundles.get(name) ?? { metric, owner, values: [] };
        bundle.values.push({ at: entry.at, value });
        bundles.set(name, bundle);
      }
    }
  }
  return { bundles: [...bundles.values()], accounts: [...accounts], refused };
}

/** Takes the values of one series in. Says how many rows of history it has more. */
function importBundle(tx: Tx, bundle: Bundle, now: Instant): number {
  const { owner, metric, values } = bundle;
  const subject = saveSubjects(tx, owner.scope, [owner.id]).get(owner.id);
  if (subject === undefined) throw new Error(`The ${owner.scope} ${owner.id} has no subject.`);
  return mergeValues(tx, saveSeries(tx, subject, metric.key, metric.kind), metric.kind, values, now);
}

/** The resource that tells a metric of an account; null where that is a clan's and there is none. */
function sourceRefOf(
  tx: Tx,
  game: Game,
  metric: MetricDefinition,
  accountRef: string,
  stay: StayAt | null,
): string | null {
  if (game.resources[metric.source]?.of !== "clan") return accountRef;
  return stay?.clanRef ?? findCurrentClanRef(tx, game.id, accountRef);
}
