/**
 * Ten clans of fifty at 600 requests a minute, asked for a little more than that allows: what arrives at the server, how old
 * things get, how late attacks of wars are seen, and what it costs. Ours beside queues that people use and plain round robin.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { countViolations } from "#demo/servers/arrivals.ts";
import { SECOND } from "#shared/time.ts";
import { meanAge, worstAge } from "#test/support/ages.ts";
import type { Cost } from "./clans-contender.ts";
import type { Place, Seen } from "./clans-server.ts";
import { AGES, type Kind, LIMITS } from "./clans-workload.ts";
import { type Figure, percent, percentile, report } from "./report.ts";

const MEMBERS = 50;
/** Two rounds of the members: everything was asked for, in the order that it keeps. */
const WARM_UP_MS = 110 * SECOND;
const SPAN_MS = 180 * SECOND;

interface Result {
  readonly name: string;
  readonly violations: number;
  readonly used: number;
  readonly ages: Readonly<Record<Kind, { readonly mean: number; readonly worst: number }>>;
  /** Mean ages of the members of each clan, against the mean of all. */
  readonly spread: number;
  /** Milliseconds from each attack to the next answer that shows it. */
  readonly delays: readonly number[];
  readonly cost: Cost;
  readonly attacks: number;
}

async function ask<Answer>(child: ChildProcess, message: string): Promise<Answer> {
  const answer = once(child, "message");
  child.send(message);
  return (await answer)[0] as Answer;
}

async function run(name: string, clans: number): Promise<Result> {
  const server = fork(join(import.meta.dirname, "clans-server.js"), [String(clans), String(MEMBERS)]);
  const place = (await once(server, "message"))[0] as Place;
  const contender = fork(join(import.meta.dirname, "clans-contender.js"), [name, JSON.stringify(place)]);
  await once(contender, "message");
  await wait(WARM_UP_MS);
  await ask(server, "attack");
  await ask(contender, "begin");
  const from = (await ask<Seen>(server, "report")).now;
  await wait(SPAN_MS);
  const seen = await ask<Seen>(server, "report");
  await ask(server, "calm");
  // The last attacks are seen before the count.
  await wait(AGES["current-war"].maxAgeMs + SECOND);
  const late = await ask<Seen>(server, "report");
  const cost = await ask<Cost>(contender, "end");
  server.send("stop");
  return resultOf(name, place, { from, seen, late }, cost);
}

function resultOf(name: string, place: Place, at: { from: number; seen: Seen; late: Seen }, cost: Cost): Result {
  const { from, seen, late } = at;
  const timesOf = (path: string, arrivals = seen.arrivals) =>
    arrivals.filter((one) => one.path === path).map((one) => one.at);
  const pathOf = (kind: Kind, tag: string) =>
    kind === "player"
      ? `/v1/players/${encodeURIComponent(tag)}`
      : `/v1/clans/${encodeURIComponent(tag)}${kind === "clan" ? "" : "/currentwar"}`;
  const agesOf = (kind: Kind, tags: readonly string[]) => {
    const times = tags.map((tag) => timesOf(pathOf(kind, tag)));
    return { mean: meanAge(times, from, seen.now), worst: worstAge(times, from, seen.now) };
  };
  const players = agesOf("player", place.players);
  const ofClans = place.clans.map((_, index) =>
    agesOf("player", place.players.slice(index * MEMBERS, (index + 1) * MEMBERS)),
  );
  const wars = new Map(place.clans.map((clan) => [clan, timesOf(pathOf("current-war", clan), late.arrivals)]));
  const inSpan = seen.arrivals.filter((one) => one.at > from);
  return {
    name,
    violations: countViolations(inSpan, LIMITS),
    used: inSpan.length / ((LIMITS[0].requests * (seen.now - from)) / LIMITS[0].perMs),
    ages: {
      player: players,
      clan: agesOf("clan", place.clans),
      "current-war": agesOf("current-war", place.clans),
    },
    spread: Math.max(...ofClans.map(({ mean }) => Math.abs(mean / players.mean - 1))),
    delays: seen.attacks.map(
      (attack) => (wars.get(attack.clan)?.find((arrival) => arrival > attack.at) ?? late.now) - attack.at,
    ),
    attacks: late.attacks.length,
    cost,
  };
}

