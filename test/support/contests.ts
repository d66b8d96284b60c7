/** Contests over a workspace of a test, with a beacon that says what it is told to. */
import type { RoundSource } from "#main/contests/round-asks.ts";
import { insertContest, type StoredContest } from "#main/store/contests/contests.ts";
import { insertCorrection } from "#main/store/contests/corrections.ts";
import type { ContestAction, ContestDetail } from "#shared/contract/contests.ts";
import type { ContestId } from "#shared/ids.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import {
  first,
  openTestWorkspace,
  START,
  type TestWorkspace,
  type TestWorkspaceOptions,
} from "#test/support/workspace.ts";

/** A genuine round of quicknet (FAIR-DRAW.md section 15), hours after worlds of tests begin. */
export const ROUND = 31_089_008;
export const ROUND_AT = Date.UTC(2026, 7, 7, 2, 39, 48);
export const SIGNATURE =
  "87b3b9c9f99cc1e7fc326e249538f33b84a1c4ef8bd85920a267af642b570bcd62bf70900a3862f742e574164b5f17f3";
export const CONTEST_END = Date.UTC(2026, 7, 7);
export const CONTEST_LOCK_BY = CONTEST_END + 2 * HOUR;

type Answer = Awaited<ReturnType<RoundSource["fetchRound"]>>;

/** A beacon that gives its answers in order, and the last one from then on. */
export function toldBeacon(...answers: readonly Answer[]): RoundSource & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    async fetchRound(round) {
      asked.push(round);
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      return answer ?? { ok: false, why: "unreachable", detail: "told so" };
    },
  };
}

/** A workspace whose clan was checked once. */
export async function contestWorkspace(beacon: RoundSource = toldBeacon(), options: TestWorkspaceOptions = {}) {
  const test = await openTestWorkspace({ members: 4, ...options, workspace: { beacon, ...options.workspace } });
  await test.syncAfter(0);
  return test;
}

/** Makes a draft over the first clan. Members get the entries given by hand, in the order of the roster. */
export async function makeDraft(
  test: TestWorkspace,
  changes: Partial<StoredContest> = {},
  weights: readonly number[] = [3, 5, 1],
): Promise<ContestId> {
  const clan = first(test.clans);
  const { reader } = test.workspace.database;
  const { ref, name, game } = await test.client.clans.show({ clan });
  const { rows } = await test.client.members.list({ clan });
  const count = reader.$client.prepare("select count(*) as n from contests").pluck().get() as number;
  return test.workspace.database.durably((tx) => {
    const id = insertContest(tx, {
      publicId: `contest-${count + 1}`,
      clanId: clan,
      game,
      clanRef: ref,
      clanName: name,
      title: "Summer raffle",
      prize: "",
      description: "",
      state: "draft",
      startAt: START + HOUR,
      endAt: CONTEST_END,
      lockBy: CONTEST_LOCK_BY,
      mode: "online",
      round: changes.mode === "offline" ? null : ROUND,
      witnesses: [],
      winners: 1,
      alternates: 1,
      afterWin: "remove_member",
      baselineMaxAgeMs: null,
      baselineOtherwise: "first-inside",
      graceMs: 15 * MINUTE,
      joiners: "count",
      leavers: "exclude",
      rulesText: null,
      lastCheckId: null,
      createdBy: "tester",
      createdAt: START,
      activatedAt: null,
      endedAt: null,
      voidedAt: null,
      voidReason: null,
      adoptedAt: null,
      rules: [
        {
          type: "donations",
          targets: [],
          match: "sum",
          comparator: ">=",
          threshold: 1,
          weight: 1,
          cap: null,
          per: null,
        },
      ],
      ...changes,
    });
    for (const [index, weight] of weights.entries()) {
      const entryId = `coc:${rows[index]?.ref}`;
      insertCorrection(tx, {
        contest: id,
        entryId,
        kind: "weight",
        value: weight,
        reason: "test",
        author: "tester",
        at: START,
      });
    }
    return id;
  });
}

export const allowed = (detail: ContestDetail) =>
  detail.steps.flatMap((step) => (step.isAllowed ? [step.action] : [])) as ContestAction[];

/** Says that a document of the last attempt was posted, the way a person does. */
export function post(test: TestWorkspace, id: ContestId, document: "commitment" | "lock" | "result") {
  return test.client.contests.publish({ id, document, place: "discord", at: test.clock.now() });
}

/** Takes a draft to its lock, posted. */
export async function lockAndPost(test: TestWorkspace, id: ContestId): Promise<ContestDetail> {
  await test.client.contests.activate({ id });
  await post(test, id, "commitment");
  test.clock.set(CONTEST_END + HOUR);
  await test.workspace.contestLoop.runOnce();
  await test.client.contests.lock({ id });
  return post(test, id, "lock");
}
