import { expect, test } from "vitest";
import { accountName, clanName, HOSTILE_NAMES, NAME_LIMIT, playerName } from "./names.ts";
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

test("names of accounts are those that RuneScape allows, in many ways of writing", () => {
  const accounts = Array.from({ length: 2_000 }, () => accountName(random));
  expect(accounts.filter((name) => !/^[A-Za-z0-9](?:[A-Za-z0-9 _-]{0,10}[A-Za-z0-9])?$/.test(name))).toEqual([]);
  const kinds = [/ /, /-/, /_/, /[a-z][A-Z]/, /^[A-Z0-9 ]+$/, /^[a-z]/, /\d$/];
  expect(kinds.filter((kind) => !accounts.some((name) => kind.test(name)))).toEqual([]);
});
