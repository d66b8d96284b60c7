/** What a file is that somebody holds out to be checked, and what its check gives: never a throw, always clear words. */
import { commitmentHash } from "./commitment.ts";
import { type Commitment, VERSION } from "./documents.ts";
import { utf8 } from "./encode.ts";
import { type ExplainedBundle, explainBundle, type Verdict } from "./explain.ts";
import { type ExplainedEvidence, explainEvidence } from "./explain-evidence.ts";
import { type ExplainedLedger, explainLedger } from "./explain-ledger.ts";
import { evidenceHash, lockHash } from "./lock.ts";
import { parseDocument, readCommitment } from "./read.ts";
import { verifyReceipt } from "./receipt.ts";
import { type VerifyOptions, verifyBundle } from "./verify.ts";

export interface ExplainedReceipt {
  readonly kind: "receipt";
  readonly verdict: Verdict;
  /** Null where it does not hold. */
  readonly entry: {
    readonly id: string;
    readonly weight: number;
    /** From 1, in the locked list. */
    readonly place: number;
    readonly entryCount: number;
    readonly totalWeight: number;
    readonly lockHash: string;
    readonly commitmentHash: string;
    readonly lockedAt: string;
  } | null;
}

/** The announcement of a draw: nothing can be proven of it yet but its hash. */
export interface ExplainedCommitment {
  readonly kind: "commitment";
  readonly verdict: Verdict;
  readonly title: string;
  readonly commitmentHash: string;
  readonly commitments: readonly Commitment[];
}

/** Something else, with words on what it seems to be. */
export interface ExplainedOther {
  readonly kind: "other";
  readonly verdict: Verdict;
  /** What a lock calls it if it is the evidence of a draw; null where it has no bytes. */
  readonly evidenceHash: string | null;
}

export type Explained =
  | ExplainedBundle
  | ExplainedReceipt
  | ExplainedCommitment
  | ExplainedLedger
  | ExplainedEvidence
  | ExplainedOther;

/** A bundle of 100 000 entries has about 10 MB. */
export const MOST_FILE_BYTES = 64_000_000;

export const TOO_LARGE: ExplainedOther = {
  kind: "other",
  verdict: {
    tone: "bad",
    title: "This file is too large",
    words: "A proof has 64 MB at the most. Take the .json file that was posted with the result.",
  },
  evidenceHash: null,
};

/** `content` is the whole text of a file, or what was pasted. */
export function explainFile(content: string, options: VerifyOptions = {}): Explained {
  const other = (title: string, words: string): ExplainedOther => ({
    kind: "other",
    verdict: { tone: "bad", title, words },
    evidenceHash: content.isWellFormed() ? evidenceHash(utf8(content)) : null,
  });
  const parsed = parseDocument(content);
  if (!parsed.ok) return other(...notJson(content, parsed.detail));
  const { value } = parsed;
  const listed = commitmentsOf(value);
  if (listed !== null) return explainLedger(listed);
  switch (typeOf(value)) {
    case "receipt":
      return explainReceipt(value);
    case "commitment":
      return explainCommitment(value, other);
    case "lock":
    case "locked-list":
      return other(...LOCK_ALONE);
    case "bundle":
      return explainProof(value, options);
    default:
      // What has most of a proof is checked as one, so that the first check says what is missing.
      if (isLikeBundle(value)) return explainProof(value, options);
      if (isEvidence(value)) return explainEvidence(evidenceHash(utf8(content)));
      return other(
        "This file is no proof of a draw",
        "It is JSON, but neither a proof (a bundle) nor a receipt. Take the file that was posted with the result of the draw.",
      );
  }
}

type Other = (title: string, words: string) => ExplainedOther;

const LOCK_ALONE = [
  "This is a lock, not a proof",
  "It fixes the list of entries before the draw; there is no result in it yet. To check the draw, take the proof that was posted with the result; to check your own entry before the draw, ask for your receipt.",
] as const;

