/**
 * One process owns a workspace; whatever is started later on the same one is its client (DESIGN.md section 3).
 *
 * 1. The owner holds the lock for as long as it lives, and answers on a local endpoint that `owner.json` names.
 * 2. Who finds the lock taken asks the owner; where the owner has just ended, the lock is tried again.
 * 3. A guest learns at once when its owner ends, and long-lived ones then take the seat themselves.
 */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { AppRouter } from "#main/api/router.ts";
import {
  lockWorkspace,
  type OpenedWorkspace,
  openWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from "#main/workspace.ts";
import type { AppStatus } from "#shared/contract/app.ts";
import type { Preferences } from "#shared/contract/settings.ts";
import type { Actor } from "#shared/game.ts";
import type { Duration } from "#shared/time.ts";
import type { Assets } from "./assets.ts";
import { type Client, createHttpClient, createLocalClient } from "./client.ts";
import { createForwardRouter, type LocalAnswers } from "./forward.ts";
import { type AccessToken, createToken } from "./web/access.ts";
import { startWebServer, type WebServer } from "./web/server.ts";

const OWNER_FILE = "owner.json";

const OwnerFile = z.object({
  address: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+\/$/),
  token: z.string().min(1),
  pid: z.int(),
  host: z.string(),
});

/** A command or another host on this computer; it proved that it may read the owner's file. */
export const LOCAL_ACTOR: Actor = { name: "command line", role: "leader" };

export interface SeatOptions {
  readonly dataDir: string;
  readonly host: AppStatus["host"];
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly workspace: () => Promise<WorkspaceOptions>;
  /** What the endpoint serves beside calls; null for commands. */
  readonly assets: Assets | null;
  /** Port of the endpoint; 0 takes any. */
  readonly port: number;
  /** Who else may call the endpoint. */
  readonly tokens: readonly AccessToken[];
  /** How long an owner may take to answer before it counts as silent. */
  readonly ownerPatienceMs?: Duration;
  /** What this host answers itself also while it is a guest; a command has no such calls. */
  readonly local?: Omit<LocalAnswers, "host">;
  readonly onDefect: (error: unknown, where: string) => string;
}

export interface OwnerSeat {
  readonly kind: "owner";
  readonly workspace: Workspace;
  readonly router: AppRouter;
  readonly client: Client;
  readonly server: WebServer;
  readonly preferences: () => Preferences;
  readonly close: () => Promise<void>;
}

export interface GuestSeat {
  readonly kind: "guest";
  readonly router: AppRouter;
  readonly client: Client;
  readonly owner: { readonly pid: number; readonly host: string; readonly address: string };
  /** Resolves when the owner has ended. */
  readonly gone: Promise<void>;
  readonly close: () => Promise<void>;
}

export type SeatResult =
  | { readonly ok: true; readonly seat: OwnerSeat | GuestSeat }
  | {
      readonly ok: false;
      readonly code: "refused";
      readonly refusal: Extract<OpenedWorkspace, { ok: false }>["refusal"];
    }
  | { readonly ok: false; readonly code: "port-in-use" | "not-allowed"; readonly port: number }
  /** Another process holds the lock and does not answer. */
  | { readonly ok: false; readonly code: "silent-owner" };

/** An owner that has just started writes its file within this time; one that ends lets go of the lock. */
const OWNER_PATIENCE_MS = 8_000;
const RETRY_MS = 100;

/** Becomes the owner of a workspace, or the client of the process that is. */
export async function takeSeat(options: SeatOptions): Promise<SeatResult> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const deadline = options.now() + (options.ownerPatienceMs ?? OWNER_PATIENCE_MS);
  for (;;) {
    const lock = lockWorkspace(options.dataDir);
    if (lock !== null) return becomeOwner(options, lock);
    const guest = await becomeGuest(options, Math.max(0, deadline - options.now()));
    if (guest !== null) return { ok: true, seat: guest };
    if (options.now() > deadline) return { ok: false, code: "silent-owner" };
    await options.sleep(RETRY_MS);
  }
}

async function becomeOwner(
  options: SeatOptions,
  lock: NonNullable<ReturnType<typeof lockWorkspace>>,
): Promise<SeatResult> {
  const file = join(options.dataDir, OWNER_FILE);
  const steps: Step[] = [() => lock.release(), () => rmSync(file, { force: true })];
  const close = () => undo(steps);
  try {
    const opened = openWorkspace(await options.workspace());
    if (!opened.ok) {
      await close();
      return { ok: false, code: "refused", refusal: opened.refusal };
    }
    const { workspace } = opened;
    steps.push(() => workspace.close());
    const preferences = () => workspace.preferences(LOCAL_ACTOR);
    const local = { token: createToken(), actor: LOCAL_ACTOR, callsForOthers: true };
    const listening = await startWebServer({
      port: options.port,
      tokens: [...options.tokens, local],
      router: () => workspace.router,
      assets: options.assets,
      page: () => ({ preferences: preferences(), transport: "http" }),
      now: options.now,
      onDefect: options.onDefect,
    });
    if (!listening.ok) {
      await close();
      return listening;
    }
    const { server } = listening;
    steps.push(() => server.close());
    const owner = { address: server.address, token: local.token, pid: process.pid, host: options.host };
    // Removed first, so that it is never written into a file that somebody else may read.
    rmSync(file, { force: true });
    writeFileSync(file, JSON.stringify(owner), { mode: 0o600 });
    chmodSync(file, 0o600);
    const { router } = workspace;
    const client = createLocalClient(router, LOCAL_ACTOR);
    return { ok: true, seat: { kind: "owner", workspace, router, client, server, preferences, close } };
  } catch (error) {
    await close();
    throw error;
  }
}

type Step = () => void | Promise<void>;

/** Takes steps back, the last first; all of them, whichever fails. */
async function undo(steps: Step[]): Promise<void> {
  const step = steps.pop();
  if (step === undefined) return;
  try {
    await step();
  } finally {
    await undo(steps);
  }
}

async function becomeGuest(options: SeatOptions, patienceMs: Duration): Promise<GuestSeat | null> {
  const owner = readOwner(options.dataDir);
  if (owner === null) return null;
  const client = createHttpClient(owner.address, owner.token);
  const stop = new AbortController();
  // A process that hangs still takes connections: only an answer shows that somebody is there.
  const late = setTimeout(() => stop.abort(), patienceMs);
  try {
    const changes = (await client.app.changes({ watching: null }, { signal: stop.signal }))[Symbol.asyncIterator]();
    if ((await changes.next()).done === true) return null;
    const gone = (async () => {
      try {
        while ((await changes.next()).done !== true);
      } catch {
        // However the stream ends, its owner is no longer there.
      }
    })();
    return {
      kind: "guest",
      client,
      router: createForwardRouter(
        () => client,
        options.onDefect,
        options.local === undefined ? null : { ...options.local, host: options.host },
      ),
      owner: { pid: owner.pid, host: owner.host, address: owner.address },
      gone,
      async close() {
        stop.abort();
        await gone;
      },
    };
  } catch {
    return null;
  } finally {
    clearTimeout(late);
  }
}

function readOwner(dataDir: string): z.infer<typeof OwnerFile> | null {
  try {
    const parsed = OwnerFile.safeParse(JSON.parse(readFileSync(join(dataDir, OWNER_FILE), "utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
