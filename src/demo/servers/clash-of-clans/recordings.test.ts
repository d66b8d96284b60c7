import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { UNITS } from "#demo/world/clash-of-clans/units.ts";
import { createWorld } from "#demo/world/world.ts";
import { DAY, HOUR } from "#shared/time.ts";
import { clanBody, clanCardBody, memberBodies } from "./clan-body.ts";
import { paged } from "./paging.ts";
import { playerBody } from "./player-body.ts";
import { currentWarBody } from "./war-body.ts";

/** Genuine answers, beside the project. They are read here and nowhere copied. */
const RECORDINGS = resolve("../shared/data/coc");
const areThere = existsSync(RECORDINGS);
if (!areThere)
  console.warn(`No recordings in ${RECORDINGS}: the demo's field names are not compared with genuine ones.`);

/** Every path of keys in a value: `memberList[].league.id`. */
function keyPaths(value: unknown, at = "", found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    for (const item of value) keyPaths(item, `${at}[]`, found);
  } else if (value !== null && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) {
      const path = at === "" ? key : `${at}.${key}`;
      found.add(path);
      keyPaths(inner, path, found);
    }
  }
  return found;
}

function recorded(prefixes: readonly string[]): unknown[] {
  return readdirSync(RECORDINGS)
    .filter((file) => prefixes.some((prefix) => file.startsWith(prefix)))
    .map((file) => {
      const whole = JSON.parse(readFileSync(join(RECORDINGS, file), "utf8"));
      return "body" in whole ? whole.body : whole;
    });
}

const union = (values: readonly unknown[]) =>
  new Set(values.flatMap((value) => [...keyPaths(JSON.parse(JSON.stringify(value)))]));

/** A world at several times: all the kinds of clans, players and wars that it makes. */
function samples() {
  const world = createWorld({ seed: "shapes" });
  const bodies = {
    clan: [] as unknown[],
    members: [] as unknown[],
    card: [] as unknown[],
    player: [] as unknown[],
    war: [] as unknown[],
  };
  for (const at of [DEMO_START, DEMO_START + 4 * HOUR, DEMO_START + 2 * DAY, DEMO_START + 6 * DAY]) {
    world.advanceTo(at);
    const all = [...world.clashOfClans.allClans()];
    const found = paged(all.map(clanCardBody), new URLSearchParams("limit=2"));
    bodies.card.push(found.ok ? found.page : found);
    for (const clan of all) {
      bodies.clan.push(clanBody(clan));
      bodies.members.push({ items: memberBodies(clan), paging: { cursors: {} } });
      bodies.war.push(currentWarBody(clan, at));
      for (const member of clan.members) bodies.player.push(playerBody(member, clan, at));
    }
  }
  return bodies;
}

const BODIES = samples();

/** Field names that no recording at hand has, each documented in games/clash-of-clans.md section 1.6. */
const NOT_RECORDED: Readonly<Record<string, readonly string[]>> = {
  clan: [
    // The recorded clan is international and keeps its log private; recorded search results have these fields.
    "location.countryCode",
    "warTies",
    "warLosses",
  ],
  members: [],
  card: [],
  player: [
    // The recorded players have a town hall of 8 and of 18; 12 to 17 have a weapon.
    "townHallWeaponLevel",
    // No recorded player is in Legend League.
    "legendStatistics",
    "legendStatistics.legendTrophies",
    "legendStatistics.currentSeason",
    "legendStatistics.currentSeason.trophies",
  ],
  war: [
    // In the recorded war log and, since 2023, in the current war too; the recorded wars are older.
    "battleModifier",
  ],
};

const SOURCES: Readonly<Record<string, readonly string[]>> = {
  clan: ["clan__"],
  members: ["clan_members__"],
  card: ["clans_search__"],
  player: ["player__th"],
  war: ["currentwar__preparation", "currentwar__inWar", "currentwar__notInWar", "cwl_war__"],
};

test.skipIf(!areThere).each(["clan", "members", "card", "player", "war"] as const)(
  "every field of a %s is a recorded one, or listed with its reason",
  (kind) => {
    const known = union(recorded(SOURCES[kind] ?? []));
    const ours = union(BODIES[kind]);
    const allowed = NOT_RECORDED[kind] ?? [];
    const invented = [...ours].filter((path) => !known.has(path) && !allowed.includes(path));
    expect(invented).toEqual([]);
    const needless = allowed.filter((path) => known.has(path) || !ours.has(path));
    expect(needless).toEqual([]);
  },
);

/** Recorded fields that the demo leaves out: of older shapes, or of another kind of war. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  // Of the retired leagues only Unranked is sent, which has no picture of this size.
  clan: ["memberList[].league.iconUrls.medium"],
  members: [],
  card: ["items[].clanVersusPoints", "items[].requiredVersusTrophies"],
  player: [],
  war: ["warStartTime"],
};

test.skipIf(!areThere).each(["clan", "members", "card", "player", "war"] as const)(
  "a %s lacks no recorded field but the old ones",
  (kind) => {
    const ours = union(BODIES[kind]);
    const missing = [...union(recorded(SOURCES[kind] ?? []))].filter((path) => !ours.has(path));
    expect(missing.sort()).toEqual([...(LEFT_OUT[kind] ?? [])].sort());
  },
);

interface NamedThing {
  readonly name: string;
  readonly village: string;
  readonly maxLevel?: number;
}

test.skipIf(!areThere)("achievements are the recorded ones in their order", () => {
  const names = (list: readonly NamedThing[]) => list.map((one) => `${one.name} (${one.village})`);
  const [genuine] = recorded(["player__th18"]) as { achievements: NamedThing[] }[];
  const [ours] = BODIES.player as { achievements: NamedThing[] }[];
  expect(names(ours?.achievements ?? [])).toEqual(names(genuine?.achievements ?? []));
});

test.skipIf(!areThere)("units are the recorded ones with their villages and highest levels", () => {
  const keys = (list: readonly NamedThing[]) =>
    list.map((one) => `${one.name} (${one.village}) ${one.maxLevel}`).sort();
  const [genuine] = recorded(["player__th18"]) as Record<
    "troops" | "heroes" | "heroEquipment" | "spells",
    NamedThing[]
  >[];
  const { troops = [], heroes = [], heroEquipment = [], spells = [] } = genuine ?? {};
  expect(keys(UNITS)).toEqual(keys([...troops, ...heroes, ...heroEquipment, ...spells]));
});
