import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createLocalClient } from "#main/hosts/client.ts";
import { openDemo } from "#main/hosts/demo.ts";
import { LEADER } from "#test/support/workspace.ts";

it("goes on where its clock cannot be written down, and says so once", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "adjutant-demo-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  mkdirSync(join(dataDir, "demo-clock.json"));
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
  const client = createLocalClient(resident.router(), LEADER);
  for (const speed of [2, 3]) expect(await client.demo.setSpeed({ speed })).toMatchObject({ speed });
  await resident.close();
  expect(defects).toEqual(["demo clock"]);
});
