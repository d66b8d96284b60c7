/**
 * How much of an allowed rate is used while work waits, and how often the limit is broken, counted where the requests
 * arrive. Ours beside the queues that people use, on the same server in the same run.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Bottleneck from "bottleneck";
import PQueue from "p-queue";
import pThrottle from "p-throttle";
import { percent, report } from "./report.ts";
import type { Counted } from "./simulator.ts";
import { openBenchWorkspace } from "./workspace.ts";

const LIMIT = { requests: 10, perMs: 1_000 };
const CLANS = 6;
const MEMBERS = 50;
/** Round trips of a near server that vary by less than 15 ms. */
const LATENCY_MS = 40;
const JITTER_MS = 8;

interface Place {
  readonly baseUrl: string;
  readonly clans: readonly string[];
  readonly players: readonly string[];
}

const simulator: ChildProcess = fork(
  join(import.meta.dirname, "simulator.js"),
  [CLANS, MEMBERS, LATENCY_MS, JITTER_MS].map(String),
);
const place = (await once(simulator, "message"))[0] as Place;

async function ask<Answer>(message: object): Promise<Answer> {
  const answer = once(simulator, "message");
  simulator.send(message);
  return (await answer)[0] as Answer;
}

const urls = [
  ...place.players.map((tag) => `${place.baseUrl}/players/${encodeURIComponent(tag)}`),
  ...place.clans.map((tag) => `${place.baseUrl}/clans/${encodeURIComponent(tag)}`),
];
const get = async (url: string) => {
  const response = await fetch(url, { headers: { authorization: "Bearer bench-key" } });
  await response.arrayBuffer();
};

/** The whole engine: queue in SQLite, lane, reading and writing every answer. */
async function adjutant(): Promise<void> {
  const { workspace, client, close } = await openBenchWorkspace(place);
  workspace.engine.start("only-asked");
  const { batches } = await client.sync.request({ clan: null });
  for await (const _ of await client.sync.watch({ batches: batches.map((batch) => batch.id) }));
  await close();
}

const queue = (strict: boolean) => () => {
  const list = new PQueue({
    interval: LIMIT.perMs,
    intervalCap: LIMIT.requests,
    carryoverIntervalCount: true,
    strict,
  } as ConstructorParameters<typeof PQueue>[0]);
  return Promise.all(urls.map((url) => list.add(() => get(url))));
};
const throttle = (strict: boolean) => () => {
  const throttled = pThrottle({ limit: LIMIT.requests, interval: LIMIT.perMs, strict })(get);
  return Promise.all(urls.map((url) => throttled(url)));
};
const bottleneck = (options: Bottleneck.ConstructorOptions) => async () => {
  const limiter = new Bottleneck(options);
  await Promise.all(urls.map((url) => limiter.schedule(() => get(url))));
  await limiter.disconnect();
};
/** The plain way: send one, wait for its answer, wait a tenth of a second. */
async function oneByOne(): Promise<void> {
  for (const url of urls) {
    await get(url);
    await wait(LIMIT.perMs / LIMIT.requests);
  }
}

const CONTENDERS: readonly (readonly [name: string, run: () => Promise<unknown>])[] = [
  ["Adjutant, the whole engine", adjutant],
  ["p-queue", queue(false)],
  ["p-queue, strict", queue(true)],
  ["p-throttle", throttle(false)],
  ["p-throttle, strict", throttle(true)],
  ["bottleneck, minTime", bottleneck({ minTime: LIMIT.perMs / LIMIT.requests })],
  [
    "bottleneck, reservoir",
    bottleneck({
      reservoir: LIMIT.requests,
      reservoirRefreshAmount: LIMIT.requests,
      reservoirRefreshInterval: LIMIT.perMs,
    }),
  ],
  ["send, wait 100 ms", oneByOne],
];

const rows: { name: string; share: number; counted: Counted }[] = [];
for (const [name, run] of CONTENDERS) {
  await ask({ ask: "start" });
  await run();
  const counted = await ask<Counted>({ ask: "count", limits: [LIMIT, { requests: 600, perMs: 60_000 }] });
  const share = counted.perSecond / (LIMIT.requests / (LIMIT.perMs / 1_000));
  rows.push({ name, share, counted });
}
simulator.send({ ask: "stop" });

report(
  `Lane: ${LIMIT.requests} requests a second, about ${urls.length} waiting, round trips of ${LATENCY_MS} to ${LATENCY_MS + JITTER_MS} ms`,
  rows.map(({ name, share, counted }, index) => ({
    what: name,
    value: `${percent(share)} used, ${counted.violations} of ${counted.arrivals} over the limit`,
    reach: index === 0 ? "at least 98 %, 0" : "",
    isReached: index === 0 ? share >= 0.98 && counted.violations === 0 : null,
  })),
);
if (rows[0] !== undefined && rows[0].counted.violations > 0) process.exitCode = 1;
