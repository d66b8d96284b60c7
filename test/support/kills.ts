/** kill -9 in a loop while syncing, and what must hold afterwards. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { countViolations } from "#demo/servers/arrivals.ts";
import { createRandom } from "#demo/world/random.ts";
import { checkIntegrity } from "#main/store/integrity.ts";
import { openStore } from "#main/store/migrations.ts";
import { runCli, startCli } from "#test/support/cli.ts";
import { first, KEY, startWorld } from "#test/support/workspace.ts";

/** Slow enough that a sync of the clan takes about as long as starting the process. */
const LIMIT = { requests: 30, perMs: 1_000 };
const MEMBERS = 25;
/** A kill comes at any moment from before the database is opened to after the last answer. */
const LATEST_KILL_MS = 1_800;

/** Kills so many syncs, then lets one end, and checks everything. Reports the seed where something does not hold. */
export async function killAndCheck(kills: number, seed: string): Promise<void> {
  const random = createRandom(seed);
  const dataDir = mkdtempSync(join(tmpdir(), "adjutant-kill-"));
  const { world, server } = await startWorld({ members: MEMBERS });
  const { commands, clans } = world.clashOfClans;
  const clan = first(clans);
  const given = new Map<string, number>();
  let attacks = 0;
  let joined = 0;
  try {
    await runCli(["config", "set", "games.clash-of-clans.baseUrl", server.baseUrl], { dataDir });
    await runCli(["config", "set", "games.clash-of-clans.supercell.limits", `${LIMIT.requests}/1s`], { dataDir });
    await runCli(["keys", "set", "clash-of-clans"], { dataDir, input: KEY });
    await runCli(["clans", "add", "clash-of-clans", clan.tag], { dataDir });
    commands.startWar(clan.tag, { state: "inWar", teamSize: 15 });
    expect((await runCli(["sync", "--wait"], { dataDir })).code).toBe(0);

    let landed = 0;
    for (let round = 0; round < kills; round += 1) {
      for (const member of clan.members) {
        if (random.next() < 0.5) continue;
        commands.donate(member.tag, 1 + (round % 7));
        given.set(member.tag, (given.get(member.tag) ?? 0) + 1 + (round % 7));
      }
      if (attacks < 20) {
        commands.attack(clan.tag);
        attacks += 1;
      }
      if (round % 5 === 2 && clan.members.length < 50) {
        given.set(commands.join(clan.tag), 0);
        joined += 1;
      }
      const child = startCli(["sync", "--wait"], { dataDir });
      const ended = new Promise<NodeJS.Signals | null>((resolve) =>
        child.on("close", (_code, signal) => resolve(signal)),
      );
      const timer = setTimeout(() => child.kill("SIGKILL"), random.next() * LATEST_KILL_MS);
      if ((await ended) === "SIGKILL") landed += 1;
      clearTimeout(timer);
    }
    // A test that kills nobody proves nothing.
    expect(landed).toBeGreaterThan(kills / 3);

    expect((await runCli(["sync", "--wait"], { dataDir })).code).toBe(0);
    const feed = (await runCli(["feed", "1", "--limit", "1000", "--json"], { dataDir })).json() as {
      type: string;
      ref: string;
      data: { amount: number; order: number };
    }[];

    const donated = new Map<string, number>();
    for (const event of feed) {
      if (event.type === "donation") donated.set(event.ref, (donated.get(event.ref) ?? 0) + event.data.amount);
    }
    // What a newcomer gave before the first look at them is a baseline; everybody else's gifts are all told, once.
    const newcomers = new Set(feed.filter((event) => event.type === "member-joined").map((event) => event.ref));
    for (const [ref, amount] of given) {
      if (!newcomers.has(ref)) expect([ref, donated.get(ref) ?? 0]).toEqual([ref, amount]);
    }
    const orders = feed.filter((event) => event.type === "war-attack").map((event) => event.data.order);
    expect(orders.sort((a, b) => a - b)).toEqual(Array.from({ length: attacks }, (_, index) => index + 1));
    expect(newcomers.size).toBe(joined);
    expect(feed.filter((event) => event.type === "member-left")).toEqual([]);

    const store = openStore({ file: join(dataDir, "adjutant.db"), backupsDir: null, now: () => 0 });
    if (!store.ok) throw new Error(JSON.stringify(store));
    const { reader } = store.database;
    expect(checkIntegrity(reader)).toEqual([]);
    const all = <Row>(sql: string) => reader.$client.prepare(sql).all() as Row[];
    expect(all("select key from events group by key having count(*) > 1")).toEqual([]);
    // Nothing that is due was forgotten: everybody in the clan has a planned resource, and none hangs half-way.
    expect(all("select id from resources where state = 'sending'")).toEqual([]);
    expect(
      all<{ n: number }>("select count(*) as n from resources where due_at is not null and about = 'account'"),
    ).toEqual([{ n: clan.members.length }]);
    store.database.close();

    expect(countViolations(server.arrivals.list(), [LIMIT])).toBe(0);
    expect(server.defects).toEqual([]);
  } catch (error) {
    throw new Error(`After kills with the seed ${seed}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
