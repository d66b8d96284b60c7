import type { SealedContest, SealedDraw } from "#shared/contract/sealed-contest.ts";
import { commitmentHash, rulesHash, secretHash } from "#shared/draw/commitment.ts";
import { type Commitment, NO_HASH, VERSION } from "#shared/draw/documents.ts";
import { jcs } from "#shared/draw/encode.ts";
import { lockHash, makeLock } from "#shared/draw/lock.ts";
import { fromTimestamp } from "#shared/draw/timestamp.ts";

const RULES = "One entry for every war star.";
const EVIDENCE = '{"entries":[]}';

export const textOf = (document: object) => Buffer.from(jcs(document)).toString("utf8");

export interface SealedOrder {
  readonly mode?: "online" | "offline";
  readonly isLocked?: boolean;
  readonly changes?: Partial<Commitment>;
}

/** What a sealed copy holds of a contest that was made by the book, with its secret. */
export function sealedExample({ mode = "offline", isLocked = false, changes = {} }: SealedOrder = {}) {
  const secret = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
  const end_at = "2026-08-07T00:00:00Z";
  const commitment: Commitment = {
    v: VERSION,
    type: "commitment",
    issuer: "8f3a0c5be2d14796a1b05c7d9e2f4a68",
    seq: 1,
    prev: NO_HASH,
    contest_id: "spring-raffle",
    title: "Spring raffle",
    attempt: 1,
    supersedes: null,
    rules_hash: rulesHash(RULES),
    created_at: "2026-08-05T18:00:00Z",
    start_at: "2026-08-06T00:00:00Z",
    end_at,
    lock_by: "2026-08-07T02:00:00Z",
    winners: 1,
    alternates: 1,
    after_win: "remove_member",
    secret_hash: secretHash(secret, "spring-raffle", end_at),
    mode,
    beacon:
      mode === "online"
        ? { chain: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971", round: 31_089_008 }
        : null,
    witnesses: [],
    ...changes,
  };
  const entries = [
    { entryId: "coc:#2PP", ref: "#2PP", name: "Ada", weight: 3, computed: 3, proof: [] },
    { entryId: "coc:#8QU", ref: "#8QU", name: "Łukasz", weight: 0, computed: 0, proof: [] },
    { entryId: "coc:#9CUG", ref: "#9CUG", name: 'Bo "B"', weight: 2, computed: 5, proof: [] },
  ];
  const lock = makeLock({
    commitment,
    entries: entries
      .filter((one) => one.weight > 0)
      .map(({ entryId, name, weight }) => ({ id: entryId, name, weight })),
    evidence: Buffer.from(EVIDENCE),
    lockedAt: fromTimestamp("2026-08-07T01:00:00Z"),
    secret,
  });
  const draw: SealedDraw = {
    attempt: 1,
    issuer: commitment.issuer,
    seq: 1,
    commitment: textOf(commitment),
    commitmentHash: commitmentHash(commitment),
    lock: isLocked ? textOf(lock) : null,
    lockHash: isLocked ? lockHash(lock) : null,
    lockedBy: isLocked ? "Ada" : null,
    evidence: isLocked ? EVIDENCE : null,
    witnessValues: null,
    endedAt: null,
    endedWhy: null,
    entries: isLocked ? entries : [],
  };
  const content: SealedContest = {
    contest: {
      publicId: "spring-raffle",
      game: "clash-of-clans",
      clanRef: "#2PP0QU",
      clanName: "Iron Foundry",
      title: "Spring raffle",
      prize: "A gold pass",
      description: "",
      state: isLocked ? "locked" : "active",
      startAt: fromTimestamp(commitment.start_at),
      endAt: fromTimestamp(end_at),
      lockBy: fromTimestamp(commitment.lock_by),
      mode,
      round: commitment.beacon?.round ?? null,
      witnesses: [],
      winners: 1,
      alternates: 1,
      afterWin: "remove_member",
      baselineMaxAgeMs: null,
      baselineOtherwise: "first-inside",
      graceMs: 900_000,
      joiners: "count",
      leavers: "exclude",
      rulesText: RULES,
      createdBy: "Ada",
      createdAt: 1,
      activatedAt: 2,
      endedAt: null,
      rules: [
        {
          type: "war_stars",
          targets: [],
          match: "sum",
          comparator: ">=",
          threshold: 1,
          weight: 1,
          cap: null,
          per: 1,
        },
      ],
    },
    draws: [draw],
    publications: [],
    corrections: [],
    samples: [],
  };
  return { content, secret, commitment, lock };
}
