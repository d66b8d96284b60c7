/**
 * How soon what really happens in Destiny 2 is told: from the change in the simulated world, which is as late as the real
 * service, to the answer of the contract that shows it, read again by a client that listens as a window does. Three clans of a
 * hundred, real time, while the histories of all members are still being read.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { REAL_LAGS } from "#demo/servers/destiny2/lags.ts";
import { createSystemClock, sleep } from "#main/clock.ts";
import type { ClanId } from "#shared/ids.ts";
import { MINUTE, SECOND } from "#shared/time.ts";
import type { Command, Done } from "./destiny2-simulator.ts";
import { percentile, report, times } from "./report.ts";
import { openBenchWorkspace } from "./workspace.ts";

const clock = createSystemClock();
const CLANS = 3;
const MEMBERS = 100;
const RAIDS = 9;
const RAIDERS = 3;
const COMERS = 24;
const FIRST_LOOK = 35 * SECOND;
/** Longer than the game needs to show that somebody came: who has gone before that is seen by nobody. */
const RAID_LASTS = 6 * MINUTE;
/** The service's reports are late by five minutes, and they are asked for each minute. */
const LONGEST_WAIT = 8 * MINUTE;

interface Place {
  readonly baseUrl: string;
  readonly clans: readonly { readonly ref: string; readonly players: readonly string[] }[];
}

const simulator = fork(join(import.meta.dirname, "destiny2-simulator.js"), [CLANS, MEMBERS].map(String));
const place = (await once(simulator, "message"))[0] as Place;

async function tell(command: Command): Promise<Done> {
  const done = once(simulator, "message");
  simulator.send(command);
  return (await done)[0] as Done;
}

const { workspace, client, close } = await openBenchWorkspace({
  baseUrl: place.baseUrl,
  game: "destiny2",
  clans: place.clans.map(({ ref }) => ref),
});
const ids = (await client.clans.list()).map(({ id }) => id);
workspace.engine.start("all");

/** What is waited for, by what shows it, with when it happened. */
const waiting = {
  online: new Map<string, number>(),
  raid: new Map<string, number>(),
  cleared: new Map<string, number>(),
  listed: new Map<string, number>(),
};
type What = keyof typeof waiting;
const took: Record<What, number[]> = { online: [], raid: [], cleared: [], listed: [] };
/** When each player was first seen in the game: from then on there is something to ask. */
const seenAt = new Map<string, number>();

function shown(what: What, name: string, at: number): void {
  const since = waiting[what].get(name);
  if (since === undefined) return;
  waiting[what].delete(name);
  took[what].push(at - since);
}

/** Reads what a window shows of a clan again. */
async function reread(clan: ClanId): Promise<void> {
  const [{ rows }, { activities }, { events }] = await Promise.all([
    client.members.list({ clan }),
    client.activities.list({ clan, limit: 20 }),
    client.feed.list({ clan, limit: 50 }),
  ]);
  const at = clock.now();
  for (const row of rows) {
    const state = row.presence?.state;
    if (state === "orbit" || state === "online" || state === "playing") {
      shown("online", row.ref, at);
      if (!seenAt.has(row.ref)) seenAt.set(row.ref, at);
    }
    if (state === "playing" && row.presence?.activity?.kind === "raid") shown("raid", row.ref, at);
  }
  for (const { instance } of activities) shown("listed", instance, at);
  for (const event of events)
    if (event.type === "raid-cleared") shown("cleared", String(event.data.instance ?? event.seq), at);
}

const over = new AbortController();
async function listen(): Promise<void> {
  const changes = await client.app.changes({ watching: ids[0] ?? null }, { signal: over.signal });
  for await (const notices of changes) {
    const clans = new Set(notices.flatMap(({ topic, clan }) => (topic === "sync" ? [] : clan === null ? ids : [clan])));
    for (const clan of clans) await reread(clan);
  }
}
const listening = listen().catch((error: unknown) => {
  if (!over.signal.aborted) throw error;
});

await sleep(FIRST_LOOK);
const beginsAt = clock.now();
const people = place.clans.map(({ players }) => [...players]);
for (let index = 0; index < COMERS; index += 1) {
  const player = people[index % CLANS]?.pop() ?? "";
  const { at } = await tell({ do: "online", player });
  waiting.online.set(player, at);
  await sleep(SECOND);
}
for (let index = 0; index < RAIDS; index += 1) {
  const players = people[index % CLANS]?.splice(0, RAIDERS) ?? [];
  const { at } = await tell({ do: "raid", name: `${index}`, players, activity: "Vault of Glass" });
  for (const player of players) waiting.raid.set(player, at);
  await sleep(2 * SECOND);
}
await sleep(RAID_LASTS);
for (let index = 0; index < RAIDS; index += 1) {
  const { at, instance = "" } = await tell({ do: "finish", name: `${index}` });
  waiting.listed.set(instance, at);
  waiting.cleared.set(instance, at);
  await sleep(2 * SECOND);
}
const until = clock.now() + LONGEST_WAIT;
while (clock.now() < until && waiting.listed.size + waiting.cleared.size > 0) await sleep(SECOND);
const endsAt = clock.now();

const { arrivals = [] } = await tell({ do: "count" });
over.abort();
await listening;
await close();
simulator.kill();

/** The least that could find the same: a roster a minute of each clan, and a profile a minute of who was seen in the game. */
const minutes = (endsAt - beginsAt) / MINUTE;
const seen = [...seenAt.values()].map((at) => (endsAt - at) / MINUTE);
const least = Math.round(CLANS * minutes + seen.reduce((sum, each) => sum + each, 0));
const asked = arrivals.filter(({ path }) => /\/Members\/|\/Profile\//.test(path)).length - CLANS * MEMBERS;

const seconds = (values: readonly number[], share: number) => `${(percentile(values, share) / SECOND).toFixed(0)} s`;
const figure = (what: string, of: What, lags: string) => ({
  what: `${what}: ${took[of].length} of ${took[of].length + waiting[of].size}, half, p95`,
  value: `${seconds(took[of], 0.5)}, ${seconds(took[of], 0.95)}`,
  reach: lags,
  isReached: waiting[of].size === 0,
});
const range = ([from, to]: readonly [number, number]) => `${from / SECOND} to ${to / SECOND} s`;
report(`What happens, told by the contract (${CLANS} clans of ${MEMBERS}, ${minutes.toFixed(1)} min)`, [
  figure("Came online", "online", `the game's roster is late by ${range(REAL_LAGS.roster)}`),
  figure("Began a raid", "raid", `the roster's, then profiles made each ${REAL_LAGS.profileEvery / SECOND} s`),
  figure("Cleared a raid, in the list", "listed", `the game's history is late by ${range(REAL_LAGS.history)}`),
  figure("Cleared a raid, in the feed", "cleared", `the game's report is late by ${range(REAL_LAGS.report)}`),
  {
    what: "Rosters and profiles, after the first of each",
    value: `${asked}, ${times(asked / least)} the least`,
    reach: `${least} are the least`,
    isReached: null,
  },
]);