/** All members of a list that holds announcements and nothing else. */
function commitmentsOf(value: unknown): readonly Commitment[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const read = value.map(readCommitment);
  return read.every((one) => one.ok) ? read.map((one) => one.commitment) : null;
}

const ANY_VERSION = /^clan-draw\/\d{1,9}$/;

/** A proof; one of a later version is told from a broken one. */
function explainProof(value: unknown, options: VerifyOptions): ExplainedBundle {
  const explained = explainBundle(verifyBundle(value, options));
  const version = isObject(value) ? value.v : undefined;
  if (typeof version !== "string" || version === VERSION || !ANY_VERSION.test(version)) return explained;
  const words = `It says ${version}, and what is checked here is ${VERSION}. Take the verifier that was published with the program it comes from.`;
  return { ...explained, verdict: { tone: "bad", title: "This proof is of another version", words } };
}

const HASH = /^[0-9a-f]{64}$/i;
const SIGNATURE = /^[0-9a-f]{96}$/i;

function notJson(content: string, detail: string): readonly [title: string, words: string] {
  const start = content.slice(0, 2_000).trim();
  if (start === "") return ["This file is empty", "Take the file that was posted with the result of the draw."];
  if (HASH.test(start)) {
    return [
      "This is a hash, not a proof",
      "Search for it in the channel where the draw was announced. To check the draw, take the file that was posted with the result.",
    ];
  }
  if (SIGNATURE.test(start)) {
    return [
      "This is a beacon's signature, not a proof",
      "The proof is the file that was posted with the result of the draw.",
    ];
  }
  if (/^<(?:!doctype|html|\?xml)/i.test(start)) {
    return [
      "This is a web page, not a proof",
      "It may be the page that checks proofs: open that in a browser and give it the .json file that was posted with the result.",
    ];
  }
  if (start.startsWith("PK\u0003\u0004") || start.includes("\u0000")) {
    return ["This file is not text", "If it is an archive, unpack it and take the .json file inside."];
  }
  return [
    "This file cannot be read as a proof",
    `A proof is JSON, and this text ${detail}. It may be cut off or changed on its way: get it once more from where it was posted.`,
  ];
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const typeOf = (value: unknown) => (isObject(value) ? value.type : undefined);

const isEvidence = (value: unknown) =>
  isObject(value) && typeof value.v === "string" && value.v.startsWith("adjutant-evidence/");

const isLikeBundle = (value: unknown) => isObject(value) && "commitment" in value && "reveal" in value;

function explainReceipt(value: unknown): ExplainedReceipt {
  const report = verifyReceipt(value);
  if (!report.ok) {
    const words =
      report.code === "format"
        ? `It is no complete receipt: ${report.detail}. Ask for it once more.`
        : "The entry is not in the list that this lock fixes. Ask the organiser before the draw.";
    return { kind: "receipt", verdict: { tone: "bad", title: "This receipt does not hold", words }, entry: null };
  }
  const { lock, entry, index } = report.receipt;
  return {
    kind: "receipt",
    verdict: {
      tone: "good",
      title: "The receipt holds",
      words:
        "This entry is in the locked list. Compare the lock below with the one that was posted in the channel: it must be the same.",
    },
    entry: {
      ...entry,
      place: index + 1,
      entryCount: lock.entry_count,
      totalWeight: lock.total_weight,
      lockHash: lockHash(lock),
      commitmentHash: lock.commitment,
      lockedAt: lock.locked_at,
    },
  };
}

function explainCommitment(value: unknown, other: Other): ExplainedCommitment | ExplainedOther {
  const read = readCommitment(value);
  if (!read.ok) {
    return other(
      "This announcement cannot be read",
      `${read.where || "The document"} ${read.detail}. Ask for it once more.`,
    );
  }
  const { commitment } = read;
  return {
    kind: "commitment",
    verdict: {
      tone: "good",
      title: "This is the announcement of a draw",
      words:
        "It fixes the terms and holds no result yet. Compare its hash below with the one that was posted, and keep it: the proof must show the same.",
    },
    title: commitment.title,
    commitmentHash: commitmentHash(commitment),
    commitments: [commitment],
  };
}
