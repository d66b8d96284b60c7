import fc from "fast-check";
import { expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { createWorld, type World } from "#demo/world/world.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { LEAST_MEMBERS } from "./clan-life.ts";
import { CLAN_LIMIT } from "./clans.ts";
import { FIRST_LEGEND_TIER } from "./leagues.ts";
import type { Player } from "./model.ts";
import { LOOT_CAP } from "./players.ts";
import { GAMES_CAP } from "./sessions.ts";
import { levelCap, UNITS } from "./units.ts";

const clansOf = (world: World) => world.clashOfClans.clans;
const membersOf = (world: World) => clansOf(world).flatMap((clan) => clan.members);

/** What is wrong with the alliance as it stands; empty when all is well. */
function wrongs(world: World): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  for (const clan of clansOf(world)) {
    const leaders = clan.members.filter((member) => member.role === "leader").length;
    if (leaders !== 1) found.push(`${clan.name} has ${leaders} leaders`);
    const size = clan.members.length;
    if (size < LEAST_MEMBERS || size > CLAN_LIMIT) found.push(`${clan.name} has ${size} members`);
    for (const member of clan.members) {
      if (member.clanTag !== clan.tag) found.push(`${member.tag} is listed by ${clan.tag}, in ${member.clanTag}`);
      if (seen.has(member.tag)) found.push(`${member.tag} is in two clans`);
      seen.add(member.tag);
      if (world.clashOfClans.player(member.tag) !== member) found.push(`${member.tag} cannot be found`);
    }
    for (const player of clan.former) if (player.clanTag === clan.tag) found.push(`${player.tag} left and is here`);
  }
  return found;
}

/** Counts of a player that only rise. */
function counters(player: Player): Record<string, number> {
  const { tally, expLevel, townHall, bestTrophies, warStars, capitalGold, bestBuilderTrophies } = player;
  return { ...tally, expLevel, townHall, bestTrophies, warStars, capitalGold, bestBuilderTrophies };
}

test("whatever the seed and the time, each clan has one leader and 43 to 50 members, each in one clan", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(fc.integer({ min: 1, max: 3 * DAY }), { minLength: 1, maxLength: 8 }),
      (seed, spans) => {
        const world = createWorld({ seed });
        for (const span of spans) {
          world.advanceTo(world.now() + span);
          expect(wrongs(world)).toEqual([]);
        }
      },
    ),
    { numRuns: 15 },
  );
});

test("over ten weeks every kind of thing happens to the rosters", () => {
  const world = createWorld();
  const seen = { joined: 0, left: 0, rejoined: 0, moved: 0, kicked: 0, promoted: 0, demoted: 0, renamed: 0 };
  const rank = { leader: 3, coLeader: 2, admin: 1, member: 0 };
  const look = () => new Map(membersOf(world).map((member) => [member.tag, { ...member }]));
  const known = new Map<string, string>();
  let before = look();
  for (const [tag, member] of before) known.set(tag, member.clanTag ?? "");
  for (let hour = 0; hour < 70 * 24; hour++) {
    world.advanceTo(world.now() + HOUR);
    const now = look();
    for (const [tag, member] of now) {
      const then = before.get(tag);
      if (then) {
        if (then.name !== member.name) seen.renamed += 1;
        if (rank[then.role] < rank[member.role]) seen.promoted += 1;
        if (then.clanTag === member.clanTag && rank[then.role] > rank[member.role]) seen.demoted += 1;
        if (then.clanTag !== member.clanTag) seen.moved += 1;
      } else if (known.has(tag)) {
        if (known.get(tag) === member.clanTag) seen.rejoined += 1;
        else seen.moved += 1;
      } else {
        seen.joined += 1;
      }
      known.set(tag, member.clanTag ?? "");
    }
    for (const [tag, then] of before) {
      if (now.has(tag)) continue;
      if (world.now() - then.lastActiveAt > 10 * DAY) seen.kicked += 1;
      else seen.left += 1;
    }
    before = now;
  }
  expect(Object.entries(seen).filter(([, count]) => count < 3)).toEqual([]);
});

test("counts of a lifetime never fall, levels keep their caps, loot its cap", () => {
  const world = createWorld({ seed: "counters" });
  let before = new Map(membersOf(world).map((member) => [member.tag, counters(member)]));
  for (let day = 0; day < 20; day++) {
    world.advanceTo(world.now() + DAY);
    for (const member of membersOf(world)) {
      const now = counters(member);
      const fallen = Object.entries(before.get(member.tag) ?? {}).filter(([key, value]) => (now[key] ?? 0) < value);
      expect(fallen).toEqual([]);
      expect(Math.max(member.tally.gold, member.tally.elixir)).toBeLessThanOrEqual(LOOT_CAP);
      const over = UNITS.filter(
        (unit, i) => (member.levels[i] ?? 0) > levelCap(unit, member.townHall, member.builderHall),
      );
      expect(over).toEqual([]);
    }
    before = new Map(membersOf(world).map((member) => [member.tag, counters(member)]));
  }
});

