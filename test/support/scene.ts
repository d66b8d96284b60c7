/** A simulated game server on the clock of the machine, and a workspace of its own behind the built web host. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { readKeyFile } from "#main/hosts/workspace-key.ts";
import { runCli, startHost } from "./cli.ts";
import { connect, type OsrsOrder, openTestWorkspace, startWorldAt } from "./workspace.ts";

/** The machine's clock cannot be moved by hand. */
const REAL_CLOCK = { now: () => Date.now(), speed: 1, advance() {}, set() {} };
const LIMITS = "200/1s";

/** An empty folder, to be removed by whoever asked for it. */
export function temporaryFolder(): { readonly dir: string; readonly remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), "adjutant-window-"));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** An empty folder for a workspace; removed when the test ends. */
export function temporaryWorkspace(): string {
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  return folder.dir;
}

/** The built host on a folder; stopped when the test ends. */
export async function serve(dataDir: string, args: readonly string[] = ["serve"]) {
  const host = await startHost(args, { dataDir });
  onTestFinished(() => host.stop());
  return host;
}

export interface SceneOptions {
  /** Of Clash of Clans: 1, and none beside clans of another game, where absent. */
  readonly clans?: number;
  readonly members?: number;
  /** Clans of Old School RuneScape with their rosters, each member asked for once. */
  readonly osrs?: OsrsOrder;
  /** Nothing is set up: no key, no clan. */
  readonly isBare?: boolean;
}

/** A workspace that knows its clans, and the world that they live in. It is set up in this process; the host is the built one. */
export async function openScene(options: SceneOptions = {}) {
  const { members = 8, isBare = false } = options;
  const world = { clock: REAL_CLOCK, ...(await startWorldAt(REAL_CLOCK, { ...options, members })) };
  const dataDir = temporaryWorkspace();
  const before = await openTestWorkspace({
    dataDir,
    world,
    isBare,
    limits: LIMITS,
    workspace: { workspaceKey: { keys: [readKeyFile(dataDir)], place: "file" } },
  });
  await connect(before.client, world, LIMITS);
  if (isBare) await before.client.keys.remove({ game: "clash-of-clans" });
  for (const clan of before.clans) expect(await before.syncAfter(0, clan)).toMatchObject({ state: "done" });
  await before.close();
  const host = await serve(dataDir);
  return {
    ...world,
    dataDir,
    host,
    /** Runs a command on the workspace. */
    async run(args: readonly string[], input = "") {
      const ran = await runCli(args, { dataDir, input });
      expect(`${ran.stderr}${ran.code}`).toBe("0");
      return ran;
    },
  };
}
