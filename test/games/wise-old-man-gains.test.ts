/**
 * Gains out of recorded answers of Wise Old Man, taken in as an import is, beside what its own rule makes of the same two
 * snapshots. Where the folder of recordings is absent this says so and is skipped.
 *
 * Its rule (games/osrs, section 2.3): max(0, end − max(start, 0)), and of overall nothing where the start is unknown. Ours: a
 * value that was unknown (-1) at the start has no baseline, so nothing is told, where theirs counts from zero. Both take an
 * unranked 0 as zero. What it computes by rates of its own (EHP, EHB) the hiscores do not have, and neither do we.
 */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { osrs } from "#main/games/osrs/game.ts";
import { PlayerWire } from "#main/games/osrs/wire.ts";
import { latestSampleOf } from "#main/games/osrs/wise-old-man.ts";
import { readBoard } from "#main/leaderboards/board.ts";
import { importLines } from "#main/transfer/import.ts";
import { boardWorld } from "#test/support/board-world.ts";

const FOLDER = resolve("..", "shared", "data", "osrs");
const RECORDINGS = ["wom-player-woodfiveman-2026-02-13T1338.json", "wom-player-woodfiveman-2026-02-14T1022.json"];
const hasRecordings = RECORDINGS.every((name) => existsSync(resolve(FOLDER, name)));
if (!hasRecordings) console.warn(`Skipped: no recorded answers of Wise Old Man at ${FOLDER}.`);

const ACCOUNT = "woodfiveman";

function load(name: string) {
  const player = PlayerWire.parse(JSON.parse(readFileSync(resolve(FOLDER, name), "utf8")));
  const sample = latestSampleOf(player);
  if (sample === null || player.latestSnapshot == null) throw new Error(`${name} has no snapshot.`);
  return { ...sample, data: player.latestSnapshot.data };
}

/** What Wise Old Man reports of a metric between two snapshots. */
function theirs(metric: string, start: number, end: number): number {
  return metric === "xp.overall" && start === -1 ? 0 : Math.max(0, end - Math.max(start, 0));
}

/** Where the two rules part, and where they do not though it looks so. Values at both snapshots; -1 is not known. */
const RULES: readonly (readonly [
  situation: string,
  metric: string,
  start: number,
  end: number,
  theirs: number,
  ours: number | string,
])[] = [
  ["what became known is counted from zero there, and is a baseline here", "kc.vorkath", -1, 12, 12, "no-baseline"],
  ["the same where the first known value is zero", "kc.vorkath", -1, 0, 0, "no-baseline"],
  ["the same of overall, of which they count nothing", "xp.overall", -1, 900, 0, "no-baseline"],
  ["what is not known at all is nothing there, and unknown here", "kc.zulrah", -1, -1, 0, "never-known"],
  ["an unranked zero is zero for both", "kc.zulrah", 0, 3, 3, 3],
  ["what fell is nothing for both, and held for review here where we see it ourselves", "kc.zulrah", 50, 40, 0, 0],
  ["what is not known any more took nothing away", "kc.zulrah", 10, -1, 0, 0],
];

interface Snapshot {
  readonly at: number;
  readonly values: Readonly<Record<string, number | null>>;
}

/** The gains of every metric over a window that the snapshots bound, by the way of an import and a board. */
function ours(before: Snapshot, after: Snapshot): ReadonlyMap<string, number | string> {
  const world = boardWorld(osrs);
  const clan = world.addClan("Clan");
  const { account } = world.addMember(clan, ACCOUNT);
  world.database.reader.$client.prepare("update accounts set ref = ? where id = ?").run(ACCOUNT, account);
  const lines = [after, before].map(({ at, values }) => ({
    game: osrs.id,
    account: ACCOUNT,
    at,
    metrics: { ...values },
  }));
  const imported = importLines(world.database, new Map([[osrs.id, osrs]]), lines, {
    actor: { name: "tester", role: "officer" },
    at: after.at,
  });
  expect(imported.refused).toEqual([]);
  const window = { from: before.at, to: after.at, timeframe: null, zone: "UTC", season: null };
  const gains = Object.keys(after.values).map((key) => {
    const question = { expression: world.expression(key), window, before: null, by: "gained", order: "top" } as const;
    const board = readBoard(world.scene({ clan }, after.at), question);
    const [row] = board.rows;
    return [key, row?.gained ?? board.unknown[0]?.why ?? "nobody"] as const;
  });
  world.database.close();
  return new Map(gains);
}

describe.skipIf(!hasRecordings)("gains out of Wise Old Man's snapshots", () => {
  it("are what Wise Old Man reports for the same instants, metric by metric", () => {
    const [before, after] = RECORDINGS.map(load) as [ReturnType<typeof load>, ReturnType<typeof load>];
    const own = ours(before, after);
    const compared = Object.entries(after.values).map(([key, end]) => {
      const start = before.values[key] ?? -1;
      return { key, ours: own.get(key), theirs: theirs(key, start, end ?? -1), start, end: end ?? -1 };
    });
    expect(compared.length).toBeGreaterThan(100);
    expect(compared.filter((one) => one.theirs > 0).length).toBeGreaterThan(0);
    const different = compared.filter((one) => one.ours !== one.theirs);
    // Everything of this player was known both times, so nothing differs.
    expect(different).toEqual([]);
  });
});

it.each(RULES)("%s", (_situation, metric, start, end, expected, own) => {
  const snapshot = (at: number, value: number) => ({ at, values: { [metric]: value < 0 ? null : value } });
  expect(theirs(metric, start, end)).toBe(expected);
  expect(ours(snapshot(1_000, start), snapshot(2_000, end)).get(metric)).toBe(own);
});
