/** The simulated game server in a process of its own: it counts arrivals where no client can slow the counting down. */
import { countViolations } from "#demo/servers/arrivals.ts";
import { NO_LIVES, startClashOfClansServer } from "#demo/servers/clash-of-clans.ts";
import { realTime } from "#demo/servers/real-time.ts";
import { plainClans } from "#demo/world/clash-of-clans.ts";
import { createWorld } from "#demo/world/world.ts";

const [clans = "1", members = "50", latencyMs = "0", jitterMs = "0"] = process.argv.slice(2);
const at = Date.UTC(2026, 7, 6, 12);
const world = createWorld({
  isStill: true,
  startAt: at,
  clashOfClans: { clans: plainClans(Number(clans), Number(members)) },
});
const server = await startClashOfClansServer({
  world,
  clock: { now: () => at, speed: 1 },
  realTime,
  keys: [{ id: "bench", token: "bench-key" }],
  cacheLives: NO_LIVES,
});
if (Number(latencyMs) > 0) {
  server.faults.add({ kind: "latency", ms: Number(latencyMs), jitterMs: Number(jitterMs) }, {});
}

/** Connections are opened and the first windowful goes at once: the rate is what follows. */
const WARM_UP_MS = 5_000;

export interface Counted {
  readonly arrivals: number;
  readonly violations: number;
  /** Arrivals a second, the warm-up left out. */
  readonly perSecond: number;
}

process.on(
  "message",
  (message: { readonly ask: "start" | "count" | "stop"; readonly limits?: { requests: number; perMs: number }[] }) => {
    if (message.ask === "start") {
      server.arrivals.clear();
      process.send?.({ ready: true });
    } else if (message.ask === "count") {
      const arrivals = server.arrivals.list();
      const warm = arrivals.filter((arrival) => arrival.at - (arrivals[0]?.at ?? 0) > WARM_UP_MS);
      const counted: Counted = {
        arrivals: arrivals.length,
        violations: countViolations(arrivals, message.limits ?? []),
        perSecond: ((warm.length - 1) / ((warm.at(-1)?.at ?? 0) - (warm[0]?.at ?? 0))) * 1_000,
      };
      process.send?.(counted);
    } else {
      void server.close().then(() => process.exit(0));
    }
  },
);
process.send?.({
  baseUrl: server.baseUrl,
  clans: world.clashOfClans.clans.map((clan) => clan.tag),
  players: world.clashOfClans.clans.flatMap((clan) => clan.members.map((member) => member.tag)),
});
