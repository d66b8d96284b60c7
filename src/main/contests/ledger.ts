/**
 * The numbers of commitments (FAIR-DRAW.md section 10): every commitment names the one before, so that none can be hidden.
 *
 * 1. The database holds the ledger; the head file only tells whether it is all of it. A crash between the two leaves the
 *    database ahead, and the file follows.
 * 2. Where the database lacks what the file names, or is in another place than it was, it may be a backup or a copy: then
 *    nobody knows which numbers were published, and a leader has to say.
 */
import { listContests, saveContest } from "#main/store/contests/contests.ts";
import { endDraw, findDrawOf, findHead, findLastDraw, listDraws, type StoredDraw } from "#main/store/contests/draws.ts";
import { findIssuer, insertIssuer, type StoredIssuer, saveIssuerPlace } from "#main/store/contests/issuers.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { Ledger } from "#shared/contract/contests.ts";
import { NO_HASH } from "#shared/draw/documents.ts";
import { toHex } from "#shared/draw/encode.ts";
import { ledgerFaults } from "#shared/draw/ledger.ts";
import { commitmentOf } from "./documents.ts";
import type { HeadFile, LedgerHead } from "./head-file.ts";
import { type DrawScene, type Edit, targetOf } from "./scene.ts";

const ISSUER_BYTES = 16;

export interface LedgerState {
  /** Null before the first commitment is to be made. */
  readonly issuer: StoredIssuer | null;
  /** The last commitment of that issuer. */
  readonly head: StoredDraw | null;
  readonly needsConfirmation: boolean;
}

export function ledgerStateOf(reader: Reader, headFile: HeadFile): LedgerState {
  const issuer = findIssuer(reader);
  if (issuer === undefined) return { issuer: null, head: null, needsConfirmation: false };
  const head = findHead(reader, issuer.issuer) ?? null;
  const file = headFile.read();
  const named = typeof file === "string" || file.seq === 0 ? null : findDrawOf(reader, file.issuer, file.seq);
  return {
    issuer,
    head,
    needsConfirmation: isDoubtful({
      isElsewhere: issuer.place !== headFile.place(),
      issuer: issuer.issuer,
      hasCommitments: head !== null,
      file,
      namedHash: named?.commitmentHash ?? null,
    }),
  };
}

export interface HeadFacts {
  readonly isElsewhere: boolean;
  readonly issuer: string;
  readonly hasCommitments: boolean;
  readonly file: LedgerHead | "none" | "unreadable";
  /** Hash of the commitment here with the issuer and the number of the file; null where there is none. */
  readonly namedHash: string | null;
}

/** Whether a workspace may be a copy, or restored from a backup. */
export function isDoubtful({ isElsewhere, issuer, hasCommitments, file, namedHash }: HeadFacts): boolean {
  if (isElsewhere || file === "unreadable") return true;
  // Before the first commitment of an issuer the file is still that of the one before, or none.
  if (file === "none" || file.issuer !== issuer) return hasCommitments;
  return file.seq > 0 && file.hash !== namedHash;
}

function headOf(issuer: string, head: StoredDraw | null): LedgerHead {
  return { issuer, seq: head?.seq ?? 0, hash: head?.commitmentHash ?? NO_HASH };
}

/** Brings the file to where the database is. A file that cannot be written stays behind, which is no harm. */
export function followHead({ database, headFile, onDefect }: DrawScene): void {
  try {
    const { issuer, head, needsConfirmation } = ledgerStateOf(database.reader, headFile);
    if (issuer !== null && !needsConfirmation) headFile.write(headOf(issuer.issuer, head));
  } catch (error) {
    onDefect(error, "head of the ledger");
  }
}

/** Who numbers commitments here, made where nobody does. */
export function makeIssuer(scene: DrawScene, at: number): string {
  const { database, headFile, randomBytes } = scene;
  const known = findIssuer(database.reader);
  if (known !== undefined) return known.issuer;
  const issuer = toHex(randomBytes(ISSUER_BYTES));
  database.durably((tx) => insertIssuer(tx, { issuer, madeAt: at, place: headFile.place() }));
  followHead(scene);
  return issuer;
}

/** Says which head counts, where that is in doubt; else nothing changes. With `new` the open contests of before are void. */
export function confirmLedger(scene: DrawScene, choice: "head" | "new", edit: Edit): void {
  const { database, headFile, randomBytes } = scene;
  const { issuer, head, needsConfirmation } = ledgerStateOf(database.reader, headFile);
  if (issuer === null || !needsConfirmation) return;
  const place = headFile.place();
  const next = choice === "head" ? issuer.issuer : toHex(randomBytes(ISSUER_BYTES));
  const before = { issuer: issuer.issuer, seq: head?.seq ?? 0, hash: head?.commitmentHash ?? NO_HASH };
  database.durably((tx) => {
    if (choice === "head") saveIssuerPlace(tx, issuer.issuer, place);
    else {
      insertIssuer(tx, { issuer: next, madeAt: edit.at, place });
      voidOpenContests(tx, issuer.issuer, edit);
    }
    appendAudit(tx, {
      ...edit,
      action: "contests.confirmLedger",
      target: "ledger",
      before,
      after: { choice, issuer: next },
    });
  });
  headFile.write(headOf(next, choice === "head" ? head : null));
}

const COPIED = "The workspace was copied or restored: which commitments were published is not known.";

function voidOpenContests(tx: Tx, issuer: string, edit: Edit): void {
  for (const contest of listContests(tx, null)) {
    const draw = findLastDraw(tx, contest.id);
    if (draw?.issuer !== issuer || contest.state === "drawn" || contest.state === "void") continue;
    endDraw(tx, draw, edit.at, COPIED);
    saveContest(tx, contest.id, { state: "void", voidedAt: edit.at, voidReason: COPIED });
    appendAudit(tx, {
      ...edit,
      action: "contests.void",
      target: targetOf(contest),
      before: { state: contest.state },
      after: { reason: COPIED },
    });
  }
}

/** The commitments made here and taken over, with the protocol's check of those of each issuer. */
export function describeLedger({ database: { reader }, headFile }: DrawScene): Ledger {
  const { issuer, head, needsConfirmation } = ledgerStateOf(reader, headFile);
  const draws = listDraws(reader, null);
  const isLast = ({ contest, attempt }: StoredDraw) =>
    !draws.some((other) => other.contest === contest && other.attempt > attempt);
  const own = draws.filter((draw) => draw.issuer === issuer?.issuer);
  return {
    issuer: issuer?.issuer ?? null,
    head: head && { seq: head.seq, hash: head.commitmentHash },
    commitments: draws.map((draw) => {
      const { title, created_at } = commitmentOf(draw);
      return {
        issuer: draw.issuer,
        seq: draw.seq,
        hash: draw.commitmentHash,
        contest: draw.contest,
        title,
        attempt: draw.attempt,
        createdAt: Date.parse(created_at),
        outcome: outcomeOf(draw, isLast(draw)),
      };
    }),
    problems: [...ledgerFaults(own.map(commitmentOf))],
    needsConfirmation,
  };
}

function outcomeOf(draw: StoredDraw, isLast: boolean): Ledger["commitments"][number]["outcome"] {
  if (draw.result !== null) return "drawn";
  if (draw.endedAt === null) return "open";
  return isLast ? "void" : "re-armed";
}
