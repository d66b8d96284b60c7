/**
 * Takes over a contest with a sealed copy, where the computer that it was made on is lost.
 *
 * 1. It goes on under its own commitment and its issuer: what is locked is drawn as it stands, what is not is locked from what
 *    this workspace knows of the members, and what the copy says that the first one knew.
 * 2. No number is committed to for the issuer here. Which numbers it used after the copy is not known, and a number that is
 *    used twice looks like a second, hidden contest (FAIR-DRAW.md section 10). So it is not re-armed here: a lock that was
 *    missed, or a witness who stays silent, leaves a public declaration that it is void, and a new contest.
 * 3. A copy knows nothing of what came after it. Where the other computer has published a lock that is not in it, nothing may
 *    be locked here: two locks of one commitment make the contest void (section 7).
 */
import { findClanByRef } from "#main/store/clans/clans.ts";
import { findContestByPublicId, insertContest } from "#main/store/contests/contests.ts";
import { insertCorrection } from "#main/store/contests/corrections.ts";
import { endDraw, findDrawOf, insertDraw, saveLock, saveWitnessValues } from "#main/store/contests/draws.ts";
import { insertLockedEntries } from "#main/store/contests/locked.ts";
import { insertPublication } from "#main/store/contests/publications.ts";
import type { Tx } from "#main/store/database.ts";
import { findAccount } from "#main/store/members/roster.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { SealedContest, SealedDraw, SealedSample } from "#shared/contract/sealed-contest.ts";
import type { Commitment } from "#shared/draw/documents.ts";
import { fromTimestamp } from "#shared/draw/timestamp.ts";
import type { ClanId, ContestId, GameId } from "#shared/ids.ts";
import { type DrawScene, type Edit, targetOf } from "./scene.ts";
import { isTooShort, openSealed } from "./sealed.ts";
import { readSealed } from "./sealed-fault.ts";
import { keepSecret } from "./secrets.ts";

export type Adopted =
  /** `samples`: what the first computer knew of the members, for the list that is to be locked here. */
  | { readonly ok: true; readonly id: ContestId; readonly game: GameId; readonly samples: readonly SealedSample[] }
  | { readonly ok: false; readonly code: "passphrase"; readonly why: "too-short" | "wrong" | "unreadable" }
  | { readonly ok: false; readonly code: "already-here"; readonly id: ContestId }
  | {
      readonly ok: false;
      readonly code: "clan-not-tracked";
      readonly game: GameId;
      readonly ref: string;
      readonly name: string;
    };

type AdoptScene = Pick<DrawScene, "database" | "box">;

/** `text` is what `sealCopy` wrote, in any layout. Whatever it is, nothing is kept of what does not fit together. */
export async function adoptContest(scene: AdoptScene, text: string, passphrase: string, edit: Edit): Promise<Adopted> {
  if (isTooShort(passphrase)) return { ok: false, code: "passphrase", why: "too-short" };
  const opened = await openSealed(text, passphrase);
  if (!opened.ok) return { ok: false, code: "passphrase", why: opened.why };
  const { content, secret } = opened;
  const read = readSealed(content, secret);
  if (!read.ok) return { ok: false, code: "passphrase", why: "unreadable" };
  return scene.database.durably((tx) => keep(tx, scene.box, content, read.commitments, secret, edit));
}

function keep(
  tx: Tx,
  box: AdoptScene["box"],
  content: SealedContest,
  commitments: readonly Commitment[],
  secret: Uint8Array | null,
  edit: Edit,
): Adopted {
  const { game, clanRef, clanName } = content.contest;
  const known = findKnown(tx, content);
  if (known !== null) return { ok: false, code: "already-here", id: known };
  const clan = findClanByRef(tx, game, clanRef);
  if (clan === undefined) return { ok: false, code: "clan-not-tracked", game, ref: clanRef, name: clanName };
  const id = insertContest(tx, contestOf(content, commitments, clan.id, edit));
  for (const [index, draw] of content.draws.entries()) {
    const isLast = index === content.draws.length - 1;
    keepDraw(tx, box, { contest: id, game }, draw, isLast ? secret : null);
  }
  for (const publication of content.publications) insertPublication(tx, { ...publication, contest: id });
  for (const correction of content.corrections) insertCorrection(tx, { ...correction, contest: id });
  const { seq, issuer } = content.draws.at(-1) ?? { seq: 0, issuer: "" };
  const after = { state: content.contest.state, issuer, seq };
  appendAudit(tx, { ...edit, action: "contests.adopt", target: targetOf(content.contest), before: undefined, after });
  return { ok: true, id, game, samples: content.samples };
}

/** By its id, or by a commitment that is known under another one. */
function findKnown(tx: Tx, { contest, draws }: SealedContest): ContestId | null {
  const byCommitment = draws.map(({ issuer, seq }) => findDrawOf(tx, issuer, seq)).find((draw) => draw !== undefined);
  return findContestByPublicId(tx, contest.publicId)?.id ?? byCommitment?.contest ?? null;
}

/** What the commitment says counts, whatever stands beside it. */
function contestOf({ contest }: SealedContest, commitments: readonly Commitment[], clanId: ClanId, edit: Edit) {
  const last = commitments.at(-1);
  if (last === undefined) throw new Error("A sealed copy has a commitment.");
  return {
    ...contest,
    title: last.title,
    startAt: fromTimestamp(last.start_at),
    endAt: fromTimestamp(last.end_at),
    lockBy: fromTimestamp(last.lock_by),
    mode: last.mode,
    round: last.beacon?.round ?? null,
    witnesses: last.witnesses,
    winners: last.winners,
    alternates: last.alternates,
    afterWin: last.after_win,
    clanId,
    lastCheckId: null,
    voidedAt: null,
    voidReason: null,
    adoptedAt: edit.at,
  };
}

function keepDraw(
  tx: Tx,
  box: AdoptScene["box"],
  { contest, game }: { readonly contest: ContestId; readonly game: GameId },
  draw: SealedDraw,
  secret: Uint8Array | null,
): void {
  const { entries, evidence, lock, lockHash, lockedBy, witnessValues, endedAt, endedWhy } = draw;
  const secretName = secret === null ? null : keepSecret(tx, box, draw, secret);
  insertDraw(tx, { ...draw, contest, secretName });
  const key = { contest, attempt: draw.attempt };
  if (lock !== null && lockHash !== null && evidence !== null) {
    const bytes = Buffer.from(evidence, "utf8");
    saveLock(tx, key, { lock, lockHash, lockedBy: lockedBy ?? "", evidence: bytes, secretName });
    const accounts = entries.map((entry) => ({ ...entry, account: findAccount(tx, game, entry.ref)?.id ?? null }));
    insertLockedEntries(tx, contest, draw.attempt, accounts);
  }
  if (witnessValues !== null) saveWitnessValues(tx, key, witnessValues);
  if (endedAt !== null) endDraw(tx, key, endedAt, endedWhy ?? "");
}
