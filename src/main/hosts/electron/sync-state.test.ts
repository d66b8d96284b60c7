import { expect, it } from "vitest";
import type { Lane } from "#shared/contract/sync.ts";
import { haltWords } from "#shared/words/halt.ts";
import { type SyncFacts, syncStateOf } from "./sync-state.ts";

const GAMES = new Map([
  ["clash-of-clans", "Clash of Clans"],
  ["osrs", "Old School RuneScape"],
]);

interface Scene {
  readonly kind?: "own" | "demo";
  readonly halted?: NonNullable<SyncFacts["app"]["halted"]>["why"];
  readonly isPaused?: boolean;
  /** State of each game's lane; keys refused after a slash. */
  readonly lanes?: readonly (readonly [game: string, kind: Lane["state"]["kind"], refused?: number])[];
  /** Each clan: its game, and whether it is on and stale. */
  readonly clans?: readonly (readonly [game: string, is?: "stale" | "off"])[];
}

function facts({ kind = "own", halted, isPaused = false, lanes = [], clans = [] }: Scene): SyncFacts {
  return {
    app: {
      halted: halted === undefined ? null : { why: halted, since: 0 },
      workspace: { kind, dataDir: "", secrets: { place: "os", isLocked: false } },
    },
    sync: {
      isPaused,
      lanes: lanes.map(
        ([game, state, refused = 0]) =>
          ({
            game,
            state: { kind: state, since: null, until: null, detail: null },
            keys: { usable: 1, refused },
          }) as Lane,
      ),
    },
    clans: clans.map(([game, is]) => ({
      game,
      enabled: is !== "off",
      freshness: { lastUpdated: 0, isStale: is === "stale", nextCheckAt: null, trouble: null },
    })),
    games: GAMES,
  };
}

const COC = "clash-of-clans";

it.each<[string, Scene, string, boolean]>([
  ["nothing is tracked", {}, "No clan yet", false],
  ["all is well", { clans: [[COC], [COC], [COC]], lanes: [[COC, "idle"]] }, "3 clans up to date", false],
  ["one clan is well", { clans: [[COC]], lanes: [[COC, "idle"]] }, "1 clan up to date", false],
  ["work is under way", { clans: [[COC], [COC], [COC, "off"]], lanes: [[COC, "running"]] }, "Syncing 2 clans", false],
  ["data is old", { clans: [[COC], [COC, "stale"]], lanes: [[COC, "idle"]] }, "1 clan not up to date", false],
  ["every clan is off", { clans: [[COC, "off"]], lanes: [[COC, "idle"]] }, "All clans are switched off", false],
  ["it is paused", { isPaused: true, clans: [[COC]], lanes: [[COC, "paused"]] }, "Paused", false],
  ["the key was refused", { clans: [[COC]], lanes: [[COC, "no-key", 1]] }, "Clash of Clans key was refused", true],
  ["there is no key", { clans: [[COC]], lanes: [[COC, "no-key"]] }, "Clash of Clans needs a key", true],
  [
    "a game without a clan has no key",
    {
      clans: [["osrs"]],
      lanes: [
        [COC, "no-key"],
        ["osrs", "idle"],
      ],
    },
    "1 clan up to date",
    false,
  ],
  ["the network is gone", { clans: [[COC]], lanes: [[COC, "offline"]] }, "Clash of Clans does not answer", false],
  ["servers rest", { clans: [[COC]], lanes: [[COC, "maintenance"]] }, "Clash of Clans is in maintenance", false],
  ["too much was asked", { clans: [[COC]], lanes: [[COC, "waiting-as-asked"]] }, "Clash of Clans asked to wait", false],
  [
    "one of two games works",
    {
      clans: [[COC], ["osrs"]],
      lanes: [
        ["osrs", "running"],
        [COC, "offline"],
      ],
    },
    "Clash of Clans does not answer",
    false,
  ],
  [
    "a key matters more than the network",
    {
      clans: [[COC], ["osrs"]],
      lanes: [
        ["osrs", "offline"],
        [COC, "no-key", 1],
      ],
    },
    "Clash of Clans key was refused",
    true,
  ],
  ["the disk is full", { halted: "disk-full", isPaused: true, clans: [[COC]] }, haltWords("disk-full").cause, true],
  ["nothing can be written", { halted: "read-only", clans: [[COC]] }, haltWords("read-only").cause, true],
  ["it is the demo", { kind: "demo", clans: [[COC]], lanes: [[COC, "running"]] }, "Demo: Syncing 1 clan", false],
])("when %s, one line says so", (_, scene, line, needsAttention) => {
  expect(syncStateOf(facts(scene))).toEqual({ line, isPaused: scene.isPaused ?? false, needsAttention });
});
