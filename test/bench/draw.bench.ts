/** How long a draw over 100 000 entries takes, and its verification, from the file's text to the report. */

import { QUICKNET } from "#shared/draw/beacon.ts";
import { commitmentHash, rulesHash, secretHash } from "#shared/draw/commitment.ts";
import type { Bundle, Commitment, DecidedPick, Entry } from "#shared/draw/documents.ts";
import { LIMITS, NO_HASH, VERSION } from "#shared/draw/documents.ts";
import { fromHex, toHex } from "#shared/draw/encode.ts";
import { makeLock, sortEntries } from "#shared/draw/lock.ts";
import { drawResult, drawValue, pickAll } from "#shared/draw/pick.ts";
import { parseDocument } from "#shared/draw/read.ts";
import { fromTimestamp } from "#shared/draw/timestamp.ts";
import { verifyBundle } from "#shared/draw/verify.ts";
import { milliseconds, percentile, report, timed, times } from "./report.ts";

const RUNS = 7;
const WARM_UP = 2;
const DRAW_AND_VERIFY_MS = 1_000;
const SECRET = new Uint8Array(32).fill(7);
const RULES = "One entry per war star.\n";
const BEACON = {
  round: 31_089_008,
  signature: "87b3b9c9f99cc1e7fc326e249538f33b84a1c4ef8bd85920a267af642b570bcd62bf70900a3862f742e574164b5f17f3",
  randomness: "ce7b0bc26c2f2f969bb4fa4ceb074fd13baed8557659ac0ea1af0b589c68d8bf",
};

const commitment: Commitment = {
  v: VERSION,
  type: "commitment",
  issuer: "8f3a0c5be2d14796a1b05c7d9e2f4a68",
  seq: 1,
  prev: NO_HASH,
  contest_id: "summer-raffle",
  title: "Summer raffle",
  attempt: 1,
  supersedes: null,
  rules_hash: rulesHash(RULES),
  created_at: "2026-07-20T18:00:00Z",
  start_at: "2026-07-21T00:00:00Z",
  end_at: "2026-08-07T00:00:00Z",
  lock_by: "2026-08-07T02:00:00Z",
  winners: LIMITS.winners,
  alternates: LIMITS.alternates,
  after_win: "remove_member",
  secret_hash: secretHash(SECRET, "summer-raffle", "2026-08-07T00:00:00Z"),
  mode: "online",
  beacon: { chain: QUICKNET.chain, round: BEACON.round },
  witnesses: [],
};

const list = Array.from(
  { length: LIMITS.entries },
  (_, index): Entry => ({
    id: `osrs:member_${index}`,
    name: `Member ${index} Łukasz`,
    weight: 1 + ((index * 7_919) % 1_000),
  }),
);

function drawn(): Bundle {
  const entries = sortEntries(list);
  const lock = makeLock({
    commitment,
    entries,
    evidence: null,
    lockedAt: fromTimestamp("2026-08-07T00:10:00Z"),
    secret: SECRET,
  });
  const reveal = { secret: toHex(SECRET), beacon: BEACON, witness_values: [] };
  return {
    v: VERSION,
    type: "bundle",
    commitment,
    history: [],
    rules: RULES,
    lock,
    entries,
    reveal,
    result: drawResult({ commitment, lock, entries, reveal }),
    publications: [],
  };
}

/** The picks as the protocol writes them down: every position adds up all weights again. */
function pickedBySums(seed: string, entries: readonly Entry[]): number[] {
  const key = fromHex(seed) ?? new Uint8Array();
  const weights = entries.map((entry) => entry.weight);
  return Array.from({ length: LIMITS.winners + LIMITS.alternates }, (_, index) => {
    const { value } = drawValue(
      key,
      index + 1,
      weights.reduce((sum, weight) => sum + weight, 0),
    );
    let sum = 0;
    const picked = weights.findIndex((weight) => {
      sum += weight;
      return sum > value;
    });
    weights[picked] = 0;
    return picked;
  });
}

const bundle = drawn();
const text = JSON.stringify(bundle);
const read = () => {
  const parsed = parseDocument(text);
  return parsed.ok ? parsed.value : null;
};
if (!verifyBundle(read()).report.ok) throw new Error("The draw does not verify.");

const median = (samples: readonly number[]) => percentile(samples, 0.5);
const drawMs = median(timed(RUNS, WARM_UP, () => void drawn()));
const verifyMs = median(timed(RUNS, WARM_UP, () => void verifyBundle(bundle)));
const parseMs = median(timed(RUNS, WARM_UP, () => void read()));
const { seed } = bundle.result;
let ours: readonly DecidedPick[] = [];
let theirs: readonly number[] = [];
const pickMs = median(
  timed(RUNS, WARM_UP, () => {
    ours = pickAll(seed, bundle.entries, LIMITS.winners, LIMITS.alternates, "remove_member");
  }),
);
const sumsMs = median(
  timed(1, 0, () => {
    theirs = pickedBySums(seed, bundle.entries);
  }),
);
if (ours.some(({ index }, position) => theirs[position] !== index)) throw new Error("The picks differ.");

report(`Draw: ${LIMITS.entries} entries, ${ours.length} picks, commitment ${commitmentHash(commitment).slice(0, 8)}`, [
  {
    what: "lock, draw and verify",
    value: milliseconds(drawMs + verifyMs),
    reach: `at most ${DRAW_AND_VERIFY_MS} ms`,
    isReached: drawMs + verifyMs <= DRAW_AND_VERIFY_MS,
  },
  { what: "  lock and draw", value: milliseconds(drawMs), reach: "", isReached: null },
  { what: "  verify, with the signature", value: milliseconds(verifyMs), reach: "", isReached: null },
  {
    what: `read the file (${(text.length / 1e6).toFixed(1)} MB)`,
    value: milliseconds(parseMs),
    reach: "",
    isReached: null,
  },
  {
    what: "picks against adding up every time",
    value: times(sumsMs / pickMs),
    reach: `${milliseconds(pickMs)} against ${milliseconds(sumsMs)}`,
    isReached: pickMs <= sumsMs,
  },
]);
