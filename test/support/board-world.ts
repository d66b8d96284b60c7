/** Clans, members and their numbers in a store in memory, without servers: what boards are read from. */
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import type { Game } from "#main/games/game.ts";
import type { BoardScene } from "#main/leaderboards/gains.ts";
import { insertClan } from "#main/store/clans/clans.ts";
import type { Database } from "#main/store/database.ts";
import type { Scope } from "#main/store/members/scopes.ts";
import { type Catalogue, type Expression, readCatalogue } from "#main/store/samples/catalogue.ts";
import { mergeValues, saveSeries } from "#main/store/samples/merge.ts";
import { appendValues, type SubjectId, saveSubjects } from "#main/store/samples/samples.ts";
import type { AccountId, ClanId, StayId } from "#shared/ids.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import type { Instant } from "#shared/time.ts";
import { memoryStore } from "./store.ts";

/** What somebody's number was, and when: `[at, value]`. */
export type Known = readonly (readonly [at: Instant, value: number | null])[];

export interface BoardWorld {
  readonly database: Database;
  readonly game: Game;
  readonly catalogue: () => Catalogue;
  readonly addClan: (name: string) => ClanId;
  /** Times are of the stay: null is before we looked, and still there. */
  readonly addMember: (
    clan: ClanId,
    name: string,
    stay?: Stay,
  ) => { readonly account: AccountId; readonly stay: StayId };
  readonly addStay: (clan: ClanId, account: AccountId, stay?: Stay) => StayId;
  /** Takes values in as readings do, one after another. */
  readonly read: (
    owner: { readonly account: AccountId } | { readonly stay: StayId },
    key: string,
    known: Known,
  ) => void;
  /** Takes values in as an import does. */
  readonly merge: (
    owner: { readonly account: AccountId } | { readonly stay: StayId },
    key: string,
    known: Known,
  ) => void;
  readonly scene: (scope: Scope, now: Instant) => BoardScene;
  readonly expression: (...keys: string[]) => Expression;
}

export interface Stay {
  readonly joinedAt?: Instant;
  readonly leftAt?: Instant;
}

export function boardWorld(game: Game = clashOfClans): BoardWorld {
  const database = memoryStore();
  let accounts = 0;

  function define(key: string): MetricDefinition {
    const metric = game.metrics.describe(key);
    if (metric === null) throw new Error(`The game has no ${key}.`);
    return metric;
  }

  function subjectOf(owner: { readonly account: AccountId } | { readonly stay: StayId }): SubjectId {
    const [kind, id] = "account" in owner ? (["account", owner.account] as const) : (["stay", owner.stay] as const);
    const subject = database.transact((tx) => saveSubjects(tx, kind, [id])).get(id);
    if (subject === undefined) throw new Error("There is no subject.");
    return subject;
  }

  function addStay(clan: ClanId, account: AccountId, { joinedAt, leftAt }: Stay = {}): StayId {
    const insert = database.reader.$client.prepare(
      "insert into clan_members (clan_id, account_id, joined_at, left_at, source) values (?, ?, ?, ?, 'api')",
    );
    return Number(insert.run(clan, account, joinedAt ?? null, leftAt ?? null).lastInsertRowid) as StayId;
  }

  const catalogue = () => readCatalogue(database.reader, game);
  return {
    database,
    game,
    catalogue,
    addClan: (name) =>
      database.transact((tx) => insertClan(tx, { game: game.id, ref: `#${name}`, name, memberCount: null }, 0)),
    addMember(clan, name, stay) {
      accounts += 1;
      database.reader.$client
        .prepare("insert into accounts (game, ref, name, first_seen_at) values (?, ?, ?, 0)")
        .run(game.id, `#${name}`, name);
      const account = accounts as AccountId;
      return { account, stay: addStay(clan, account, stay) };
    },
    addStay,
    read(owner, key, known) {
      const subject = subjectOf(owner);
      const metric = define(key);
      for (const [at, value] of known) database.transact((tx) => appendValues(tx, [{ subject, metric, value }], at));
    },
    merge(owner, key, known) {
      const subject = subjectOf(owner);
      const { kind } = define(key);
      const values = known.map(([at, value]) => ({ at, value }));
      database.transact((tx) => mergeValues(tx, saveSeries(tx, subject, key, kind), kind, values, 0));
    },
    scene: (scope, now) => ({
      reader: database.reader,
      game,
      scope,
      clock: { now, realNow: now, speed: 1 },
      zone: "Europe/Berlin",
    }),
    expression(...keys) {
      const resolved = catalogue().resolve(keys);
      if (!resolved.ok) throw new Error(`There is no ${resolved.metric}.`);
      return resolved.expression;
    },
  };
}
