import type { Random } from "#demo/world/random.ts";
import { DAY, type Instant, MINUTE } from "#shared/time.ts";
import { live } from "./destiny2/clan-life.ts";
import { type ClanCharacter, DESTINY2_CLANS, NINTH_LANTERN } from "./destiny2/clans.ts";
import { createCommands, type Destiny2Commands } from "./destiny2/commands.ts";
import { foundClan, memberOrder } from "./destiny2/founding.ts";
import type { Clan, Player, Run } from "./destiny2/model.ts";
import { createPeople } from "./destiny2/people.ts";
import { play } from "./destiny2/play.ts";
import { createRuns } from "./destiny2/runs.ts";
import { beginPast } from "./destiny2/sessions.ts";

/**
 * The simulated Destiny 2: guardians who come online, gather in fireteams, play and go; what was played has a report. It has a
 * past, played before the world begins, so that who asks for history gets the history of these very numbers. Nothing here is
 * late: what the service shows late is the server's.
 */
export interface Destiny2World {
  /** The clans of the alliance, in their order. */
  readonly clans: readonly Clan[];
  /** Everybody by membership id: members, former ones, and people of no clan. */
  readonly players: ReadonlyMap<string, Player>;
  /** People of no clan, who are met in activities. */
  readonly outsiders: readonly Player[];
  /** The runs that go on. */
  readonly running: ReadonlySet<Run>;
  /** The runs that ended, by the ids of their reports. */
  readonly ended: ReadonlyMap<string, Run>;
  readonly commands: Destiny2Commands;
  /** Lets the minutes up to `at` pass. Called by the world only. */
  step(at: Instant): void;
}

export interface Destiny2Options {
  /** The alliance; the two clans of the demo where absent. */
  readonly clans?: readonly ClanCharacter[];
  /** Days played before the world begins; 35, and none in a still world, where absent. */
  readonly pastDays?: number;
}

export interface Destiny2Ground {
  readonly random: Random;
  readonly startAt: Instant;
  readonly isStill: boolean;
  now(): Instant;
}

/**
 * Clans for a test world: `count` clans of `members`, in the manner of the demo's first, without its oddities. Who wants them
 * livelier gives more sessions a day.
 */
export function plainDestiny2Clans(
  count: number,
  members: number,
  { sessionsPerDay = NINTH_LANTERN.sessionsPerDay }: Partial<Pick<ClanCharacter, "sessionsPerDay">> = {},
): ClanCharacter[] {
  return Array.from({ length: count }, (_, i) => ({
    ...NINTH_LANTERN,
    id: String(4_000_001 + i),
    name: `Test Clan ${i + 1}`,
    members,
    sessionsPerDay,
    admins: Math.min(3, Math.max(0, members - 1)),
    twins: 0,
    hidden: 0,
    nameless: 0,
    offTheWeb: 0,
    plans: [],
    everyDays: {},
    awayDays: [],
  }));
}

const PAST_DAYS = 35;
/** In the past nobody looks on: longer steps will do. */
const PAST_STEP = 2 * MINUTE;
/** Enough for full matches, and for guests of several fireteams at once. */
const OUTSIDERS = 60;

export function createDestiny2World(ground: Destiny2Ground, options: Destiny2Options = {}): Destiny2World {
  const { random, startAt, isStill } = ground;
  const characters = options.clans ?? DESTINY2_CLANS;
  const from = startAt - (options.pastDays ?? (isStill ? 0 : PAST_DAYS)) * DAY;
  const people = createPeople();
  const runs = createRuns(random.fork("runs"));
  const newcomers = random.fork("newcomers");

  const clans = characters.map((character, i) =>
    foundClan({ character, random: random.fork(`clan-${i}`), people, from, startAt, isStill }),
  );
  for (const player of people.all.values()) if (!isStill) beginPast(player, from);
  const outsiders = Array.from({ length: OUTSIDERS }, (_, i) => {
    const player = people.create(memberOrder(NINTH_LANTERN, random.fork(`outsider-${i}`), from));
    // They play when a fireteam calls them, and never by themselves.
    player.activeUntil = 0;
    return player;
  });
  const characterOf = (clan: Clan) => characters[clans.indexOf(clan)] ?? NINTH_LANTERN;
  function newMember(clan: Clan, at: Instant, name?: string): Player {
    const order = memberOrder(characterOf(clan), newcomers.fork(`${people.all.size}`), at);
    return people.create(name === undefined ? order : { ...order, name });
  }

  const around = {
    runs,
    outsiders,
  };
  const life = { people, newMember };

  function pass(at: Instant): void {
    for (const clan of clans) live(clan, at, life);
    play(around, people.list, at);
  }
  if (!isStill) for (let at = from + PAST_STEP; at <= startAt; at += PAST_STEP) pass(at);
  let stepped = startAt;

  return {
    clans,
    players: people.all,
    outsiders,
    running: runs.running,
    ended: runs.ended,
    commands: createCommands({ people, clans, runs, outsiders, newMember, now: ground.now }),
    step(at) {
      if (isStill) return;
      while (stepped + MINUTE <= at) {
        stepped += MINUTE;
        pass(stepped);
      }
    },
  };
}
