/** Exports in pages while the workspace goes on. */
import { expect, it } from "vitest";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import { findClan } from "#main/store/clans/clans.ts";
import { exportPage } from "#main/transfer/export.ts";
import type { ExportWhat } from "#shared/contract/transfer.ts";
import type { ClanId } from "#shared/ids.ts";
import { memoryStore } from "#test/support/store.ts";

/** More than two pages of each table. */
const ROWS = 4_500;
const NUMBERS = `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${ROWS})`;

const HISTORY = `
  insert into clans (id, game, ref, name, added_at) values (1, 'g', '#C', 'C', 0), (2, 'g', '#D', 'D', 0);
  insert into clan_settings (clan_id) values (1), (2);
  insert into accounts (id, game, ref, name, first_seen_at) values (1, 'g', '#P', 'P', 0), (2, 'g', '#Q', 'Q', 0);
  insert into clan_members (id, clan_id, account_id, source) values (1, 1, 1, 'api'), (2, 2, 2, 'api');
  insert into subjects (id, account_id) values (1, 1), (2, 2);
  insert into subjects (id, stay_id) values (3, 1);
  insert into series (id, subject_id, metric, kind) values
    (1, 1, 'a', 'counter'), (2, 2, 'a', 'counter'), (3, 3, 'b', 'counter'), (4, 1, 'c', 'counter');
  ${NUMBERS} insert into samples (series_id, at, value, total) select 1 + n % 4, 10 * n, n, n from numbers;
  ${NUMBERS} insert into events (seq, key, clan_id, type, happened_to, detected_at, data)
    select n, n, 1 + n % 2, 'x', n, n, '{}' from numbers;
  ${NUMBERS} insert into wars (id, clan_id, key, state, team_size, attacks_per_member, start_at, clan_name, clan_stars,
    clan_destruction, clan_attacks, opponent_name, opponent_stars, opponent_destruction, opponent_attacks, first_seen_at)
    select n, 1, n, 'warEnded', 5, 2, n, 'C', 0, 0, 0, n, 0, 0, 0, n from numbers;`;

/** What comes in between two pages: before and after every row, and among them. */
const MEANWHILE = `
  insert into samples (series_id, at, value, total) select series_id, at + 1, value, total from samples where at % 10 = 0 and at < 5000;
  insert into events (key, clan_id, type, happened_to, detected_at, data) values ('new', 1, 'x', 0, 0, '{}');
  insert into wars (clan_id, key, state, team_size, attacks_per_member, start_at, clan_name, clan_stars,
    clan_destruction, clan_attacks, opponent_name, opponent_stars, opponent_destruction, opponent_attacks, first_seen_at)
    values (1, 'new', 'inWar', 5, 2, 9999, 'C', 0, 0, 0, 'new', 0, 0, 0, 0);`;

it.each<[what: ExportWhat, rowOf: string, expected: string]>([
  [
    "samples",
    "metric at",
    "select series.metric || ' ' || at as row from samples join series on series.id = series_id where series_id <> 2",
  ],
  ["feed", "seq", "select seq as row from events where clan_id = 1"],
  ["wars", "opponentName", "select opponent_name as row from wars"],
])("%s that were there at the start are in it once, whatever comes meanwhile", (what, rowOf, expected) => {
  const database = memoryStore();
  database.transact((tx) => void tx.$client.exec(HISTORY));
  const { reader } = database;
  const clan = findClan(reader, 1 as ClanId);
  if (clan === undefined) throw new Error("There is no clan.");
  const before = (reader.$client.prepare(expected).all() as { row: unknown }[]).map(({ row }) => String(row));
  const seen: string[] = [];
  let after: readonly number[] | null = null;
  do {
    const page = exportPage({ reader, game: clashOfClans, clan }, what, after, () => {
      throw new Error("Nobody asked for members.");
    });
    const places = rowOf.split(" ").map((column) => page.columns.indexOf(column));
    seen.push(...page.rows.map((row) => places.map((place) => row[place]).join(" ")));
    if (after === null) database.transact((tx) => void tx.$client.exec(MEANWHILE));
    after = page.next;
  } while (after !== null);
  expect(new Set(seen).size).toBe(seen.length);
  expect(before.filter((row) => !seen.includes(row))).toEqual([]);
  database.close();
});
