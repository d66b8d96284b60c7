import { expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { createWorld } from "#demo/world/world.ts";
import { DAY, HOUR } from "#shared/time.ts";
import { clanBody } from "./clan-body.ts";
import { playerBody } from "./player-body.ts";
import { currentWarBody } from "./war-body.ts";

const TAG = /^#[0289PYLQGRJCUV]{3,12}$/;
const TIME = /^\d{8}T\d{6}\.000Z$/;

/** What a field may hold by its name, wherever it stands (games/clash-of-clans.md section 1.5). */
const RULES: readonly (readonly [field: RegExp, fits: (value: unknown) => boolean])[] = [
  [/^tag$|Tag$/, (value) => TAG.test(String(value))],
  [/Time$/, (value) => TIME.test(String(value))],
  [/^role$/, (value) => ["leader", "coLeader", "admin", "member"].includes(String(value))],
  [/^state$/, (value) => ["notInWar", "preparation", "inWar", "warEnded"].includes(String(value))],
  [/^battleModifier$/, (value) => ["none", "hardMode"].includes(String(value))],
  [/^warPreference$/, (value) => ["in", "out"].includes(String(value))],
  [/^village$/, (value) => ["home", "builderBase", "clanCapital"].includes(String(value))],
  [
    /^warFrequency$/,
    (value) =>
      ["unknown", "always", "moreThanOncePerWeek", "oncePerWeek", "lessThanOncePerWeek", "never"].includes(
        String(value),
      ),
  ],
  [/^(stars|attacksPerMember)$/, (value) => Number.isInteger(value)],
  [/^destructionPercentage$/, (value) => typeof value === "number" && value >= 0 && value <= 100],
  [/^completionInfo$/, (value) => value === null || typeof value === "string"],
  [
    /^(small|medium|large|tiny)$/,
    (value) => /^https:\/\/api-assets\.clashofclans\.com\/[\w/-]+\.png$/.test(String(value)),
  ],
  [/^currentLeagueSeasonId$/, (value) => (Number(value) * 1_000 - Date.UTC(2025, 9, 6, 5)) % (7 * DAY) === 0],
];

/** Fields of a body that break a rule, and numbers that are not whole where only destruction may have decimals. */
function wrongs(value: unknown, at = "$"): string[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => wrongs(item, `${at}[${i}]`));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = `${at}.${key}`;
    const broken = RULES.filter(([field, fits]) => field.test(key) && !fits(inner)).map(() => `${path} = ${inner}`);
    const isOdd =
      typeof inner === "number" && (inner < 0 || (!Number.isInteger(inner) && key !== "destructionPercentage"));
    return [...broken, ...(isOdd ? [`${path} = ${inner}`] : []), ...wrongs(inner, path)];
  });
}

const asSent = (body: unknown): unknown => JSON.parse(JSON.stringify(body));

test.each([0, 3 * HOUR, 30 * HOUR, 4 * DAY, 17 * DAY])(
  "all bodies of the demo keep the API's formats, %i ms on",
  (span) => {
    const world = createWorld({ seed: "formats" });
    const at = DEMO_START + span;
    world.advanceTo(at);
    let bodies = 0;
    for (const clan of world.clashOfClans.allClans()) {
      expect(wrongs(asSent(clanBody(clan)))).toEqual([]);
      expect(wrongs(asSent(currentWarBody(clan, at)))).toEqual([]);
      for (const member of clan.members) expect(wrongs(asSent(playerBody(member, clan, at)))).toEqual([]);
      bodies += clan.members.length;
    }
    expect(bodies).toBeGreaterThan(130);
  },
);

test("the check of formats sees what is wrong", () => {
  const found = wrongs({
    tag: "#ABC",
    startTime: "2026-08-06T12:00:00Z",
    role: "elder",
    trophies: -1,
    list: [{ stars: 1.5 }],
  });
  expect(found).toEqual([
    "$.tag = #ABC",
    "$.startTime = 2026-08-06T12:00:00Z",
    "$.role = elder",
    "$.trophies = -1",
    "$.list[0].stars = 1.5",
    "$.list[0].stars = 1.5",
  ]);
});

test("a grown village has Baby Dragon twice, heroes with two pieces worn, and pets among the troops", () => {
  const world = createWorld({ seed: "formats" });
  const grown = world.clashOfClans.clans.flatMap((clan) => clan.members).find((member) => member.townHall === 18);
  expect(grown).toBeDefined();
  if (!grown) return;
  const { troops, heroes } = playerBody(grown, undefined, DEMO_START);
  expect(troops.filter((troop) => troop.name === "Baby Dragon").map((troop) => troop.village)).toEqual([
    "home",
    "builderBase",
  ]);
  expect(troops.map((troop) => troop.name)).toContain("L.A.S.S.I");
  expect(
    heroes.filter((hero) => hero.village === "home").map((hero) => ("equipment" in hero ? hero.equipment.length : 0)),
  ).toEqual(Array(6).fill(2));
});
