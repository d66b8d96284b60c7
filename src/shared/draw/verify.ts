import { hexToBytes } from "@noble/hashes/utils.js";
import { isSignatureOf, randomnessOf } from "./beacon.ts";
import { brokenRearm, brokenTerms, commitmentHash, rulesHash, secretHash } from "./commitment.ts";
import {
  type Bundle,
  CHECK_CODES,
  type Check,
  type CheckCode,
  type Commitment,
  type DecidedPick,
  type Entry,
  type Pick,
  type Report,
  type Verification,
  type WarningCode,
} from "./documents.ts";
import { h, jcs, toHex } from "./encode.ts";
import { gradeOf } from "./grade.ts";
import { entriesRoot, lockHash, namesHash, totalWeight } from "./lock.ts";
import { pickAll, seedOf } from "./pick.ts";
import { readBundle } from "./read.ts";
import { warningsOf } from "./warnings.ts";

/** Section 8: the twenty checks of a bundle, and the report. Nothing that a bundle can hold makes these throw. */

export interface VerifyOptions {
  /** False leaves out the check of the beacon's signature (15), and says so. */
  readonly bls?: boolean;
}

/** `value` is what `parseDocument` gave. */
export function verifyBundle(value: unknown, options: VerifyOptions = {}): Verification {
  const read = readBundle(value);
  if (!read.ok) {
    const detail = `${read.where === "" ? "the document" : read.where} ${read.detail}`;
    const checks = CHECK_CODES.map((code): Check => (code === "format" ? { code, ok: false, detail } : notMade(code)));
    return { report: refusal("format"), checks, bundle: null, picks: null };
  }
  const { bundle } = read;
  const hasBls = options.bls ?? true;
  const facts = factsOf(bundle);
  const judged = judge(bundle, facts, hasBls);
  const checks = CHECK_CODES.map((code): Check => ({ code, ...judged[code] }));
  const failed = checks.find((check) => check.ok === false);
  const report =
    failed === undefined ? approval(bundle, warningsOf(bundle, { ...facts, hasBls })) : refusal(failed.code);
  return { report, checks, bundle, picks: facts.picks };
}

function refusal(code: CheckCode): Report {
  return { ok: false, code, assurance: null, warnings: [], winners: [], alternates: [] };
}

function approval({ commitment, result }: Bundle, warnings: readonly WarningCode[]): Report {
  const idsOf = (kind: Pick["kind"]) => result.picks.filter((pick) => pick.kind === kind).map((pick) => pick.id);
  return {
    ok: true,
    code: null,
    assurance: gradeOf(commitment),
    warnings,
    winners: idsOf("winner"),
    alternates: idsOf("alternate"),
  };
}

/** What a verifier computes of a bundle. Null where it cannot be. */
interface Facts {
  readonly commitmentHash: string;
  readonly lockHash: string;
  readonly entriesRoot: string;
  readonly totalWeight: number;
  readonly nonce: string | null;
  readonly seed: string | null;
  readonly picks: readonly DecidedPick[] | null;
}

function factsOf(bundle: Bundle): Facts {
  const { commitment, lock, entries, reveal } = bundle;
  const known = {
    commitmentHash: commitmentHash(commitment),
    lockHash: lockHash(lock),
    entriesRoot: entriesRoot(entries),
    totalWeight: totalWeight(entries),
  };
  const nonce = committedNonce(bundle);
  const seed = nonce === null ? null : seedOf({ ...known, secret: reveal.secret, nonce });
  const { winners, alternates, after_win } = commitment;
  const picks =
    seed === null || !Number.isSafeInteger(known.totalWeight)
      ? null
      : pickAll(seed, entries, winners, alternates, after_win);
  return { ...known, nonce, seed, picks };
}

/** The nonce by the mode that was committed to, whatever else the reveal holds. */
function committedNonce({ commitment, reveal }: Bundle): string | null {
  if (commitment.mode === "offline") return toHex(h("witnesses", jcs(reveal.witness_values)));
  return reveal.beacon === null ? null : randomnessOf(reveal.beacon.signature);
}

type Judgement = Omit<Check, "code">;

const PASSED: Judgement = { ok: true };
const NO_BEACON_OFFLINE: Judgement = { ok: true, detail: "offline: no beacon takes part" };

/** A check that passes without a fault, and else says the fault. */
const unless = (fault: string | null): Judgement => (fault === null ? PASSED : { ok: false, detail: fault });
const when = (holds: boolean, fault: string): Judgement => (holds ? PASSED : { ok: false, detail: fault });
const equal = (stated: string, computed: string | null): Judgement =>
  computed === null
    ? { ok: null, detail: "what it follows from is missing" }
    : when(stated === computed, `says ${stated}, computed ${computed}`);

function notMade(code: CheckCode): Check {
  return { code, ok: null, detail: "not made: the document is no bundle" };
}

