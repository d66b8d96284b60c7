import { describe, expect, it } from "vitest";
import { EXAMPLE, rearmed } from "#test/support/draws.ts";
import { brokenRearm, brokenTerms, commitmentHash, isRearmOf } from "./commitment.ts";
import { type Commitment, NO_HASH } from "./documents.ts";

const SOME_HASH = "ab".repeat(32);
const example = EXAMPLE.commitment;
const { chain } = example.beacon ?? { chain: "" };
/** The round is due at 02:39:48. */
const offline = { ...example, mode: "offline", beacon: null, witnesses: ["a", "b"] } satisfies Commitment;

describe("the terms of section 3.1", () => {
  it.each<[change: Partial<Commitment>, broken: string | null]>([
    [{}, null],
    [{ seq: 2, prev: SOME_HASH }, null],
    [{ seq: 2 }, "prev"],
    [{ prev: SOME_HASH }, "prev"],
    [{ supersedes: SOME_HASH }, "supersedes"],
    [{ attempt: 2 }, "supersedes"],
    [{ attempt: 2, supersedes: SOME_HASH }, null],
    [{ start_at: example.end_at }, "start_at"],
    [{ start_at: "2026-08-06T23:59:59Z" }, null],
    [{ lock_by: example.end_at }, null],
    [{ lock_by: "2026-08-06T23:59:59Z" }, "lock_by"],
    [{ created_at: example.end_at }, "created_at of attempt 1"],
    [{ created_at: "2026-08-06T23:59:59Z" }, null],
    [{ created_at: example.lock_by }, "created_at must be"],
    [{ attempt: 2, supersedes: SOME_HASH, created_at: example.end_at }, null],
    [{ attempt: 2, supersedes: SOME_HASH, created_at: "2026-08-07T01:59:59Z" }, null],
    [{ attempt: 2, supersedes: SOME_HASH, created_at: example.lock_by }, "created_at must be"],
    [{ lock_by: "2026-08-07T02:38:48Z" }, null],
    [{ lock_by: "2026-08-07T02:38:49Z" }, "60 s"],
    [{ beacon: null }, "names a beacon"],
    [{ witnesses: ["a"] }, "no witnesses"],
    [{ witnesses: ["a", "a"] }, "twice"],
    [{ beacon: { chain: SOME_HASH, round: 31_089_008 } }, "quicknet"],
    [{ beacon: { chain, round: 10 ** 10 } }, null],
    [{ beacon: { chain, round: 10 ** 10 + 1 } }, "above"],
    [{ beacon: { chain, round: Number.MAX_SAFE_INTEGER } }, "above"],
    [offline, null],
    [{ ...offline, witnesses: [] }, null],
    [{ ...offline, witnesses: ["a", "A"] }, null],
    [{ ...offline, witnesses: ["a", "b", "a"] }, "twice"],
    [{ ...offline, beacon: example.beacon }, "no beacon"],
  ])("%j: %s", (change, broken) => {
    const found = brokenTerms({ ...example, ...change });
    if (broken === null) expect(found).toBeNull();
    else expect(found).toContain(broken);
  });
});

describe("an attempt follows another", () => {
  const { commitment: next, history } = rearmed();
  const [before = next] = history;

  it.each<[change: Partial<Commitment>, broken: string | null]>([
    [{}, null],
    [{ created_at: before.created_at }, null],
    [{ lock_by: before.lock_by, prev: NO_HASH }, null],
    [{ attempt: 3 }, "attempts"],
    [{ attempt: 1 }, "attempts"],
    [{ supersedes: SOME_HASH }, "supersedes"],
    [{ supersedes: null }, "supersedes"],
    [{ seq: before.seq }, "seq"],
    [{ created_at: "2026-07-20T17:59:59Z" }, "created_at"],
    [{ issuer: "00".repeat(16) }, "issuer"],
    [{ contest_id: "x" }, "contest_id"],
    [{ title: "x" }, "title"],
    [{ rules_hash: SOME_HASH }, "rules_hash"],
    [{ start_at: "2026-07-22T00:00:00Z" }, "start_at"],
    [{ end_at: "2026-08-07T00:00:01Z" }, "end_at"],
    [{ winners: 2 }, "winners"],
    [{ alternates: 2 }, "alternates"],
    [{ after_win: "remove_ticket" }, "after_win"],
    [{ mode: "offline" }, "mode"],
    [{ witnesses: ["a"] }, "witnesses"],
    [{ secret_hash: before.secret_hash }, "secret"],
  ])("%j: %s", (change, broken) => {
    const changed = { ...next, ...change };
    expect(isRearmOf(changed, before)).toBe(broken === null);
    if (broken !== null) expect(brokenRearm(changed, before)).toContain(broken);
  });

  it("with its witnesses in the same order", () => {
    const first = { ...before, witnesses: ["a", "b"] };
    const second = { ...next, supersedes: commitmentHash(first) };
    expect(isRearmOf({ ...second, witnesses: ["a", "b"] }, first)).toBe(true);
    expect(isRearmOf({ ...second, witnesses: ["b", "a"] }, first)).toBe(false);
  });
});
