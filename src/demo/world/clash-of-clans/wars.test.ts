import fc from "fast-check";
import { expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { plainClans } from "#demo/world/clash-of-clans.ts";
import { createWorld } from "#demo/world/world.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import type { War, WarSide } from "./model.ts";
import { sideTotals } from "./war-totals.ts";
import { warState } from "./wars.ts";

const other = (war: War, side: WarSide) => (side === war.sides[0] ? war.sides[1] : war.sides[0]);

/** What breaks the rules of a war; empty when all is well. Written apart from the code that fights it. */
function wrongs(war: War): string[] {
  const found: string[] = [];
  war.attacks.forEach((attack, i) => {
    const side = war.sides.find((one) => one.places.some((place) => place.player.tag === attack.attackerTag));
    const isOnEnemy = side && other(war, side).places.some((place) => place.player.tag === attack.defenderTag);
    const { stars, destruction, duration } = attack;
    const fits = [
      destruction < 50,
      destruction > 0 && destruction < 100,
      destruction >= 50 && destruction < 100,
      destruction === 100,
    ][stars];
    if (attack.order !== i + 1) found.push(`order ${attack.order} at ${i + 1}`);
    if (!isOnEnemy) found.push(`attack ${attack.order} is not from one side on the other`);
    if (!fits || !Number.isInteger(destruction)) found.push(`${stars} stars for ${destruction} %`);
    if (duration < 1 || duration > 180) found.push(`${duration} s`);
    if (attack.at < war.startAt || attack.at > war.endAt) found.push(`attack ${attack.order} outside of the battle`);
  });
  for (const { places } of war.sides) {
    if (places.length !== war.teamSize) found.push(`${places.length} of ${war.teamSize}`);
    const positions = places.map((place) => place.mapPosition).sort((a, b) => a - b);
    if (positions.some((position, i) => position !== i + 1)) found.push("map positions have gaps");
    for (const { player } of places) {
      const own = war.attacks.filter((attack) => attack.attackerTag === player.tag);
      if (own.length > war.attacksPerMember) found.push(`${player.tag} attacked ${own.length} times`);
      if (new Set(own.map((attack) => attack.defenderTag)).size < own.length)
        found.push(`${player.tag} attacked one twice`);
    }
  }
  return found;
}

test("the rules hold in every war at every moment, whatever the seed", () => {
  let [seen, attacks] = [0, 0];
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(fc.integer({ min: HOUR, max: 2 * DAY }), { minLength: 3, maxLength: 10 }),
      (seed, spans) => {
        const world = createWorld({ seed });
        for (const span of spans) {
          world.advanceTo(world.now() + span);
          for (const { war } of world.clashOfClans.clans) {
            if (!war) continue;
            seen += 1;
            attacks += war.attacks.length;
            expect(wrongs(war)).toEqual([]);
          }
        }
      },
    ),
    { numRuns: 12 },
  );
  expect(seen).toBeGreaterThan(50);
  expect(attacks).toBeGreaterThan(500);
});

test("a war prepares for 23 hours, is fought for 24 and then ends; its result is counted once", () => {
  const world = createWorld({ seed: "cycle" });
  const [clan] = world.clashOfClans.clans;
  const states = new Map<War, string[]>();
  const records: number[] = [];
  while (states.size < 4) {
    world.advanceTo(world.now() + 10 * MINUTE);
    const war = clan?.war;
    if (!clan || !war) continue;
    const seen = states.get(war) ?? [];
    const state = warState(war, world.now());
    if (seen.at(-1) !== state) seen.push(state);
    states.set(war, seen);
    records.push(clan.warWins + clan.warLosses + clan.warTies);
  }
  const [, second, third] = [...states];
  expect([second?.[1], third?.[1]]).toEqual(Array(2).fill(["preparation", "inWar", "warEnded"]));
  const war = second?.[0];
  expect([(war?.startAt ?? 0) - (war?.preparationStartAt ?? 0), (war?.endAt ?? 0) - (war?.startAt ?? 0)]).toEqual([
    23 * HOUR,
    24 * HOUR,
  ]);
  expect((records.at(-1) ?? 0) - (records[0] ?? 0)).toBe(3);
});

test("the demo opens with a battle of five hours more, a preparation and a clan at rest", () => {
  const world = createWorld();
  const wars = world.clashOfClans.clans.map((clan) => clan.war);
  expect(wars.map((war) => war && warState(war, DEMO_START))).toEqual(["inWar", null, "preparation"]);
  const [battle] = wars;
  const left = (battle?.endAt ?? 0) - DEMO_START;
  expect(left).toBeGreaterThan(4.5 * HOUR);
  expect(left).toBeLessThan(5.5 * HOUR);
  expect(battle?.attacks.length).toBeGreaterThan(30);
  const coming = battle?.sides[0].places.flatMap((place) => place.plan) ?? [];
  expect(coming.length).toBeGreaterThanOrEqual(10);
  expect(Math.min(...coming) - DEMO_START).toBeLessThan(5 * MINUTE);
});

test("in a war some attack twice, some once, some never", () => {
  const world = createWorld();
  const [clan] = world.clashOfClans.clans;
  const war = clan?.war as War;
  world.advanceTo(war.endAt - MINUTE);
  const uses = war.sides[0].places.map(
    ({ player }) => war.attacks.filter((one) => one.attackerTag === player.tag).length,
  );
  expect([...new Set(uses)].sort()).toEqual([0, 1, 2]);
});

test("opponents can be found by tag with all their members while the war is known, and are forgotten after", () => {
  const world = createWorld({ isStill: true, clashOfClans: { clans: plainClans(1, 20) } });
  const game = world.clashOfClans;
  const [clan] = game.clans;
  game.commands.startWar(clan?.tag ?? "", { teamSize: 10 });
  const opponent = clan?.war?.sides[1].clan;
  expect(game.clan(opponent?.tag ?? "")).toBe(opponent);
  expect(opponent?.members.filter((member) => game.player(member.tag) !== member)).toEqual([]);
  expect(opponent?.members.length).toBeGreaterThanOrEqual(10);
  game.commands.endWar(clan?.tag ?? "", "notInWar");
  expect([game.clan(opponent?.tag ?? ""), game.player(opponent?.members[0]?.tag ?? "")]).toEqual([
    undefined,
    undefined,
  ]);
});

test("totals count the best attack on each village", () => {
  const world = createWorld({ isStill: true, clashOfClans: { clans: plainClans(1, 10) } });
  const { commands, clans } = world.clashOfClans;
  const tag = clans[0]?.tag ?? "";
  commands.startWar(tag, { teamSize: 5 });
  const war = clans[0]?.war as War;
  const [own, enemy] = war.sides;
  const at = (side: WarSide, position: number) =>
    side.places.find((place) => place.mapPosition === position)?.player.tag ?? "";
  const hit = (attacker: number, defender: number, stars: number, destruction: number) =>
    commands.attack(tag, {
      attacker: at(own, attacker),
      defender: at(enemy, defender),
      result: { stars, destruction },
    });
  hit(1, 1, 2, 60);
  hit(2, 1, 1, 95);
  hit(2, 2, 3, 100);
  hit(3, 1, 2, 71);
  commands.attack(tag, { by: "opponent", result: { stars: 1, destruction: 55 } });
  expect(sideTotals(war, own, enemy)).toEqual({ attacks: 4, stars: 5, destruction: (71 + 100) / 5 });
  expect(sideTotals(war, enemy, own)).toEqual({ attacks: 1, stars: 1, destruction: 11 });
});