/** The best mean age of the members there can be: wars and clans at their age, what is left goes round. */
function bestMeanAge(clans: number): number {
  const perMs = LIMITS[0].requests / LIMITS[0].perMs;
  const slow = clans / AGES.clan.maxAgeMs + clans / AGES["current-war"].maxAgeMs;
  return Math.max(AGES.player.maxAgeMs, (clans * MEMBERS) / (perMs - slow)) / 2;
}

const seconds = (ms: number) => `${(ms / SECOND).toFixed(1)} s`;

function figuresOf(result: Result, clans: number, isOurs: boolean): Figure[] {
  const { ages, cost, delays } = result;
  const ratio = ages.player.mean / bestMeanAge(clans);
  const reach = (text: string) => (isOurs ? text : "");
  const mark = (isReached: boolean) => (isOurs ? isReached : null);
  return [
    {
      what: result.name,
      value: `${percent(result.used)} used, ${result.violations} over the limit`,
      reach: reach("at least 98 %, 0"),
      isReached: mark(result.used >= 0.98 && result.violations === 0),
    },
    {
      what: "  members, mean and worst age",
      value: `${seconds(ages.player.mean)} (${ratio.toFixed(3)}× the best), ${seconds(ages.player.worst)}`,
      reach: reach("at most 1.05×"),
      isReached: mark(ratio <= 1.05),
    },
    {
      what: "  clans, mean and worst age",
      value: `${seconds(ages.clan.mean)}, ${seconds(ages.clan.worst)}`,
      reach: "",
      isReached: null,
    },
    {
      what: "  wars, mean and worst age",
      value: `${seconds(ages["current-war"].mean)}, ${seconds(ages["current-war"].worst)}`,
      reach: reach("worst at most 2 min and 3 s"),
      isReached: mark(ages["current-war"].worst <= AGES["current-war"].maxAgeMs + 3 * SECOND),
    },
    {
      what: "  an attack is seen after, mean and p95",
      value: `${seconds(delays.reduce((sum, ms) => sum + ms, 0) / delays.length)}, ${seconds(percentile(delays, 0.95))}`,
      reach: "",
      isReached: null,
    },
    {
      what: "  clans apart, at most",
      value: percent(result.spread),
      reach: reach("at most 5 %"),
      isReached: mark(result.spread <= 0.05),
    },
    {
      what: "  CPU of one core, memory at most",
      value: `${percent(cost.cpu)}, ${(cost.memory / 2 ** 20).toFixed(0)} MB`,
      reach: "",
      isReached: null,
    },
    ...(cost.attacksTold === undefined
      ? []
      : [
          {
            what: "  attacks in the feed",
            value: `${cost.attacksTold} of ${result.attacks}`,
            reach: "",
            isReached: null,
          },
        ]),
  ];
}

// Ours alone first, for its cost; the others beside each other: they wait most of the time.
const ours = await run("adjutant", 10);
const [more, ...others] = await Promise.all([
  run("adjutant", 15),
  ...["p-queue", "bottleneck", "p-throttle", "round robin"].map((name) => run(name, 10)),
]);

const title = (clans: number) => `${clans} clans of ${MEMBERS} at 600 requests a minute, ${SPAN_MS / SECOND} s`;
report(title(10), [...figuresOf(ours, 10, true), ...others.flatMap((result) => figuresOf(result, 10, false))]);
report(`${title(15)}: half as much again as is allowed`, figuresOf(more, 15, true));
if (ours.violations + more.violations > 0) process.exitCode = 1;
