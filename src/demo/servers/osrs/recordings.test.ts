import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { groupBody, playerDetailsBody, type Tracked } from "#demo/servers/wise-old-man/bodies.ts";
import { playerNotFound } from "#demo/servers/wise-old-man/refusals.ts";
import { presentStays } from "#demo/world/osrs/model.ts";
import { createWorld } from "#demo/world/world.ts";
import { DAY } from "#shared/time.ts";
import { csvBody, jsonBody } from "./lite-bodies.ts";

/** Genuine answers, beside the project. They are read here and nowhere copied. */
const RECORDINGS = resolve("../shared/data/osrs");
const areThere = existsSync(RECORDINGS);
if (!areThere)
  console.warn(`No recordings in ${RECORDINGS}: the demo's field names are not compared with genuine ones.`);

/** Every path of keys in a value, with what kind of value stands there: `skills[].rank number`. */
function shapes(value: unknown, at = "", found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    for (const item of value) shapes(item, `${at}[]`, found);
  } else if (value !== null && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) shapes(inner, at === "" ? key : `${at}.${key}`, found);
  } else {
    found.add(`${at} ${value === null ? "null" : typeof value}`);
  }
  return found;
}

const union = (values: readonly unknown[]) =>
  new Set(values.flatMap((value) => [...shapes(JSON.parse(JSON.stringify(value)))]));

const read = (file: string) => readFileSync(join(RECORDINGS, file), "utf8");

function recorded(pattern: RegExp): { file: string; body: unknown }[] {
  return readdirSync(RECORDINGS)
    .filter((file) => pattern.test(file))
    .map((file) => ({ file, body: JSON.parse(read(file)) }));
}

/** All that the demo's world shows of everybody. */
function samples() {
  const world = createWorld({ seed: "shapes" });
  const { osrs } = world;
  const tracked = osrs.players.map((player): Tracked => ({ player, looks: osrs.looks(player), name: player.name }));
  const [clan] = osrs.clans;
  if (!clan) throw new Error("There is no clan.");
  const known = presentStays(clan).map((stay) => ({
    stay,
    tracked: tracked.find(({ player }) => player === stay.player) ?? (tracked[0] as Tracked),
  }));
  const standings = osrs.players.flatMap((player) => osrs.standing("main", player.name) ?? []);
  return {
    standings,
    list: osrs.list,
    hiscores: standings.map((standing) => jsonBody(standing, osrs.list, DEMO_START)),
    player: tracked.map((one) => playerDetailsBody(one, osrs.list)),
    group: [groupBody(clan, known, osrs.list, DEMO_START)],
  };
}

const OURS = samples();

const SOURCES = {
  hiscores: /^hiscores-main-(?:lynx-titan-2025|woodfiveman).*\.json$/,
  player: /^wom-player-.*\.json$/,
  group: /^wom-group-.*\.json$/,
} as const;

/** What no recording at hand has. */
const NOT_RECORDED: Readonly<Record<keyof typeof SOURCES, readonly RegExp[]>> = {
  hiscores: [],
  player: [
    // Bosses that came after February 2026.
    /^latestSnapshot\.data\.bosses\.(?:brutus|maggot_king|mad_angel)\./,
    // A player who has not changed since Wise Old Man knows of them.
    /^lastChangedAt null$/,
  ],
  group: [
    /^profileImage null$/,
    /^bannerImage null$/,
    /^memberships\[\]\.player\.(?:country|lastImportedAt|lastChangedAt) null$/,
  ],
};

/** What recordings have and the demo does not. */
const LEFT_OUT: Readonly<Record<keyof typeof SOURCES, readonly RegExp[]>> = {
  hiscores: [],
  player: [
    // Removed from Wise Old Man in March 2026.
    /^latestSnapshot\.data\.activities\.league_points\./,
  ],
  group: [/^(?:profileImage|bannerImage) string$/, /^memberships\[\]\.player\.(?:country|lastImportedAt) string$/],
};

