/** One way to keep clans fresh, in a process of its own, so that its memory and CPU are its own. */
import { setTimeout as wait } from "node:timers/promises";
import Bottleneck from "bottleneck";
import PQueue from "p-queue";
import pThrottle from "p-throttle";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import type { Resource } from "#main/games/game.ts";
import type { Place } from "./clans-server.ts";
import { AGES, type Kind, LIMITS } from "./clans-workload.ts";
import { openBenchWorkspace } from "./workspace.ts";

const [name = "", text = "{}"] = process.argv.slice(2);
const place = JSON.parse(text) as Place;

interface Wanted {
  readonly url: string;
  readonly kind: Kind;
}

const wanted: readonly Wanted[] = [
  ...place.clans.flatMap((tag): Wanted[] => [
    { url: `${place.baseUrl}/clans/${encodeURIComponent(tag)}`, kind: "clan" },
    { url: `${place.baseUrl}/clans/${encodeURIComponent(tag)}/currentwar`, kind: "current-war" },
  ]),
  ...place.players.map(
    (tag): Wanted => ({ url: `${place.baseUrl}/players/${encodeURIComponent(tag)}`, kind: "player" }),
  ),
];

async function get({ url }: Wanted): Promise<void> {
  const response = await fetch(url, { headers: { authorization: "Bearer bench-key" } });
  await response.arrayBuffer();
}

/** Asks for each thing again as soon as it has its age, through something that holds the rate. */
function eachByItself(send: (one: Wanted) => Promise<unknown>): void {
  for (const one of wanted) {
    void (async () => {
      for (;;) {
        await send(one);
        await wait(AGES[one.kind].maxAgeMs);
      }
    })();
  }
}

/** The more urgent first, for those that know of urgency. */
const priorityOf = ({ kind }: Wanted) => 2 - AGES[kind].class;
const [{ requests, perMs }] = LIMITS;

/** Ends a contender, and says what it kept. */
type Finish = () => Promise<Pick<Cost, "attacksTold">>;

async function adjutant(): Promise<Finish> {
  const resources = Object.fromEntries(
    Object.entries(clashOfClans.resources).map(([kind, resource]): [string, Resource] => [
      kind,
      { ...resource, freshness: () => ({ ...AGES[kind as Kind], dueAt: null }) },
    ]),
  );
  const games = new Map([[clashOfClans.id, { ...clashOfClans, resources }]]);
  const { workspace, client, close } = await openBenchWorkspace(place, games);
  workspace.engine.start("all");
  return async () => {
    const { total } = await client.feed.list({ types: ["war-attack"], limit: 1 });
    await close();
    return { attacksTold: total };
  };
}

const CONTENDERS: Readonly<Record<string, () => Promise<Finish | null>>> = {
  adjutant,
  async "p-queue"() {
    const queue = new PQueue({
      interval: perMs,
      intervalCap: requests,
      carryoverIntervalCount: true,
      strict: true,
    } as ConstructorParameters<typeof PQueue>[0]);
    eachByItself((one) => queue.add(() => get(one), { priority: priorityOf(one) }));
    return null;
  },
  async bottleneck() {
    const limiter = new Bottleneck({ minTime: perMs / requests });
    eachByItself((one) => limiter.schedule({ priority: 7 - 2 * priorityOf(one) }, () => get(one)));
    return null;
  },
  async "p-throttle"() {
    eachByItself(pThrottle({ limit: requests, interval: perMs, strict: true })(get));
    return null;
  },
  /** One after the other, round and round, a tenth of a second after each answer. */
  async "round robin"() {
    for (;;) {
      for (const one of wanted) {
        await get(one);
        await wait(perMs / requests);
      }
    }
  },
};

const SAMPLE_MEMORY_MS = 1_000;
let [since, cpu, peak] = [performance.now(), process.cpuUsage(), 0];
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, SAMPLE_MEMORY_MS);

/** What the process cost since `begin`. */
export interface Cost {
  /** Share of one core. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
  /** Attacks of wars that are in the feed; only where there is a feed. */
  readonly attacksTold?: number;
}

const started = CONTENDERS[name]?.();
// Whoever asked for it may have failed.
process.on("disconnect", () => process.exit(1));
process.on("message", async (message: "begin" | "end") => {
  if (message === "begin") {
    [since, cpu, peak] = [performance.now(), process.cpuUsage(), 0];
    process.send?.({});
    return;
  }
  const used = process.cpuUsage(cpu);
  const cost = { cpu: (used.user + used.system) / 1_000 / (performance.now() - since), memory: peak };
  const kept = name === "adjutant" ? await (await started)?.() : {};
  process.send?.({ ...cost, ...kept } satisfies Cost);
  process.exit(0);
});
process.send?.({});
