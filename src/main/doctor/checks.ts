import { statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Reader } from "#main/store/database.ts";
import { checkIntegrity, countRows, type StoreCounts } from "#main/store/integrity.ts";
import { nearLimitOf } from "#shared/capacity.ts";
import type { AppStatus, DoctorCheck, KeyPlace } from "#shared/contract/app.ts";
import type { QueueFinding } from "#shared/contract/queue.ts";
import type { KeyStatus } from "#shared/contract/sync.ts";
import type { GameId } from "#shared/ids.ts";
import { clockSpeedWords, nearLimitWords } from "#shared/words/capacity.ts";
import { findingAdvice, findingWords } from "#shared/words/queue-faults.ts";

export interface DoctorFacts {
  readonly dataDir: string;
  readonly databaseFile: string;
  readonly place: KeyPlace;
  readonly version: AppStatus["version"];
  /** Whether an upstream answers without a key too. */
  readonly canDoWithoutKey: (game: GameId, upstream: string) => boolean;
  /** What is wrong with the queue. */
  readonly queue: readonly QueueFinding[];
  /** What is planned of what each upstream allows: 1 is all of it. */
  readonly demands: readonly { readonly name: string; readonly share: number; readonly clockSpeed: number }[];
}

/** Below this, a year of ten clans may no longer fit. */
const LOW_SPACE_BYTES = 500 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/** Looks at everything that can be looked at without asking a game's server. */
export function runChecks(
  reader: Reader,
  keys: { readonly status: () => readonly KeyStatus[] },
  facts: DoctorFacts,
): DoctorCheck[] {
  const counts = countRows(reader);
  return [
    {
      id: "version",
      state: "ok",
      summary: `Adjutant ${facts.version}, Node ${process.versions.node}, SQLite ${counts.sqlite}.`,
      advice: null,
    },
    dataFolder(facts),
    database(reader, counts, facts),
    secrets(facts),
    ...keys.status().map((key) => keyCheck(key, facts.canDoWithoutKey(key.game, key.upstream))),
    lanes(counts),
    ...limits(facts),
    ...queue(facts),
    dead(counts),
  ];
}

function dataFolder({ dataDir }: DoctorFacts): DoctorCheck {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  const isLow = free < LOW_SPACE_BYTES;
  return {
    id: "data-folder",
    state: isLow ? "warn" : "ok",
    summary: `The data lies in ${dataDir}; ${Math.floor(free / MEGABYTE)} MB are free there.`,
    advice: isLow ? "Make room: when the disk is full, nothing new can be kept and syncing stops." : null,
  };
}

function database(reader: Reader, counts: StoreCounts, { databaseFile }: DoctorFacts): DoctorCheck {
  const problems = checkIntegrity(reader);
  const size = Math.ceil(statSync(databaseFile).size / MEGABYTE);
  const { clans, accounts, samples, events } = counts;
  if (problems.length > 0) {
    return {
      id: "database",
      state: "fail",
      summary: `The database has ${problems.length} problems: ${problems[0]}`,
      advice: "Stop Adjutant and restore a backup; keep the damaged file.",
    };
  }
  return {
    id: "database",
    state: "ok",
    summary: `The database is sound (${size} MB: ${clans} clans, ${accounts} accounts, ${samples} values, ${events} events).`,
    advice: null,
  };
}

function secrets({ dataDir, place }: DoctorFacts): DoctorCheck {
  const id = "secrets";
  switch (place) {
    case "os":
      return { id, state: "ok", summary: "Keys are sealed by the system's key store.", advice: null };
    case "os-weak":
      return {
        id,
        state: "warn",
        summary: "This system has no key store of its own: keys are hidden, not protected.",
        advice: "Install a keyring (GNOME Keyring or KWallet) and enter the keys again.",
      };
    case "environment":
      return { id, state: "ok", summary: "Keys are sealed with the key in ADJUTANT_KEY.", advice: null };
    case "file": {
      const mode = statSync(join(dataDir, "workspace.key")).mode & 0o077;
      const isOpen = process.platform !== "win32" && mode !== 0;
      return {
        id,
        state: isOpen ? "fail" : "ok",
        summary: isOpen
          ? "The key file can be read by others on this computer."
          : "Keys are sealed with a key in a file that only your account can read.",
        advice: isOpen ? `Run: chmod 600 ${join(dataDir, "workspace.key")}` : null,
      };
    }
  }
}

/** Where the upstream answers without a key too, nothing stands still for one that does not work. */
function keyCheck(key: KeyStatus, canDoWithout: boolean): DoctorCheck {
  const id = `key-${key.game}-${key.id}`;
  const bad = canDoWithout ? "warn" : "fail";
  switch (key.state) {
    case "ok":
      return { id, state: "ok", summary: `The key for ${key.game} works.`, advice: null };
    case "untested":
      return {
        id,
        state: "warn",
        summary: `The key for ${key.game} was not used yet.`,
        advice: `Run: adjutant keys test ${key.game}`,
      };
    case "locked":
      return {
        id,
        state: bad,
        summary: `The key for ${key.game} was sealed elsewhere and cannot be opened here.`,
        advice: "Enter it again.",
      };
    case "refused":
      return {
        id,
        state: bad,
        summary: `The key for ${key.game} is refused: ${key.reason ?? "no reason given"}`,
        advice: key.seenAddress === null ? "Make a new key." : `Make a new key for the address ${key.seenAddress}.`,
      };
  }
}

function lanes({ troubled }: StoreCounts): DoctorCheck {
  return troubled.length === 0
    ? { id: "lanes", state: "ok", summary: "No game's server is in trouble as far as we know.", advice: null }
    : {
        id: "lanes",
        state: "warn",
        summary: troubled.map((lane) => `${lane.upstream}: ${lane.trouble}, ${lane.detail ?? ""}`).join("; "),
        advice: "It is tried again by itself.",
      };
}

function limits({ demands }: DoctorFacts): DoctorCheck[] {
  return demands.map(({ name, share, clockSpeed }) => {
    const id = `limit-${name}`;
    const near = nearLimitOf({ demand: share, rate: 0 });
    const fast = clockSpeedWords(clockSpeed);
    const summary = near === null ? `The planned checks fit the limit of ${name}.` : `${name}: ${nearLimitWords(near)}`;
    // Nobody waits for what a faster clock needs: there is nothing to set right.
    const isAdvised = near !== null && fast === null;
    return {
      id,
      state: near === null ? "ok" : "warn",
      summary: fast === null ? summary : `${summary} ${fast}`,
      advice: isAdvised ? "Check clans less often, switch one off, or add a key. See: adjutant sync status" : null,
    };
  });
}

function queue({ queue: findings }: DoctorFacts): DoctorCheck[] {
  if (findings.length === 0) {
    return [{ id: "queue", state: "ok", summary: "The queue fits the clans and their members.", advice: null }];
  }
  return findings.map((finding) => ({
    id: `queue-${finding.fault}`,
    state: "warn",
    summary: findingWords(finding),
    advice: findingAdvice(finding),
  }));
}

function dead({ dead: count }: StoreCounts): DoctorCheck {
  return count === 0
    ? { id: "given-up", state: "ok", summary: "Nothing was given up.", advice: null }
    : {
        id: "given-up",
        state: "warn",
        summary: `${count} resources failed so often that they were given up.`,
        advice: "Look at them with: adjutant queue dead; try again with: adjutant queue retry",
      };
}
