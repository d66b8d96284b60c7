import { expect, test } from "vitest";
import { clanName, HOSTILE_NAMES, NAME_LIMIT, playerName } from "./names.ts";
import { createRandom } from "./random.ts";

const random = createRandom("names");
const PLAYERS = Array.from({ length: 3_000 }, () => playerName(random));
const CLANS = Array.from({ length: 500 }, () => clanName(random));

test("every name fits the game's fifteen characters, however they are counted", () => {
  const lengths = [...PLAYERS, ...CLANS, ...HOSTILE_NAMES].map((name) => name.length);
  expect(Math.min(...lengths)).toBeGreaterThan(0);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(NAME_LIMIT);
});

test("no name is left unfinished by its decoration or its list", () => {
  expect(PLAYERS.filter((name) => name.includes("undefined") || name !== name.trim())).toEqual([]);
});

test("names are many and of many kinds", () => {
  expect(new Set(PLAYERS).size).toBeGreaterThan(1_200);
  const kinds = [
    /^[A-Z][a-z]+$/,
    /^[a-z]+$/,
    /^[A-Z]+$/,
    / /,
    /\d$/,
    /\p{Script=Cyrillic}/u,
    /\p{Script=Arabic}/u,
    /\p{Script=Han}/u,
    /★/,
    /🔥/u,
  ];
  expect(kinds.filter((kind) => !PLAYERS.some((name) => kind.test(name)))).toEqual([]);
});
