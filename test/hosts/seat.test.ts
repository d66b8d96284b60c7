/** Who owns a workspace when something is in the way: an owner that hangs, a workspace that cannot be opened. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { sleep } from "#main/clock.ts";
import { type ResidentOptions, takeResidence } from "#main/hosts/resident.ts";
import { type SeatOptions, takeSeat } from "#main/hosts/seat.ts";
import { lockWorkspace, type WorkspaceOptions } from "#main/workspace.ts";

function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "adjutant-seat-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

function seatOptions(
  dataDir: string,
  change: Partial<SeatOptions> = {},
): SeatOptions & { readonly defects: unknown[] } {
  const defects: unknown[] = [];
  const onDefect = (error: unknown) => {
    defects.push(error);
    return "reference";
  };
  const workspace = async (): Promise<WorkspaceOptions> => ({
    dataDir,
    kind: "own",
    host: "cli",
    version: "0.0.0-test",
    capabilities: [],
    workspaceKey: { keys: [Buffer.alloc(32, 7)], place: "environment" },
    log: { defect: onDefect },
    demo: { open: async () => ({ how: "reload" }), leave: async () => ({ how: "reload" }), clock: null },
  });
  return {
    dataDir,
    host: "cli",
    now: Date.now,
    sleep,
    workspace,
    assets: null,
    port: 0,
    tokens: [],
    onDefect,
    defects,
    ...change,
  };
}

/** A process that takes connections and never answers, as one does that was stopped or hangs. */
async function hangingOwner(dataDir: string): Promise<void> {
  const lock = lockWorkspace(dataDir);
  const server: Server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  onTestFinished(() => {
    server.close();
    lock?.release();
  });
  const owner = { address: `http://127.0.0.1:${port}/`, token: "a-token", pid: 1, host: "cli" };
  writeFileSync(join(dataDir, "owner.json"), JSON.stringify(owner));
}

it("an owner that takes connections and does not answer is given up", async () => {
  const dataDir = temporaryFolder();
  await hangingOwner(dataDir);
  expect(await takeSeat(seatOptions(dataDir, { ownerPatienceMs: 300 }))).toEqual({ ok: false, code: "silent-owner" });
});

it.each<[situation: string, change: (options: SeatOptions) => Partial<SeatOptions>]>([
  ["the key of the workspace cannot be read", () => ({ workspace: () => Promise.reject(new Error("no key")) })],
  [
    "its folder cannot be made",
    ({ workspace }) => ({ workspace: async () => ({ ...(await workspace()), dataDir: "/dev/null/none" }) }),
  ],
  ["its endpoint cannot be opened", () => ({ port: -1 })],
])("a workspace is free again where %s", async (_situation, change) => {
  const dataDir = temporaryFolder();
  const options = seatOptions(dataDir);
  await expect(takeSeat({ ...options, ...change(options) })).rejects.toThrow();
  const taken = await takeSeat(options);
  if (!taken.ok) throw new Error(taken.code);
  expect(taken.seat.kind).toBe("owner");
  await taken.seat.close();
});

it("a host that cannot take over at once says why, and tries until it can", async () => {
  const dataDir = temporaryFolder();
  const first = await takeSeat(seatOptions(dataDir));
  if (!first.ok) throw new Error(first.code);
  const options = seatOptions(dataDir);
  let failures = 2;
  const fail = (why: string) => {
    failures -= 1;
    throw new Error(why);
  };
  const settled = Promise.withResolvers<string>();
  const resident: ResidentOptions = {
    ...options,
    sleep: () => sleep(1),
    workspace: async () => (failures === 2 ? fail("full disk") : options.workspace()),
    onOwner: async () => (failures === 1 ? fail("no port for the simulators") : undefined),
    onSeat: (seat) => seat.kind === "owner" && settled.resolve(seat.kind),
  };
  const second = await takeResidence(resident);
  if (!second.ok) throw new Error(second.code);
  await first.seat.close();
  expect(await settled.promise).toBe("owner");
  expect(options.defects).toEqual([new Error("full disk"), new Error("no port for the simulators")]);
  expect(second.resident.seat().kind).toBe("owner");
  expect(await second.resident.seat().client.clans.list()).toEqual([]);
  await second.resident.close();
  const lock = lockWorkspace(dataDir);
  expect(lock).not.toBeNull();
  lock?.release();
});