function judge(bundle: Bundle, facts: Facts, hasBls: boolean): Record<CheckCode, Judgement> {
  const { commitment, lock, entries, reveal, result } = bundle;
  const { contest_id, end_at } = commitment;
  return {
    format: PASSED,
    commitment_terms: unless(brokenTerms(commitment)),
    rules_hash: equal(commitment.rules_hash, rulesHash(bundle.rules)),
    history: unless(brokenHistory(bundle)),
    lock_commitment: equal(lock.commitment, facts.commitmentHash),
    lock_time: unless(brokenLockTime(bundle)),
    lock_secret: judgeLockSecret(bundle),
    secret: equal(commitment.secret_hash, secretHash(hexToBytes(reveal.secret), contest_id, end_at)),
    entries_order: unless(brokenOrder(entries)),
    entries_totals: unless(brokenTotals(bundle, facts.totalWeight)),
    entries_root: equal(lock.entries_root, facts.entriesRoot),
    names_hash: equal(lock.names_hash, namesHash(entries)),
    ...judgeBeacon(bundle, hasBls),
    witness_values: unless(brokenWitnesses(bundle)),
    result_hashes:
      result.commitment_hash === facts.commitmentHash
        ? equal(result.lock_hash, facts.lockHash)
        : equal(result.commitment_hash, facts.commitmentHash),
    nonce: equal(result.nonce, facts.nonce),
    seed: equal(result.seed, facts.seed),
    picks:
      facts.picks === null
        ? { ok: null, detail: "what they follow from is missing" }
        : unless(brokenPicks(result.picks, facts.picks)),
  };
}

function brokenHistory({ commitment, history }: Bundle): string | null {
  if (history.length !== commitment.attempt - 1) {
    return `has ${history.length} commitments before attempt ${commitment.attempt}`;
  }
  const attempts = [...history, commitment];
  for (const [index, attempt] of attempts.entries()) {
    const fault = attempt === commitment ? null : brokenTerms(attempt);
    if (fault !== null) return `attempt ${index + 1}: ${fault}`;
    const broken = brokenPlace(attempt, attempts[index - 1]);
    if (broken !== null) return `attempt ${index + 1}: ${broken}`;
  }
  return null;
}

function brokenPlace(attempt: Commitment, before: Commitment | undefined): string | null {
  if (before !== undefined) return brokenRearm(attempt, before);
  return attempt.attempt === 1 ? null : "is not numbered 1";
}

function brokenLockTime({ commitment, lock }: Bundle): string | null {
  const { locked_at } = lock;
  if (locked_at < commitment.end_at) return "locked before the end";
  if (locked_at > commitment.lock_by) return "locked after lock_by";
  return locked_at < commitment.created_at ? "locked before the commitment was made" : null;
}

function judgeLockSecret({ commitment, lock, reveal }: Bundle): Judgement {
  return commitment.mode === "offline"
    ? when(lock.secret === null, "an offline lock shows no secret")
    : when(lock.secret === reveal.secret, "the lock does not show the secret of the draw");
}

function brokenOrder(entries: readonly Entry[]): string | null {
  for (let index = 1; index < entries.length; index += 1) {
    const [before, entry] = [entries[index - 1]?.id ?? "", entries[index]?.id ?? ""];
    if (before >= entry) return before === entry ? `${entry} stands twice` : `${entry} stands after ${before}`;
  }
  return null;
}

function brokenTotals({ lock, entries }: Bundle, total: number): string | null {
  if (lock.entry_count !== entries.length) return `says ${lock.entry_count} entries, there are ${entries.length}`;
  if (!Number.isSafeInteger(total)) return "the total weight is above 2^53 − 1";
  return lock.total_weight === total ? null : `says a total weight of ${lock.total_weight}, it is ${total}`;
}

function judgeBeacon(
  { commitment, reveal: { beacon } }: Bundle,
  hasBls: boolean,
): Record<"beacon_round" | "beacon_randomness" | "beacon_signature", Judgement> {
  if (commitment.mode === "offline") {
    return {
      beacon_round: when(beacon === null, "an offline draw uses no beacon"),
      beacon_randomness: NO_BEACON_OFFLINE,
      beacon_signature: NO_BEACON_OFFLINE,
    };
  }
  if (beacon === null) {
    const missing: Judgement = { ok: null, detail: "there is no beacon" };
    return {
      beacon_round: when(false, "an online draw needs the beacon"),
      beacon_randomness: missing,
      beacon_signature: missing,
    };
  }
  const { round, signature, randomness } = beacon;
  return {
    beacon_round: when(round === commitment.beacon?.round, `round ${round} is not the committed one`),
    beacon_randomness: equal(randomness, randomnessOf(signature)),
    beacon_signature: hasBls
      ? when(isSignatureOf(round, signature), `quicknet did not sign round ${round} so`)
      : { ok: null, detail: "not checked: without this check anybody can make up a beacon value" },
  };
}

function brokenWitnesses({ commitment, reveal }: Bundle): string | null {
  // The committed list is empty online; what is wrong with one that is not, the terms say.
  const expected = commitment.mode === "online" ? [] : commitment.witnesses;
  const named = reveal.witness_values.map((witness) => witness.name);
  return named.length === expected.length && named.every((name, index) => name === expected[index])
    ? null
    : "not the committed witnesses in their order";
}

const PICK_MEMBERS = ["position", "kind", "pool_weight", "attempt", "value", "id"] as const;

function brokenPicks(stated: readonly Pick[], computed: readonly DecidedPick[]): string | null {
  for (const [index, { pick }] of computed.entries()) {
    const member = PICK_MEMBERS.find((name) => stated[index]?.[name] !== pick[name]);
    if (member !== undefined) return `pick ${index + 1}: ${member} must be ${pick[member]}`;
  }
  return stated.length === computed.length ? null : `there are ${computed.length} picks, not ${stated.length}`;
}
