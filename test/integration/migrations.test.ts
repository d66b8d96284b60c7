import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect } from "#main/store/database.ts";
import journal from "#main/store/migrations/meta/_journal.json" with { type: "json" };
import { type Migration, openStore, shippedMigrations } from "#main/store/migrations.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "adjutant-migrations-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const file = () => join(dir, "adjutant.db");
const open = (migrations?: readonly Migration[]) =>
  openStore({
    file: file(),
    backupsDir: join(dir, "backups"),
    now: () => Date.UTC(2026, 7, 6),
    ...(migrations && { migrations }),
  });

/** One more migration than is shipped, which rebuilds a table that others refer to, as drizzle writes it. */
function rebuildOfClans(): Migration {
  const last = shippedMigrations().at(-1);
  return {
    name: "9999_rebuild",
    folderMillis: (last?.folderMillis ?? 0) + 1,
    hash: "rebuild",
    bps: true,
    sql: [
      "PRAGMA foreign_keys=OFF;",
      "CREATE TABLE `__new_clans` (`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL, `game` text NOT NULL, `ref` text NOT NULL, `name` text NOT NULL, `description` text, `added_at` integer NOT NULL, `member_count` integer, `is_war_log_public` integer, `motto` text);",
      "INSERT INTO `__new_clans`(id, game, ref, name, added_at) SELECT id, game, ref, name, added_at FROM `clans`;",
      "DROP TABLE `clans`;",
      "ALTER TABLE `__new_clans` RENAME TO `clans`;",
      "PRAGMA foreign_keys=ON;",
    ],
  };
}

function fill(): void {
  const opened = open();
  if (!opened.ok) throw new Error("refused");
  opened.database.transact((tx) => {
    tx.$client.exec("insert into clans (game, ref, name, added_at) values ('clash-of-clans', '#2PP', 'Ours', 1)");
    tx.$client.exec("insert into clan_settings (clan_id) values (1)");
    tx.$client.exec(
      "insert into events (key, clan_id, type, happened_to, detected_at, data) values ('k', 1, 'x', 1, 1, '{}')",
    );
  });
  opened.database.close();
}

function count(table: string): number {
  const database = connect(file());
  const { n } = database.reader.$client.prepare(`select count(*) as n from ${table}`).get() as { n: number };
  database.close();
  return n;
}

describe("migrations", () => {
  it("have instants that rise: an earlier one would be skipped in silence", () => {
    const instants = journal.entries.map((entry) => entry.when);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    expect(new Set(instants).size).toBe(instants.length);
    expect(journal.entries.map((entry) => entry.idx)).toEqual(journal.entries.map((_, index) => index));
  });

  it("make a new file, and change nothing the second time", () => {
    expect(open()).toMatchObject({ ok: true, backup: null });
    const before = readFileSync(file());
    const again = open();
    expect(again).toMatchObject({ ok: true, backup: null });
    if (again.ok) again.database.close();
    expect(readFileSync(file()).equals(before)).toBe(true);
  });

  it("copy the file before they change it, and lose no row of a table that is rebuilt under others", () => {
    fill();
    const migrated = open([...shippedMigrations(), rebuildOfClans()]);
    expect(migrated).toMatchObject({ ok: true });
    if (migrated.ok) migrated.database.close();
    expect([count("clans"), count("clan_settings"), count("events")]).toEqual([1, 1, 1]);
    const [copy] = readdirSync(join(dir, "backups"));
    const before = connect(join(dir, "backups", copy!));
    expect(before.reader.$client.prepare("select name from clans").all()).toEqual([{ name: "Ours" }]);
    before.close();
  });

  it("keep the last three copies", () => {
    fill();
    for (let index = 1; index <= 5; index += 1) {
      const more = Array.from(
        { length: index },
        (_, at): Migration => ({
          name: `9999_${at}`,
          folderMillis: (shippedMigrations().at(-1)?.folderMillis ?? 0) + 1 + at,
          hash: `more ${at}`,
          bps: true,
          sql: [`CREATE TABLE \`t${at}\` (id integer)`],
        }),
      );
      const opened = openStore({
        file: file(),
        backupsDir: join(dir, "backups"),
        now: () => Date.UTC(2026, 7, index),
        migrations: [...shippedMigrations(), ...more],
      });
      if (opened.ok) opened.database.close();
    }
    expect(readdirSync(join(dir, "backups"))).toHaveLength(3);
  });

  it("leave a file as it was where one fails half-way", () => {
    fill();
    const failing: Migration = { ...rebuildOfClans(), sql: ["CREATE TABLE `half` (id integer)", "THIS IS NO SQL"] };
    expect(open([...shippedMigrations(), failing])).toMatchObject({ ok: false, code: "unavailable" });
    expect(count("events")).toBe(1);
    const opened = open();
    expect(opened).toMatchObject({ ok: true });
    if (opened.ok) opened.database.close();
  });
});

describe("a database that must not be touched", () => {
  it.each<
    [situation: string, prepare: () => void, migrations: (() => readonly Migration[]) | undefined, expected: object]
  >([
    [
      "of a newer Adjutant",
      () => {
        fill();
        const opened = open([...shippedMigrations(), rebuildOfClans()]);
        if (opened.ok) opened.database.close();
      },
      undefined,
      { ok: false, code: "newer", found: shippedMigrations().length + 1, known: shippedMigrations().length },
    ],
    [
      "that another build migrated",
      fill,
      () => shippedMigrations().map((migration) => ({ ...migration, hash: "another" })),
      { ok: false, code: "altered" },
    ],
    [
      "that is no database",
      () => writeFileSync(file(), "this is a letter, not a database ".repeat(100)),
      undefined,
      { ok: false, code: "damaged" },
    ],
  ])("%s is refused and left as it is", (_situation, prepare, migrations, expected) => {
    prepare();
    const before = readFileSync(file());
    expect(open(migrations?.())).toMatchObject(expected);
    expect(readFileSync(file()).equals(before)).toBe(true);
  });

  it("in a folder that cannot be written is refused with the reason", () => {
    expect(openStore({ file: join(dir, "missing", "adjutant.db"), backupsDir: null, now: () => 0 })).toMatchObject({
      ok: false,
      code: "unavailable",
    });
  });
});
