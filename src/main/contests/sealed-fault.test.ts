import { describe, expect, it } from "vitest";
import type { SealedContest, SealedDraw } from "#shared/contract/sealed-contest.ts";
import { commitmentHash } from "#shared/draw/commitment.ts";
import type { Commitment } from "#shared/draw/documents.ts";
import { type SealedOrder, sealedExample, textOf } from "#test/support/sealed-contest.ts";
import { readSealed } from "./sealed-fault.ts";

const OTHER_SECRET = new Uint8Array(32);

function withDraw(content: SealedContest, change: (draw: SealedDraw) => Partial<SealedDraw>): SealedContest {
  return { ...content, draws: content.draws.map((draw) => ({ ...draw, ...change(draw) })) };
}

/** A commitment by another hand: its own hash stands beside it. */
function committedAnew(content: SealedContest, commitment: Commitment): SealedContest {
  return withDraw(content, () => ({ commitment: textOf(commitment), commitmentHash: commitmentHash(commitment) }));
}

describe("a sealed copy that somebody wrote", () => {
  it.each<[situation: string, order: SealedOrder, isSealed: boolean]>([
    ["active", {}, true],
    ["active, online", { mode: "online" }, true],
    ["locked", { isLocked: true }, true],
    ["locked online, where the lock shows the secret", { isLocked: true, mode: "online" }, false],
  ])("is taken where all fits together: %s", (_situation, order, isSealed) => {
    const { content, secret, commitment } = sealedExample(order);
    expect(readSealed(content, isSealed ? secret : null)).toEqual({ ok: true, commitments: [commitment] });
  });

  const { content, secret, commitment } = sealedExample();
  const locked = sealedExample({ isLocked: true });
  const online = sealedExample({ isLocked: true, mode: "online" });
  it.each<[situation: string, content: SealedContest, secret: Uint8Array | null, fault: RegExp]>([
    ["another secret", content, OTHER_SECRET, /secret is not/],
    ["no secret", content, null, /secret is missing/],
    ["a secret beside a public one", online.content, online.secret, /secret is missing/],
    [
      "a commitment in another layout",
      withDraw(content, (d) => ({ commitment: ` ${d.commitment}` })),
      secret,
      /no commitment/,
    ],
    ["another hash", withDraw(content, () => ({ commitmentHash: "0".repeat(64) })), secret, /no commitment/],
    ["another number", withDraw(content, () => ({ seq: 2 })), secret, /no commitment/],
    [
      "another contest's commitment",
      committedAnew(content, { ...commitment, contest_id: "other" }),
      secret,
      /another contest/,
    ],
    ["broken terms", committedAnew(content, { ...commitment, lock_by: commitment.start_at }), secret, /lock_by/],
    [
      "an attempt without the one before",
      committedAnew(content, { ...commitment, attempt: 2, supersedes: "1".repeat(64) }),
      secret,
      /count up/,
    ],
    ["other rules", { ...content, contest: { ...content.contest, rulesText: "All for Ada." } }, secret, /rules/],
    ["no open attempt", withDraw(content, () => ({ endedAt: 5, endedWhy: "why" })), secret, /open one/],
    [
      "a list before the lock",
      withDraw(content, () => ({ entries: locked.content.draws[0]?.entries ?? [] })),
      secret,
      /no lock/,
    ],
    ["a state that is ahead", { ...content, contest: { ...content.contest, state: "locked" } }, secret, /state/],
    ["what witnesses said, unreadable", withDraw(content, () => ({ witnessValues: "{" })), secret, /witnesses/],
    [
      "a weight that was not locked",
      withDraw(locked.content, (d) => ({ entries: d.entries.map((one) => ({ ...one, weight: one.weight + 1 })) })),
      locked.secret,
      /lock is not/,
    ],
    [
      "a name that was not locked",
      withDraw(locked.content, (d) => ({ entries: d.entries.map((one) => ({ ...one, name: "Cyd" })) })),
      locked.secret,
      /lock is not/,
    ],
    [
      "a name that is too long for a proof",
      withDraw(locked.content, (d) => ({ entries: d.entries.map((one) => ({ ...one, name: "Ł".repeat(201) })) })),
      locked.secret,
      /no proof/,
    ],
    [
      "a lock from after its time",
      withDraw(locked.content, (d) => ({ lock: d.lock?.replace("T01:00:00Z", "T03:00:00Z") ?? null })),
      locked.secret,
      /not of its time/,
    ],
    ["other evidence", withDraw(locked.content, () => ({ evidence: "{}" })), locked.secret, /lock is not/],
    ["no evidence", withDraw(locked.content, () => ({ evidence: null })), locked.secret, /evidence/],
    ["a lock that is none", withDraw(locked.content, () => ({ lock: "{}" })), locked.secret, /not readable/],
    [
      "another hash of the lock",
      withDraw(locked.content, () => ({ lockHash: "0".repeat(64) })),
      locked.secret,
      /lock is not/,
    ],
  ])("is refused: %s", (_situation, altered, sealed, fault) => {
    expect(readSealed(altered, sealed)).toEqual({ ok: false, fault: expect.stringMatching(fault) });
  });
});
