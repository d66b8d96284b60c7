import { type Bundle, type Commitment, type Publication, WARNING_CODES, type WarningCode } from "./documents.ts";
import { timeOfRound } from "./rounds.ts";
import { fromTimestamp, toTimestamp } from "./timestamp.ts";

/** Section 9: what arithmetic cannot show, and must be said. Of bundles whose checks hold. */

/** What the documents of the bundle must be called in its publications. */
export interface Published {
  readonly commitmentHash: string;
  readonly lockHash: string;
  readonly seed: string | null;
  /** Whether the signature of the beacon was checked. */
  readonly hasBls: boolean;
}

/** In the order of the protocol, each once. */
export function warningsOf(bundle: Bundle, known: Published): readonly WarningCode[] {
  const { commitment, publications } = bundle;
  const found: readonly (WarningCode | null)[] = [
    publicationWarning(publications, "commitment", known.commitmentHash, latestCommitmentTime(commitment)),
    publicationWarning(publications, "lock", known.lockHash, latestLockTime(commitment)),
    publications.some((one) => one.hash !== hashOf(one, known)) ? "publication_hash_differs" : null,
    publications.some(isTimeOfAnother) ? "publication_time_differs" : null,
    commitment.mode === "online" && !known.hasBls ? "beacon_signature_not_checked" : null,
    rearmWarning(bundle),
  ];
  return WARNING_CODES.filter((code) => found.includes(code));
}

/** The first instant (milliseconds) at which a first publication is late. */
function latestCommitmentTime({ attempt, end_at, lock_by }: Commitment): number {
  return attempt === 1 ? fromTimestamp(end_at) : afterLockBy(lock_by);
}

function latestLockTime({ beacon, lock_by }: Commitment): number {
  return beacon === null ? afterLockBy(lock_by) : timeOfRound(beacon.round);
}

const afterLockBy = (lockBy: string) => fromTimestamp(lockBy) + 1_000;

function publicationWarning(
  publications: readonly Publication[],
  document: "commitment" | "lock",
  hash: string,
  lateAt: number,
): WarningCode | null {
  const right = publications.filter((one) => one.document === document && one.hash === hash);
  if (right.length === 0) return `${document}_not_published`;
  const times = right.flatMap(({ published_at }) => (published_at === null ? [] : [fromTimestamp(published_at)]));
  if (times.length === 0) return `${document}_publication_undated`;
  return Math.min(...times) < lateAt ? null : `${document}_published_late`;
}

function hashOf({ document }: Publication, known: Published): string | null {
  switch (document) {
    case "commitment":
      return known.commitmentHash;
    case "lock":
      return known.lockHash;
    case "result":
      return known.seed;
  }
}

const DISCORD_MESSAGE = /^\d{15,20}\/(\d{15,20})$/;
const DISCORD_EPOCH_MS = 1_420_070_400_000n;

/** When Discord made a message, milliseconds since 1970: the time is in the upper bits of its id. */
export function timeOfDiscordMessage(id: string): number {
  return Number((BigInt(id) >> 22n) + DISCORD_EPOCH_MS);
}

/** Whether a message is named whose own time is not the one that is claimed. No time claimed is not its time either. */
function isTimeOfAnother({ place, reference, published_at }: Publication): boolean {
  const message = place === "discord" ? DISCORD_MESSAGE.exec(reference)?.[1] : undefined;
  return message !== undefined && toTimestamp(timeOfDiscordMessage(message)) !== published_at;
}

function rearmWarning({ commitment, history }: Bundle): WarningCode | null {
  if (commitment.attempt === 1) return null;
  if (commitment.mode === "offline") return "offline_rearmed";
  const attempts = [...history, commitment];
  const isAfterRound = history.some(({ beacon }, index) => {
    const next = attempts[index + 1];
    return beacon !== null && next !== undefined && fromTimestamp(next.created_at) >= timeOfRound(beacon.round);
  });
  return isAfterRound ? "rearmed_after_round" : null;
}
