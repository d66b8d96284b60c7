import type { Commitment, Lock } from "#shared/draw/documents.ts";
import { ledgerFaults } from "#shared/draw/ledger.ts";
import { evidenceHash } from "#shared/draw/lock.ts";
import { parseDocument, readCommitment, type Unreadable } from "#shared/draw/read.ts";
import { verifyReceipt } from "#shared/draw/receipt.ts";
import { verifyBundle } from "#shared/draw/verify.ts";
import { CommandError } from "./output.ts";
import { bundleLines, ledgerLines, receiptLines } from "./verify-lines.ts";

/** What is said of a file: one JSON value, and the same for people. `lock` is that of a proof. */
export interface Finding {
  readonly ok: boolean;
  readonly json: object;
  readonly lines: readonly string[];
  readonly lock: Lock | null;
}

/** The members of a report of a file that was not read as a proof. */
export const UNREAD = { ok: false, code: null, assurance: null, warnings: [], winners: [], alternates: [] } as const;

/** A receipt is known by its type, a list of commitments by its members; all else is taken for a proof. */
export function findingOf(bytes: Uint8Array): Finding {
  const parsed = parse(bytes);
  if (!parsed.ok) {
    return {
      ok: false,
      json: { ...UNREAD, code: "format" },
      lines: [`This is no proof of a draw: the file ${parsed.detail}.`],
      lock: null,
    };
  }
  const { value } = parsed;
  const listed = Array.isArray(value) ? value.map(readCommitment) : [];
  if (listed.length > 0 && listed.every((read) => read.ok)) return numbering(listed.map((read) => read.commitment));
  if (memberOf(value, "type") === "receipt") {
    const report = verifyReceipt(value);
    const { ok, code } = report;
    const json = ok ? { ok, code, entry: report.receipt.entry, index: report.receipt.index } : { ok, code };
    return { ok, json, lines: receiptLines(report), lock: null };
  }
  const verification = verifyBundle(value);
  const { report, bundle } = verification;
  return { ok: report.ok, json: report, lines: bundleLines(verification), lock: bundle?.lock ?? null };
}

/** What is said of a proof, and whether the bytes are what its entries were computed from. */
export function withEvidence({ ok, json, lines, lock }: Finding, name: string, bytes: Uint8Array): Finding {
  const isEvidence = lock !== null && lock.evidence_hash === evidenceHash(bytes);
  const words = isEvidence
    ? `${name} is the evidence that the entries were locked with.`
    : lock?.evidence_hash === null
      ? "The entries were locked without evidence."
      : `${name} is NOT the evidence that the entries were locked with.`;
  const isAll = ok && isEvidence;
  return { ok: isAll, json: { ...json, ok: isAll, evidence: isEvidence }, lines: [...lines, "", words], lock };
}

/** The numbering of all commitments in files: single ones, lists of them, and those of proofs. */
export function numberingOf(files: readonly (readonly [name: string, bytes: Uint8Array])[]): Finding {
  const commitments = files.flatMap(([name, bytes]) => {
    const parsed = parse(bytes);
    if (!parsed.ok) throw new CommandError(`${name} holds no commitment: it ${parsed.detail}.`);
    return commitmentsIn(name, parsed.value);
  });
  return numbering(commitments);
}

function numbering(commitments: readonly Commitment[]): Finding {
  const problems = ledgerFaults(commitments);
  const ok = problems.length === 0;
  return { ok, json: { ok, problems }, lines: ledgerLines(commitments, problems), lock: null };
}

function commitmentsIn(name: string, value: unknown): readonly Commitment[] {
  if (Array.isArray(value)) return value.flatMap((one) => commitmentsIn(name, one));
  if (memberOf(value, "type") === "bundle") {
    return [memberOf(value, "history"), memberOf(value, "commitment")].flatMap((one) => commitmentsIn(name, one));
  }
  const read = readCommitment(value);
  if (!read.ok) throw new CommandError(`${name} holds no commitment: ${faultWords(read)}.`);
  return [read.commitment];
}

const faultWords = ({ where, detail }: Unreadable) => `${where || "it"} ${detail}`;

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

function parse(bytes: Uint8Array): ReturnType<typeof parseDocument> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { ok: false, where: "", detail: "is not UTF-8" };
  }
  return parseDocument(text);
}
