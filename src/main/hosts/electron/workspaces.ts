/** The own workspace, which always runs, and the demo's while it is looked at; one of them is on the screen. */
import type { DemoControl } from "#main/api/base.ts";
import { createSystemClock, sleep } from "#main/clock.ts";
import { demoDirOf } from "#main/hosts/data-dir.ts";
import { openDemo } from "#main/hosts/demo.ts";
import { type Log, openLog } from "#main/hosts/log.ts";
import { refusalWords, type SeatRefusal } from "#main/hosts/refusal-words.ts";
import { type Resident, takeResidence } from "#main/hosts/resident.ts";
import { readVerifierPage } from "#main/hosts/verifier-page.ts";
import { loadWorkspaceKey } from "#main/hosts/workspace-key.ts";
import { VERSION } from "#main/version.ts";
import type { WorkspaceKey } from "#main/workspace.ts";
import type { AppStatus } from "#shared/contract/app.ts";

export interface Workspaces {
  /** The workspace that the window shows. */
  readonly active: () => Resident;
  /** Looks for work that became due unseen, in all workspaces that this process owns. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
}

export interface WorkspacesOptions {
  readonly dataDir: string;
  readonly capabilities: AppStatus["capabilities"];
  readonly workspaceKey: WorkspaceKey;
  readonly log: Log;
  /**
   * Somebody asked for the other workspace. Their answer is still under way to the window over the one before; resolves when
   * the window speaks to it no longer.
   */
  readonly onSwitched: () => Promise<void>;
  /** The process that owned a workspace ended, and this one answers itself. */
  readonly onTakenOver: () => void;
}

export type WorkspacesResult = { readonly ok: true; readonly workspaces: Workspaces } | SeatRefusal;

/** Opens the own workspace, or says why it cannot be. */
export async function openWorkspaces(options: WorkspacesOptions): Promise<WorkspacesResult> {
  const { dataDir, capabilities, log } = options;
  const demo = createDemoRun(options);
  const control: Pick<DemoControl, "open" | "leave"> = {
    open: demo.open,
    leave: () => Promise.resolve({ how: "reload" }),
  };
  let isOpen = false;
  const taken = await takeResidence({
    dataDir,
    host: "electron",
    now: createSystemClock().now,
    sleep,
    assets: null,
    port: 0,
    tokens: [],
    onDefect: log.defect,
    local: { capabilities, demo: control },
    onSeat() {
      if (isOpen) options.onTakenOver();
    },
    workspace: async () => ({
      dataDir,
      kind: "own",
      host: "electron",
      version: VERSION,
      capabilities,
      workspaceKey: options.workspaceKey,
      log,
      verifier: readVerifierPage,
      demo: { ...control, clock: null },
    }),
  });
  if (!taken.ok) return taken;
  isOpen = true;
  const own = taken.resident;
  return {
    ok: true,
    workspaces: {
      active: () => demo.shown() ?? own,
      wake() {
        for (const resident of [own, demo.running()]) {
          const seat = resident?.seat();
          if (seat?.kind !== "owner") continue;
          seat.workspace.engine.wake();
          seat.workspace.schedules.wake();
          seat.workspace.contestLoop.wake();
        }
      },
      async close() {
        await demo.close();
        await own.close();
      },
    },
  };
}

interface DemoRun {
  readonly open: DemoControl["open"];
  /** The demo while it is on the screen. */
  readonly shown: () => Resident | null;
  readonly running: () => Resident | null;
  readonly close: () => Promise<void>;
}

function createDemoRun(options: WorkspacesOptions): DemoRun {
  let running: Promise<Resident> | null = null;
  let opened: Resident | null = null;
  let isShown = false;
  /** The end of the run before: its folder can be opened again after that. */
  let ended: Promise<void> = Promise.resolve();

  async function start(): Promise<Resident> {
    await ended;
    const dataDir = demoDirOf(options.dataDir);
    const log = openLog(dataDir, "electron");
    const result = await openDemo({
      dataDir,
      host: "electron",
      capabilities: options.capabilities,
      // The demo's keys open nothing but its own simulators.
      workspaceKey: loadWorkspaceKey(dataDir),
      log,
      leave,
      onSeat() {
        if (opened !== null) options.onTakenOver();
      },
    });
    if (!result.ok) throw new Error(`The demo cannot be opened. ${refusalWords(result)}`);
    opened = result.resident;
    return opened;
  }

  async function stop(): Promise<void> {
    const stopping = running;
    running = null;
    isShown = false;
    opened = null;
    await (await stopping)?.close();
  }

  async function leave(): Promise<{ how: "reload" }> {
    if (isShown) {
      isShown = false;
      // Who comes back within that moment finds it as it was.
      ended = options.onSwitched().then(() => (isShown ? undefined : stop()));
      ended.catch((error: unknown) => options.log.defect(error, "demo"));
    }
    return { how: "reload" };
  }

  return {
    async open() {
      running ??= start();
      try {
        await running;
      } catch (error) {
        running = null;
        throw error;
      }
      if (!isShown) {
        isShown = true;
        void options.onSwitched();
      }
      return { how: "reload" };
    },
    shown: () => (isShown ? opened : null),
    running: () => opened,
    async close() {
      await ended.catch(() => {});
      await stop().catch((error: unknown) => options.log.defect(error, "demo"));
    },
  };
}
