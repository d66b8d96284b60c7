/** What a signal does beside its own resource: to the key it left with, to the lane, and to the batches that wait on it. */
import type { Upstream } from "#main/games/game.ts";
import type { Tx } from "#main/store/database.ts";
import { type StoredLane, saveLane } from "#main/store/resources/lanes.ts";
import { saveCredentialVerdict } from "#main/store/settings/credentials.ts";
import { failWaiting, type GivingUp } from "#main/store/snapshots/snapshots.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { CredentialId, SnapshotId } from "#shared/ids.ts";
import type { Duration, Instant } from "#shared/time.ts";
import type { OpenKey } from "./keys.ts";
import { type LaneMoment, laneAfter } from "./lane-state.ts";
import type { Signal } from "./settle.ts";

/** How a lane stands when a signal comes. */
export interface Standing {
  readonly credentials: Upstream["credentials"];
  readonly stored: StoredLane;
  readonly keys: readonly OpenKey[];
  readonly moment: LaneMoment;
  /** A shorter stop than this is waited for by batches that people asked for. */
  readonly batchPatienceMs: Duration;
  /** So long the batches of schedules wait for an upstream in trouble. */
  readonly schedulePatienceMs: Duration;
  /** Milliseconds of the data's clock in a real one. */
  readonly speed: number;
}

export interface Reaction {
  readonly stored: StoredLane;
  readonly areKeysChanged: boolean;
  /** Batches that wait for nothing here any more. */
  readonly batches: readonly SnapshotId[];
}

/**
 * Writes what a signal means for the key and for the lane; nothing of it holds before the commit. `credential` is 0 where
 * the upstream needs no key.
 */
export function react(tx: Tx, credential: number, signal: Signal, standing: Standing): Reaction {
  const { stored, keys, moment } = standing;
  const areKeysChanged = credential !== 0 && noteKey(tx, credential as CredentialId, signal, keys, moment.now);
  const next = laneBy(credential, signal, standing);
  if (next === stored) return { stored, areKeysChanged, batches: [] };
  saveLane(tx, next);
  return { stored: next, areKeysChanged, batches: failByTrouble(tx, next, standing) };
}

/** Writes what a signal says of the key; false where that is known. */
function noteKey(
  tx: Tx,
  credential: CredentialId,
  signal: Signal,
  keys: readonly OpenKey[],
  testedAt: Instant,
): boolean {
  if (signal.kind === "refused") {
    const { detail: reason, seenAddress } = signal;
    saveCredentialVerdict(tx, credential, { state: "refused", reason, seenAddress, testedAt });
    return true;
  }
  if (signal.kind !== "answering" || keys.find((key) => key.id === credential)?.state === "ok") return false;
  saveCredentialVerdict(tx, credential, { state: "ok", reason: null, seenAddress: null, testedAt });
  return true;
}

function laneBy(credential: number, signal: Signal, { credentials, stored, keys, moment }: Standing): StoredLane {
  if (signal.kind !== "refused") return laneAfter(stored, signal, moment);
  // It goes on without the key.
  if (credentials === "optional" && credential !== 0) return stored;
  const hasOther = keys.some((key) => key.id !== credential && key.state !== "refused");
  return hasOther ? stored : laneAfter(stored, { kind: "keyless", detail: signal.detail }, moment);
}

const TROUBLE_OUTCOMES: Readonly<Record<NonNullable<StoredLane["trouble"]>, OutcomeKind>> = {
  throttled: "throttled",
  maintenance: "maintenance",
  offline: "unreachable",
  "no-key": "unauthorized",
};

function failByTrouble(tx: Tx, next: StoredLane, standing: Standing): SnapshotId[] {
  if (next.trouble === null) return [];
  const who = givingUpOn(next, standing);
  return failAll(tx, next.upstream, who, TROUBLE_OUTCOMES[next.trouble], next.troubleDetail ?? "", standing.moment.now);
}

/**
 * Which batches stop waiting for a lane in trouble. A person is told at once. Nobody sits in front of a schedule's: it
 * waits, counted from its own start or that of the trouble, whichever is later, until no answer can come in time; a key
 * does not come by itself.
 */
export function givingUpOn(lane: StoredLane, standing: Omit<Standing, "stored" | "keys" | "credentials">): GivingUp {
  const { moment, batchPatienceMs, schedulePatienceMs, speed } = standing;
  const stopMs = Math.max(0, lane.stoppedUntil - moment.realNow);
  // A short wait is waited for, once; who asks to wait again may do so for ever.
  const isShort = lane.trouble === "throttled" && lane.probes === 0 && stopMs <= batchPatienceMs;
  if (lane.trouble === "no-key") return { people: true, schedulesBegunBy: Number.MAX_SAFE_INTEGER };
  const waitsSince = moment.now - (schedulePatienceMs - stopMs) * speed;
  const isTooLong = (lane.troubleSince ?? moment.now) <= waitsSince;
  return { people: !isShort, schedulesBegunBy: isTooLong ? waitsSince : NEVER };
}

/** Before anything began. */
const NEVER = -1;

/** Ends what these batches still wait for on an upstream. Says which batches that touched. */
export function failAll(
  tx: Tx,
  upstream: string,
  who: GivingUp,
  outcome: OutcomeKind,
  detail: string,
  at: Instant,
): SnapshotId[] {
  return failWaiting(tx, { upstream }, who, { state: "failed", outcome, detail, roundTripMs: null }, at);
}