test("what is given is received, housing space for housing space", () => {
  const world = createWorld({ seed: "gifts" });
  world.advanceTo(Date.UTC(2026, 7, 10, 5));
  const others = clansOf(world).map((clan) => new Set(clan.members.map((member) => member.tag)));
  expect(others.every((tags) => tags.size > 0)).toBe(true);
  world.advanceTo(world.now() + 10 * MINUTE);
  const stayed = clansOf(world).filter((clan, i) => clan.members.every((member) => others[i]?.has(member.tag)));
  for (const clan of stayed) {
    const given = clan.members.reduce((sum, member) => sum + member.donations, 0);
    const received = clan.members.reduce((sum, member) => sum + member.donationsReceived, 0);
    expect(given).toBe(received);
  }
  expect(stayed.length).toBeGreaterThan(0);
});

test("a season ends on Monday at five: gifts and wins from zero, legends keep their trophies, others do not", () => {
  const world = createWorld({ seed: "season" });
  const monday = Date.UTC(2026, 7, 10, 5);
  world.advanceTo(monday - MINUTE);
  const before = new Map(membersOf(world).map((member) => [member.tag, { ...member }]));
  const sum = (pick: (player: Player) => number) => membersOf(world).reduce((total, member) => total + pick(member), 0);
  expect(sum((member) => member.donations)).toBeGreaterThan(10_000);
  world.advanceTo(monday);
  // One minute of play is left between: nobody gives more than a few troops in it.
  expect(sum((member) => member.donations)).toBeLessThan(200);
  expect(sum((member) => member.attackWins + member.defenseWins)).toBeLessThan(20);
  const legends = membersOf(world).filter((member) => member.tier >= FIRST_LEGEND_TIER);
  expect(legends.length).toBeGreaterThan(0);
  expect(legends.every((member) => Math.abs(member.trophies - (before.get(member.tag)?.trophies ?? 0)) < 50)).toBe(
    true,
  );
  const others = membersOf(world).filter((member) => member.tier < FIRST_LEGEND_TIER);
  expect(Math.max(...others.map((member) => member.trophies))).toBeLessThan(50);
});

test("clan games bring points from the 22nd to the 28th and at most the cap to each", () => {
  const points = () => new Map(membersOf(world).map((member) => [member.tag, member.tally.gamesPoints]));
  const world = createWorld({ seed: "games", startAt: Date.UTC(2026, 7, 20, 12) });
  const start = points();
  world.advanceTo(Date.UTC(2026, 7, 22, 8) - MINUTE);
  expect([...points()].filter(([tag, value]) => value !== (start.get(tag) ?? value))).toEqual([]);
  const before = points();
  world.advanceTo(Date.UTC(2026, 7, 28, 8));
  const gains = [...points()].flatMap(([tag, value]) => (before.has(tag) ? [value - (before.get(tag) ?? 0)] : []));
  expect(Math.max(...gains)).toBe(GAMES_CAP);
  expect(gains.filter((gain) => gain > 0).length).toBeGreaterThan(80);
  const after = points();
  world.advanceTo(Date.UTC(2026, 7, 30, 8));
  expect([...points()].filter(([tag, value]) => value !== (after.get(tag) ?? value))).toEqual([]);
});

test("some members have not played for ten to forty days when the demo begins", () => {
  const away = membersOf(createWorld())
    .map((member) => (DEMO_START - member.lastActiveAt) / DAY)
    .filter((days) => days > 1);
  expect(away.length).toBeGreaterThan(3);
  expect(away.filter((days) => days < 10 || days > 40)).toEqual([]);
});

test("nobody plays at all hours: most of a day passes without a trace of an average member", () => {
  const world = createWorld({ seed: "hours" });
  const active = new Map<string, number>();
  for (let hour = 0; hour < 7 * 24; hour++) {
    const from = world.now();
    world.advanceTo(from + HOUR);
    for (const member of membersOf(world)) {
      if (member.lastActiveAt > from) active.set(member.tag, (active.get(member.tag) ?? 0) + 1);
    }
  }
  const shares = [...active.values()].map((hours) => hours / (7 * 24)).sort((a, b) => a - b);
  const median = shares[Math.floor(shares.length / 2)] ?? 1;
  expect(median).toBeGreaterThan(0.03);
  expect(median).toBeLessThan(0.35);
});
