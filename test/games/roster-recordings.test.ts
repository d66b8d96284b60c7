/** Lists of members as clan sites really answer. Where the folder of recordings is absent this says so and is skipped. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { osrs } from "#main/games/osrs/game.ts";
import { readList } from "#main/roster/list.ts";

const FOLDER = resolve("..", "shared", "data", "osrs");
const hasRecordings = existsSync(FOLDER);
if (!hasRecordings) console.warn(`Skipped: no recorded answers at ${FOLDER}.`);

it.skipIf(!hasRecordings).each<[file: string, listName: string, players: number, roles: number]>([
  ["wom-group-139-2026-09-05.json", "Exclusive Elite Club", 11, 11],
  ["temple-group-info-omnia-2022.json", "Omnia", 93, 4],
])("%s is the list of %s", (file, listName, players, roles) => {
  const read = readList(readFileSync(resolve(FOLDER, file), "utf8"), osrs);
  if (!read.ok) throw new Error(read.why);
  const { list } = read;
  expect(list).toMatchObject({ format: "json", listName, refused: [] });
  expect(list.players).toHaveLength(players);
  expect(list.players.filter((player) => player.gameRole !== null)).toHaveLength(roles);
});
