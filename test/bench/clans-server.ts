/** The simulated game server of ten or more clans at war, in a process of its own: an attack every second, each arrival noted. */
import { NO_LIVES, startClashOfClansServer } from "#demo/servers/clash-of-clans.ts";
import { realTime } from "#demo/servers/real-time.ts";
import { plainClans } from "#demo/world/clash-of-clans.ts";
import { createWorld } from "#demo/world/world.ts";

const [clans = "10", members = "50", latencyMs = "40", jitterMs = "8"] = process.argv.slice(2);
const at = Date.UTC(2026, 7, 6, 12);
const world = createWorld({
  isStill: true,
  startAt: at,
  clashOfClans: { clans: plainClans(Number(clans), Number(members)) },
});
const { commands } = world.clashOfClans;
const tags = world.clashOfClans.clans.map((clan) => clan.tag);
for (const tag of tags) commands.startWar(tag, { teamSize: 15 });
const server = await startClashOfClansServer({
  world,
  clock: { now: () => at, speed: 1 },
  realTime,
  keys: [{ id: "bench", token: "bench-key" }],
  cacheLives: NO_LIVES,
});
server.faults.add({ kind: "latency", ms: Number(latencyMs), jitterMs: Number(jitterMs) }, {});

const ATTACK_EVERY_MS = 1_000;
const attacks: Attacked[] = [];
let turn = 0;
let attacking: ReturnType<typeof setInterval> | undefined;

function attack(): void {
  const clan = tags[turn % tags.length] ?? "";
  commands.attack(clan, { by: Math.floor(turn / tags.length) % 2 === 0 ? "clan" : "opponent" });
  attacks.push({ at: realTime.now(), clan });
  turn += 1;
}

export interface Attacked {
  readonly at: number;
  readonly clan: string;
}

export interface Place {
  readonly baseUrl: string;
  readonly clans: readonly string[];
  readonly players: readonly string[];
}

/** What was seen at the server. */
export interface Seen {
  readonly now: number;
  readonly arrivals: readonly { readonly at: number; readonly path: string; readonly key: string }[];
  readonly attacks: readonly Attacked[];
}

const answer = (message: object) => process.send?.(message);

// Whoever asked for it may have failed.
process.on("disconnect", () => process.exit(1));
process.on("message", (message: "attack" | "calm" | "report" | "stop") => {
  if (message === "attack") {
    attacking = setInterval(attack, ATTACK_EVERY_MS);
    answer({});
  } else if (message === "calm") {
    clearInterval(attacking);
    answer({});
  } else if (message === "report") {
    const arrivals = server.arrivals.list().map((one) => ({ at: one.at, path: one.path, key: one.key }));
    answer({ now: realTime.now(), arrivals, attacks } satisfies Seen);
  } else {
    void server.close().then(() => process.exit(0));
  }
});
answer({
  baseUrl: server.baseUrl,
  clans: tags,
  players: world.clashOfClans.clans.flatMap((clan) => clan.members.map((member) => member.tag)),
} satisfies Place);
