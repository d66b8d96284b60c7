import type { AppStatus } from "#shared/contract/app.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { Lane, SyncStatus } from "#shared/contract/sync.ts";
import { plainText } from "#shared/plain-text.ts";
import { haltWords } from "#shared/words/halt.ts";

/** How syncing goes, as small as a tray shows it. */
export interface SyncState {
  /** One line, such as "Syncing 3 clans". */
  readonly line: string;
  readonly isPaused: boolean;
  /** Somebody has to do something before anything new comes. */
  readonly needsAttention: boolean;
}

export interface SyncFacts {
  readonly app: Pick<AppStatus, "halted" | "workspace">;
  readonly sync: Pick<SyncStatus, "isPaused" | "lanes">;
  readonly clans: readonly Pick<ClanSummary, "game" | "enabled" | "freshness">[];
  /** Names of games by their id. */
  readonly games: ReadonlyMap<string, string>;
}

/** Before anything was asked. */
export const UNKNOWN_STATE: SyncState = { line: "Starting", isPaused: false, needsAttention: false };

/** The line for the worst that is true; a game without a clan worries nobody. */
export function syncStateOf(facts: SyncFacts): SyncState {
  const { isPaused, lanes } = facts.sync;
  const { halted, workspace } = facts.app;
  const clans = facts.clans.filter((clan) => clan.enabled);
  const used = lanes.filter((lane) => clans.some((clan) => clan.game === lane.game));
  const say = (line: string, needsAttention = false): SyncState => ({
    line: workspace.kind === "demo" ? `Demo: ${line}` : line,
    isPaused,
    needsAttention,
  });
  if (halted !== null) return say(haltWords(halted.why).cause, true);
  if (facts.clans.length === 0) return say("No clan yet");
  if (isPaused) return say("Paused");
  const keyless = used.find((lane) => lane.state.kind === "no-key");
  if (keyless !== undefined) {
    const game = nameOf(keyless, facts);
    return say(keyless.keys.refused > 0 ? `${game} key was refused` : `${game} needs a key`, true);
  }
  for (const lane of used) {
    const trouble = troubleOf(lane);
    if (trouble !== null) return say(`${nameOf(lane, facts)} ${trouble}`);
  }
  if (used.some((lane) => lane.state.kind === "running")) return say(`Syncing ${countOf(clans.length)}`);
  const stale = clans.filter((clan) => clan.freshness.isStale).length;
  if (stale > 0) return say(`${countOf(stale)} not up to date`);
  return say(clans.length === 0 ? "All clans are switched off" : `${countOf(clans.length)} up to date`);
}

/** What passes by itself. */
function troubleOf({ state }: Lane): string | null {
  switch (state.kind) {
    case "offline":
      return "does not answer";
    case "maintenance":
      return "is in maintenance";
    case "waiting-as-asked":
      return "asked to wait";
    default:
      return null;
  }
}

function nameOf(lane: Lane, { games }: SyncFacts): string {
  return plainText(games.get(lane.game) ?? lane.game);
}

function countOf(clans: number): string {
  return clans === 1 ? "1 clan" : `${clans} clans`;
}
