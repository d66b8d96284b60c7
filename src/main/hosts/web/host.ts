/** The web host: the app without a window, for a browser on this computer. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSystemClock, sleep } from "#main/clock.ts";
import type { Assets } from "#main/hosts/assets.ts";
import { demoDirOf } from "#main/hosts/data-dir.ts";
import { openDemo } from "#main/hosts/demo.ts";
import { type Log, openLog } from "#main/hosts/log.ts";
import { type Resident, type ResidentResult, takeResidence } from "#main/hosts/resident.ts";
import type { GuestSeat, OwnerSeat, SeatOptions } from "#main/hosts/seat.ts";
import { readVerifierPage } from "#main/hosts/verifier-page.ts";
import { loadWorkspaceKey } from "#main/hosts/workspace-key.ts";
import { VERSION } from "#main/version.ts";
import type { Actor } from "#shared/game.ts";
import { createToken } from "./access.ts";
import { type ListenResult, startWebServer, type WebServer } from "./server.ts";

export interface WebHostOptions {
  readonly dataDir: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly assets: Assets;
  readonly onSeat?: (seat: OwnerSeat | GuestSeat) => void;
}

export interface WebHost {
  /** Where to go, the token in the fragment: it is in no request, no referrer and no log of a proxy. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

export type WebHostResult =
  | { readonly ok: true; readonly host: WebHost }
  | Extract<ResidentResult, { readonly ok: false }>
  | Extract<ListenResult, { readonly ok: false }>;

/** Who has the token that the host printed. */
const WEB_ACTOR: Actor = { name: "web", role: "leader" };
const TOKEN_FILE = "web.token";
/** The browser has left the demo's page by then. */
const LEAVE_AFTER_MS = 2_000;

/** Serves a workspace to a browser until it is closed. */
export async function openWebHost(options: WebHostOptions): Promise<WebHostResult> {
  const { dataDir } = options;
  const log = openLog(dataDir, "web");
  let demo: WebHost | null = null;
  let front: WebServer | null = null;
  const token = readToken(dataDir);
  const addressOf = (server: WebServer) => `${server.address}#t=${token}`;

  const local = {
    capabilities: ["demo"],
    demo: {
      async open() {
        if (demo === null) {
          const opened = await openDemoHost({
            dataDir: demoDirOf(dataDir),
            port: 0,
            assets: options.assets,
            async leave() {
              const leaving = demo;
              demo = null;
              void sleep(LEAVE_AFTER_MS).then(() => leaving?.close());
              return front === null ? { how: "close" } : { how: "address", address: addressOf(front) };
            },
          });
          if (!opened.ok) throw new Error(`The demo cannot be opened: ${opened.code}.`);
          demo = opened.host;
        }
        return { how: "address", address: demo.address };
      },
      leave: () => Promise.resolve({ how: "close" }),
    },
  } satisfies SeatOptions["local"];

  const taken = await takeResidence({
    dataDir,
    host: "web",
    local,
    now: createSystemClock().now,
    sleep,
    assets: null,
    port: 0,
    tokens: [],
    onDefect: log.defect,
    ...(options.onSeat === undefined ? {} : { onSeat: options.onSeat }),
    workspace: async () => ({
      dataDir,
      kind: "own",
      host: "web",
      version: VERSION,
      capabilities: local.capabilities,
      workspaceKey: loadWorkspaceKey(dataDir),
      log,
      verifier: readVerifierPage,
      demo: { ...local.demo, clock: null },
    }),
  });
  if (!taken.ok) return taken;
  const served = await serveWindow(taken.resident, options.port, token, options.assets, log);
  if (!served.ok) {
    await taken.resident.close();
    return served;
  }
  front = served.server;
  const { server } = served;
  return {
    ok: true,
    host: {
      address: addressOf(server),
      async close() {
        await server.close();
        await demo?.close();
        await taken.resident.close();
      },
    },
  };
}

export interface DemoHostOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly assets: Assets;
  readonly leave: () => Promise<{ how: "address"; address: string } | { how: "close" }>;
}

/** Serves the demo to a browser until it is closed. */
export async function openDemoHost(options: DemoHostOptions): Promise<WebHostResult> {
  const { dataDir } = options;
  const log = openLog(dataDir, "web");
  const token = readToken(dataDir);
  const opened = await openDemo({
    dataDir,
    host: "web",
    capabilities: ["demo"],
    workspaceKey: loadWorkspaceKey(dataDir),
    log,
    leave: options.leave,
  });
  if (!opened.ok) return opened;
  const served = await serveWindow(opened.resident, options.port, token, options.assets, log);
  if (!served.ok) {
    await opened.resident.close();
    return served;
  }
  const { server } = served;
  return {
    ok: true,
    host: {
      address: `${server.address}#t=${token}`,
      async close() {
        await server.close();
        await opened.resident.close();
      },
    },
  };
}

function serveWindow(resident: Resident, port: number, token: string, assets: Assets, log: Log): Promise<ListenResult> {
  return startWebServer({
    port,
    tokens: [{ token, actor: WEB_ACTOR }],
    router: resident.router,
    assets,
    page: () => ({ preferences: resident.preferences(), transport: "http" }),
    now: createSystemClock().now,
    onDefect: log.defect,
  });
}

/** The token of this workspace's web page: kept, so that an open tab finds its way back after a restart. */
function readToken(dataDir: string): string {
  const file = join(dataDir, TOKEN_FILE);
  const known = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (/^[A-Za-z0-9_-]{43}$/.test(known)) return known;
  const token = createToken();
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return token;
}
