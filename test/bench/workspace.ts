import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Game } from "#main/games/game.ts";
import { type Client, createLocalClient } from "#main/hosts/client.ts";
import { openWorkspace, type Workspace } from "#main/workspace.ts";
import type { GameId } from "#shared/ids.ts";

export interface BenchWorkspace {
  readonly workspace: Workspace;
  readonly client: Client;
  readonly close: () => Promise<void>;
}

/** The whole app on a temporary folder, with these clans of a simulated server; nothing is fetched yet. */
export async function openBenchWorkspace(
  place: { readonly baseUrl: string; readonly clans: readonly string[]; readonly game?: GameId },
  games?: ReadonlyMap<GameId, Game>,
): Promise<BenchWorkspace> {
  const dataDir = mkdtempSync(join(tmpdir(), "adjutant-bench-"));
  const opened = openWorkspace({
    dataDir,
    kind: "own",
    host: "cli",
    version: "bench",
    capabilities: [],
    workspaceKey: { keys: [Buffer.alloc(32, 1)], place: "environment" },
    log: {
      defect(error) {
        throw error;
      },
    },
    demo: { open: async () => ({ how: "reload" }), leave: async () => ({ how: "reload" }), clock: null },
    ...(games === undefined ? {} : { games }),
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { workspace } = opened;
  const client = createLocalClient(workspace.router, { name: "bench", role: "leader" });
  const { game = "clash-of-clans" } = place;
  await client.settings.set({ key: `games.${game}.baseUrl`, value: place.baseUrl });
  await client.keys.set({ game, keys: ["bench-key"] });
  for (const ref of place.clans) await client.clans.add({ game, ref });
  return {
    workspace,
    client,
    async close() {
      await workspace.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
