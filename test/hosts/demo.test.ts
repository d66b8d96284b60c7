import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createLocalClient } from "#main/hosts/client.ts";
import { openDemo } from "#main/hosts/demo.ts";
import { LEADER } from "#test/support/workspace.ts";

/** The demo in a folder of its own, which is removed when the test ends. */
async function open(prepare: (dataDir: string) => void = () => {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "adjutant-demo-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  prepare(dataDir);
  const defects: string[] = [];
  const opened = await openDemo({
    dataDir,
    host: "web",
    capabilities: [],
    workspaceKey: { keys: [Buffer.alloc(32, 7)], place: "environment" },
    log: {
      info: () => {},
      defect(_error, where) {
        defects.push(where);
        return "reference";
      },
    },
    leave: async () => ({ how: "close" }),
  });
  if (!opened.ok) throw new Error(opened.code);
  const { resident } = opened;
  return { resident, client: createLocalClient(resident.router(), LEADER), defects };
}

it("goes on where its clock cannot be written down, and says so once", async () => {
  const { resident, client, defects } = await open((dataDir) => mkdirSync(join(dataDir, "demo-clock.json")));
  for (const speed of [2, 3]) expect(await client.demo.setSpeed({ speed })).toMatchObject({ speed });
  await resident.close();
  expect(defects).toEqual(["demo clock"]);
});

it("begins with every clan, rosters kept by hand taken over and their members' past on its way", async () => {
  const { resident, client, defects } = await open();
  const clans = await client.clans.list();
  const byHand = clans.filter((clan) => clan.game === "osrs");
  expect([clans.length, byHand.map((clan) => clan.name)]).toEqual([7, ["Gilded Otters", "Lumber Yard"]]);
  const rosters = [];
  for (const { id } of byHand) {
    const { rows } = await client.members.list({ clan: id });
    const { from } = await client.roster.show({ clan: id });
    rosters.push([rows.length, from?.place, rows.every((row) => row.joinedAt !== null && row.gameRole !== null)]);
  }
  expect(rosters).toEqual([
    [48, "wise-old-man", true],
    [22, "wise-old-man", true],
  ]);
  const { batches } = await client.sync.status();
  expect(batches.map((batch) => [batch.clanName, batch.total]).sort()).toEqual([
    ["Gilded Otters", 48],
    ["Lumber Yard", 22],
  ]);
  await resident.close();
  expect(defects).toEqual([]);
});
