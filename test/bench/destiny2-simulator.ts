/** The simulated Bungie.net in a process of its own, with the real service's delays: what happens there happens when it is told. */
import { startDestiny2Server } from "#demo/servers/destiny2.ts";
import { realTime } from "#demo/servers/real-time.ts";
import { plainDestiny2Clans } from "#demo/world/destiny2.ts";
import { createWorld } from "#demo/world/world.ts";
import { createSystemClock } from "#main/clock.ts";
import { MINUTE } from "#shared/time.ts";

const [clans = "3", members = "100"] = process.argv.slice(2);
const clock = createSystemClock();
const world = createWorld({
  isStill: true,
  startAt: Math.floor(clock.now() / MINUTE) * MINUTE,
  destiny2: { clans: plainDestiny2Clans(Number(clans), Number(members)) },
});
const server = await startDestiny2Server({ world, clock, realTime, keys: [{ id: "bench", token: "bench-key" }] });
const { commands } = world.destiny2;
const runs = new Map<string, ReturnType<typeof commands.startActivity>>();

export type Command =
  | { readonly do: "online"; readonly player: string }
  | { readonly do: "raid"; readonly name: string; readonly players: readonly string[]; readonly activity: string }
  | { readonly do: "finish"; readonly name: string }
  | { readonly do: "count" }
  | { readonly do: "stop" };

/** When it happened, and the report of a raid that is over. */
export interface Done {
  readonly at: number;
  readonly instance?: string;
  readonly arrivals?: readonly { readonly at: number; readonly path: string }[];
}

function carryOut(command: Command): Done {
  world.advanceTo(clock.now());
  switch (command.do) {
    case "online":
      commands.goOnline(command.player);
      break;
    case "raid":
      runs.set(command.name, commands.startActivity(command.players, command.activity));
      break;
    case "finish": {
      const run = runs.get(command.name);
      if (run === undefined) throw new Error(`There is no raid ${command.name}.`);
      return { at: clock.now(), instance: commands.finishActivity(run) };
    }
    case "count":
      return { at: clock.now(), arrivals: server.arrivals.list().map(({ at, path }) => ({ at, path })) };
    case "stop":
      void server.close().then(() => process.exit(0));
  }
  return { at: clock.now() };
}

process.on("message", (command: Command) => process.send?.(carryOut(command)));
process.send?.({
  baseUrl: server.baseUrl,
  clans: world.destiny2.clans.map((clan) => ({
    ref: clan.id,
    players: clan.stays.map(({ player }) => player.membershipId),
  })),
});
