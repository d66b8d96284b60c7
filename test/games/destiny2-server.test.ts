/** Destiny 2 against the simulated Bungie.net: what each kind asks for is answered, and what is answered is read. */
import { expect, it, onTestFinished } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { NO_LAGS } from "#demo/servers/destiny2/lags.ts";
import { startDestiny2Server } from "#demo/servers/destiny2.ts";
import { realTime } from "#demo/servers/real-time.ts";
import { presentStays } from "#demo/world/destiny2/model.ts";
import { plainDestiny2Clans } from "#demo/world/destiny2.ts";
import { createWorld } from "#demo/world/world.ts";
import { destiny2 } from "#main/games/destiny2/game.ts";
import type { ActivitiesFact, DefinitionsFact, Fact, Reading, ReportFact, Resource } from "#main/games/game.ts";
import { type Outcome, outcomeOf } from "#main/sync/outcome.ts";
import { MINUTE } from "#shared/time.ts";

const KEY = "test-key";

/** A still clan of six, two of whom clear a raid together. */
async function start() {
  const world = createWorld({ isStill: true, destiny2: { clans: plainDestiny2Clans(1, 6) } });
  let now = DEMO_START;
  const server = await startDestiny2Server({
    world,
    clock: { now: () => now, speed: 1 },
    realTime,
    keys: [{ id: "k", token: KEY }],
    lags: NO_LAGS,
  });
  onTestFinished(async () => {
    expect(server.defects).toEqual([]);
    await server.close();
  });
  const [clan] = world.destiny2.clans;
  if (clan === undefined) throw new Error("There is no clan.");
  async function ask(kind: string, ref: string, token: string | null = KEY): Promise<Outcome> {
    const resource = destiny2.resources[kind] as Resource;
    const config = { baseUrl: server.baseUrl, otherHosts: { reports: server.baseUrl }, token };
    const { url, ...init } = resource.request(ref, config);
    const response = await fetch(url, { ...init, redirect: "manual" });
    const body = new Uint8Array(await response.arrayBuffer());
    const { status } = response;
    return outcomeOf(
      resource,
      ref,
      { kind: "answered", status, header: (name) => response.headers.get(name), body, roundTripMs: 1 },
      null,
    );
  }
  async function read(kind: string, ref: string): Promise<Reading> {
    const outcome = await ask(kind, ref);
    if (outcome.kind !== "read") throw new Error(`${kind} ${ref}: ${JSON.stringify(outcome)}`);
    return outcome.reading;
  }
  return {
    clan,
    players: presentStays(clan).map(({ player }) => player),
    commands: world.destiny2.commands,
    pass(ms: number) {
      now += ms;
      world.advanceTo(now);
    },
    ask,
    read,
  };
}

const find = <T extends Fact>(reading: Reading, type: T["type"]): T => {
  const fact = reading.facts.find((one): one is T => one.type === type);
  if (fact === undefined) throw new Error(`There is no ${type}.`);
  return fact;
};

it("leads from a roster to everything else, and all of it is read", async () => {
  const { clan, players, commands, pass, ask, read } = await start();
  const [one, two] = players.map((player) => player.membershipId) as [string, string];
  const run = commands.startActivity([one, two], "Vault of Glass");
  pass(40 * MINUTE);
  const roster = await read("roster", clan.id);
  expect(find(roster, "roster")).toMatchObject({ members: { length: 6 } });
  expect(find(await read("clan", clan.id), "clan")).toMatchObject({ ref: clan.id, memberCount: 6 });
  expect(find(await read("clan-by-name", clan.name), "clan")).toMatchObject({ ref: clan.id });
  expect((await ask("clan-by-name", "No/Such: Clan")).kind).toBe("not-found");
  const ref = roster.follow.find((followed) => followed.kind === "profile" && followed.owner === one)?.ref ?? "";
  const profile = await read("profile", ref);
  expect(find(profile, "presence")).toMatchObject({
    account: one,
    mintedAt: expect.any(Number),
    sight: { kind: "somewhere", modes: [7, 4], isOrbit: false },
    party: { members: [{ ref: one }, { ref: two }] },
  });
  pass(MINUTE);
  const instance = commands.finishActivity(run);
  pass(MINUTE);
  const histories = profile.follow.filter(({ kind }) => kind === "history");
  const pages = await Promise.all(histories.map((history) => read("history", history.ref)));
  const played = pages.flatMap((page) => find<ActivitiesFact>(page, "activities").activities);
  expect(played).toMatchObject([{ instance, isObjectiveReached: true }]);
  const { report } = find<ReportFact>(await read("report", instance), "report");
  expect(destiny2.activities?.judge(report)).toMatchObject({ isCleared: true, people: 2, finishers: [one, two] });
  expect((await ask("report", "1")).kind).toBe("not-found");
  for (const stats of profile.follow.filter(({ kind }) => kind === "stats")) {
    expect((await ask("stats", stats.ref)).kind).toBe("read");
  }
  const manifest = await read("manifest", "destiny2");
  expect(manifest.follow).toHaveLength(2);
  const lists = await Promise.all(manifest.follow.map((file) => read("definitions", file.ref)));
  const names = lists.flatMap((list) => find<DefinitionsFact>(list, "definitions").entries);
  expect(names.find((entry) => entry.ref === report.director)?.name).toBe("Vault of Glass");
  expect((await ask("clan", clan.id, "wrong")).kind).toBe("unauthorized");
  expect((await ask("clan", clan.id, null)).kind).toBe("unauthorized");
});
