/** The demo: the simulators of all games over one world, and a workspace of its own that syncs from them. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Demo, type DemoClan, startDemo } from "#demo/alliance.ts";
import { createDemoClock, DEMO_START } from "#demo/clock.ts";
import type { DemoControl } from "#main/api/base.ts";
import { createRealClock, createSystemClock, sleep } from "#main/clock.ts";
import { VERSION } from "#main/version.ts";
import { lastInstantIn, type WorkspaceKey } from "#main/workspace.ts";
import type { AppStatus } from "#shared/contract/app.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { Actor } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { type Client, createLocalClient } from "./client.ts";
import { startTending } from "./demo-contests.ts";
import type { Log } from "./log.ts";
import { type Resident, type ResidentOptions, type ResidentResult, takeResidence } from "./resident.ts";
import type { OwnerSeat } from "./seat.ts";
import { readVerifierPage } from "./verifier-page.ts";
import { writeWhole } from "./whole-file.ts";

export interface DemoOptions {
  /** The demo's own folder. */
  readonly dataDir: string;
  readonly host: AppStatus["host"];
  readonly capabilities: AppStatus["capabilities"];
  readonly workspaceKey: WorkspaceKey;
  readonly log: Log;
  readonly leave: DemoControl["leave"];
  readonly onSeat?: ResidentOptions["onSeat"];
}

const STATE_FILE = "demo-clock.json";
const DemoState = z.object({ at: z.int(), speed: z.number().min(1).max(600) });
/** Fast enough that something happens while somebody looks, slow enough to follow. */
const FIRST_SPEED = 10;
/** The clock is written down this often; after a crash it goes on from there, or from the last thing that was seen. */
const SAVE_EVERY_MS = 5_000;

/** Who takes the steps of the demo's own contests. */
const DEMO_OFFICER: Actor = { name: "demo officer", role: "officer" };

export type DemoResult =
  | { readonly ok: true; readonly resident: Resident }
  | Extract<ResidentResult, { readonly ok: false }>;

/** Opens the demo's workspace. Where another process runs the demo already, this one shows that. */
export async function openDemo(options: DemoOptions): Promise<DemoResult> {
  const { dataDir, log } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const real = createRealClock();
  const stateFile = join(dataDir, STATE_FILE);
  const saved = readState(stateFile);
  const at = Math.max(saved?.at ?? DEMO_START, (lastInstantIn(dataDir) ?? 0) + 1);
  const clock = createDemoClock({ realNow: real.now, at, speed: saved?.speed ?? FIRST_SPEED });
  let demo: Demo | null = null;
  let cancelSaving: (() => void) | null = null;
  let stopTending: (() => Promise<void>) | null = null;

  let isSaved = true;

  function save(): void {
    const state = clock.state();
    try {
      writeWhole(stateFile, JSON.stringify({ at: Math.round(state.at), speed: state.speed }));
      isSaved = true;
    } catch (error) {
      // A disk stays full for a while: one line says so. The next start goes on from the last thing that was seen.
      if (isSaved) log.defect(error, "demo clock");
      isSaved = false;
    }
  }

  function saveNowAndThen(): void {
    cancelSaving = real.after(SAVE_EVERY_MS, () => {
      save();
      saveNowAndThen();
    });
  }

  const open = () => Promise.reject(new Error("This is the demo."));
  const taken = await takeResidence({
    dataDir,
    host: options.host,
    ...(options.onSeat === undefined ? {} : { onSeat: options.onSeat }),
    local: { capabilities: options.capabilities, demo: { open, leave: options.leave } },
    now: createSystemClock().now,
    sleep,
    assets: null,
    port: 0,
    tokens: [],
    onDefect: log.defect,
    workspace: async () => ({
      dataDir,
      kind: "demo",
      host: options.host,
      version: VERSION,
      capabilities: options.capabilities,
      workspaceKey: options.workspaceKey,
      log,
      clock,
      real,
      verifier: readVerifierPage,
      demo: {
        open,
        leave: options.leave,
        clock: {
          state: () => ({ now: clock.now(), speed: clock.speed }),
          setSpeed(speed) {
            clock.setSpeed(speed);
            save();
          },
        },
      },
    }),
    async onOwner(seat) {
      demo = await startDemo({ clock });
      await connect(seat, demo);
      saveNowAndThen();
    },
    async onFetching(seat) {
      // The demo is of use without: an officer can take the roster over by hand.
      if (demo !== null) await fillRosters(seat, demo).catch((error: unknown) => log.defect(error, "demo rosters"));
      stopTending = startTending({
        client: createLocalClient(seat.router, DEMO_OFFICER),
        clock,
        after: real.after,
        onDefect: (error) => log.defect(error, "demo contests"),
      });
    },
  });
  if (!taken.ok) return taken;
  const { resident } = taken;
  return {
    ok: true,
    resident: {
      ...resident,
      async close() {
        cancelSaving?.();
        await stopTending?.();
        if (demo !== null) save();
        await resident.close();
        await demo?.close();
      },
    },
  };
}

/** Points the workspace at the simulators, as anybody would: by its settings, keys and the clans' tags and names. */
async function connect({ client }: OwnerSeat, demo: Demo): Promise<void> {
  for (const { game, settings, key } of demo.servers) {
    for (const [name, value] of Object.entries(settings)) await client.settings.set({ key: name, value });
    if (game !== null && key !== null) await client.keys.set({ game, keys: [key] });
  }
  const known = await client.clans.list();
  for (const clan of demo.clans) {
    if (known.some((one) => isSame(one, clan))) continue;
    await client.clans.add({ game: clan.game, ref: clan.ref });
  }
}

/** Games that go by names take one in any capitals. */
function isSame(known: Pick<ClanSummary, "game" | "ref">, clan: DemoClan): boolean {
  return known.game === clan.game && known.ref.toLowerCase() === clan.ref.toLowerCase();
}

/** Fills the rosters that are kept by hand from the places that have them, where they are empty. */
async function fillRosters({ client }: OwnerSeat, demo: Demo): Promise<void> {
  for (const known of await client.clans.list()) {
    const roster = demo.clans.find((clan) => isSame(known, clan))?.roster;
    if (roster) await takeOver(client, known.id, roster);
  }
}

/** Takes all that a place tells of a clan, and asks for its members' past. A roster with members is the officer's. */
async function takeOver(client: Client, clan: ClanId, { place, ref }: NonNullable<DemoClan["roster"]>): Promise<void> {
  if ((await client.members.list({ clan })).rows.length > 0) return;
  const { joins } = await client.roster.preview({ clan, source: { kind: "place", place, ref } });
  await client.roster.apply({ clan, changes: { joins, from: { place, ref } } });
  await client.roster.importHistory({ clan, place });
}

function readState(file: string): z.infer<typeof DemoState> | null {
  if (!existsSync(file)) return null;
  try {
    const parsed = DemoState.safeParse(JSON.parse(readFileSync(file, "utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