const missing = (from: ReadonlySet<string>, known: ReadonlySet<string>, allowed: readonly RegExp[]) =>
  [...from].filter((shape) => !known.has(shape) && !allowed.some((pattern) => pattern.test(shape)));

test.skipIf(!areThere).each(["hiscores", "player", "group"] as const)(
  "the fields of a %s are the recorded ones and of their kinds, or listed with their reason",
  (kind) => {
    const genuine = union(recorded(SOURCES[kind]).map(({ body }) => body));
    const ours = union(OURS[kind]);
    expect(genuine.size).toBeGreaterThan(5);
    expect(missing(ours, genuine, NOT_RECORDED[kind])).toEqual([]);
    expect(missing(genuine, ours, LEFT_OUT[kind])).toEqual([]);
  },
);

interface Named {
  readonly id: number;
  readonly name: string;
  readonly rank: number;
}

const namesOf = (body: unknown) => {
  const { skills, activities } = body as { skills: Named[]; activities: Named[] };
  return [...skills, ...activities].map((entry) => entry.name);
};

test.skipIf(!areThere)("the list has every recorded entry, spelled alike, and keeps the latest recorded order", () => {
  const ours = namesOf(OURS.hiscores[0]);
  for (const { file, body } of recorded(/^hiscores-main-.*\.json$/)) {
    const theirs = namesOf(body);
    expect([file, theirs.filter((name) => !ours.includes(name))]).toEqual([file, []]);
  }
  for (const { body } of recorded(SOURCES.hiscores)) {
    const theirs = namesOf(body);
    expect(ours.filter((name) => theirs.includes(name))).toEqual(theirs);
  }
});

/** How an unranked entry of an answer is spelled: its numbers but the rank, where they say nothing or nothing yet. */
function unrankedSpellings(body: unknown): Set<string> {
  const { skills, activities } = body as { skills: Record<string, unknown>[]; activities: Record<string, unknown>[] };
  const isHidden = (entry: Record<string, unknown>) => entry.rank === -1 && Number(entry.xp ?? entry.score) <= 0;
  return new Set(
    [...skills, ...activities]
      .filter(isHidden)
      .map((entry) => ("xp" in entry ? `${entry.level},${entry.xp}` : `${entry.score}`)),
  );
}

test.skipIf(!areThere)("what is unranked is spelled as recorded, for who left long ago and for who plays", () => {
  const dormant = OURS.hiscores.find((body) => unrankedSpellings(body).has("-1"));
  const [left] = recorded(/^hiscores-main-lynx-titan-2025.*\.json$/);
  const [plays] = recorded(/^hiscores-main-woodfiveman-2026-02-14.*\.json$/);
  expect([...unrankedSpellings(left?.body)].filter((one) => !unrankedSpellings(dormant).has(one))).toEqual([]);
  const active = new Set(
    OURS.hiscores.filter((body) => body !== dormant).flatMap((body) => [...unrankedSpellings(body)]),
  );
  expect([...active].filter((one) => !unrankedSpellings(plays?.body).has(one) && one !== "1,0")).toEqual([]);
});

test.skipIf(!areThere)("a line of CSV is of the recorded form, one for each entry", () => {
  const form = (text: string) =>
    new Set(
      text
        .trim()
        .split("\n")
        .map((line) => line.trim().replace(/-?\d+/g, "n")),
    );
  const [standing] = OURS.standings;
  if (!standing) throw new Error("Nobody is on the board.");
  const ours = csvBody(standing, OURS.list, DEMO_START - DAY);
  expect(form(ours)).toEqual(form(read("hiscores-main-b0aty-2024-03-20.csv")));
  expect(ours.trim().split("\n")).toHaveLength(116);
});

test.skipIf(!areThere)("who is not known to Wise Old Man is answered in its words", () => {
  expect(JSON.parse(playerNotFound().body.plain.toString())).toEqual(JSON.parse(read("wom-error-404-player.json")));
});
