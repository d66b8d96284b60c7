/** What a dishonest organiser could try with the program and its database, and where it is refused or seen. */
import { expect, it } from "vitest";
import type { ContestId } from "#shared/ids.ts";
import { HOUR, MINUTE, SECOND } from "#shared/time.ts";
import {
  CONTEST_END,
  CONTEST_LOCK_BY,
  contestWorkspace,
  lockAndPost,
  makeDraft,
  post,
  ROUND_AT,
  SIGNATURE,
  toldBeacon,
} from "#test/support/contests.ts";
import { START, type TestWorkspace } from "#test/support/workspace.ts";

/** Of round 1000, and genuine. */
const OF_ANOTHER_ROUND =
  "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";
const SILENT = { ok: false, why: "unreachable", detail: "nobody answers" } as const;
const REASON = "I would like another winner.";

const why = (reason: string) => ({ code: "HINDERED", data: { why: reason } });
const alter = (test: TestWorkspace, sql: string) => test.workspace.database.reader.$client.exec(sql);
const later = { lockBy: ROUND_AT + HOUR, reason: REASON };

async function firstEntry(test: TestWorkspace, id: ContestId): Promise<string> {
  const { entries } = await test.client.contests.entries({ id });
  return entries[0]?.entryId ?? "";
}

it("a beacon that is swapped, a list that is changed, a second lock and a second draw are refused", async () => {
  const test = await contestWorkspace(toldBeacon(SILENT));
  const { contests } = test.client;
  const id = await makeDraft(test);
  await lockAndPost(test, id);
  const ref = await firstEntry(test, id);

  const tooLate = [
    contests.correct({ id, ref, weight: 1_000, reason: REASON }),
    contests.optOut({ id, ref, isOut: true }),
  ];
  for (const step of tooLate) await expect(step).rejects.toMatchObject(why("wrong-state"));
  await expect(contests.lock({ id })).rejects.toMatchObject(why("already-done"));
  alter(test, `update contests set state = 'ended' where id = ${id}`);
  await expect(contests.lock({ id })).rejects.toMatchObject(why("already-done"));
  alter(test, `update contests set state = 'locked' where id = ${id}`);
  await expect(contests.beacon({ id, signature: SIGNATURE })).rejects.toMatchObject(why("too-early"));

  test.clock.set(ROUND_AT);
  await expect(contests.rearm({ id, ...later })).rejects.toMatchObject(why("lock-final"));
  for (const signature of [OF_ANOTHER_ROUND, `8${"0".repeat(95)}`, "", `${SIGNATURE}00`]) {
    await expect(contests.beacon({ id, signature })).rejects.toMatchObject({ code: "BAD_SIGNATURE" });
  }
  alter(test, `update contests set round = 1000 where id = ${id}`);
  await expect(contests.beacon({ id, signature: OF_ANOTHER_ROUND })).rejects.toMatchObject({ code: "BAD_SIGNATURE" });

  const inList = `where contest_id = ${id} and entry_id = '${ref}'`;
  const changes = [
    [
      `update contest_entries set weight = weight + 1 ${inList}`,
      `update contest_entries set weight = weight - 1 ${inList}`,
    ],
    [
      `update contest_entries set entry_id = '${ref}0' ${inList}`,
      `update contest_entries set entry_id = '${ref}' where entry_id = '${ref}0'`,
    ],
    [
      `update contest_entries set name = name || ' ' ${inList}`,
      `update contest_entries set name = rtrim(name) ${inList}`,
    ],
    [`update contests set rules_text = rules_text || ' '`, `update contests set rules_text = rtrim(rules_text, ' ')`],
  ] as const;
  for (const [change, back] of changes) {
    alter(test, change);
    await expect(contests.beacon({ id, signature: SIGNATURE }), change).rejects.toMatchObject({ code: "DEFECT" });
    expect((await contests.show({ id })).state).toBe("locked");
    alter(test, back);
  }
  const drawn = await contests.beacon({ id, signature: SIGNATURE });
  expect(drawn).toMatchObject({ state: "drawn", report: { ok: true, assurance: "beacon", warnings: [] } });

  for (const step of [contests.draw({ id }), contests.beacon({ id, signature: SIGNATURE })]) {
    await expect(step).rejects.toMatchObject(why("already-done"));
  }
  await expect(contests.rearm({ id, ...later })).rejects.toMatchObject(why("lock-final"));
  await expect(contests.void({ id, reason: REASON })).rejects.toMatchObject(why("wrong-state"));
  for (const [change, back] of changes) {
    alter(test, change);
    expect((await contests.show({ id })).report, change).toMatchObject({ ok: false });
    await expect(contests.proof({ id }), change).rejects.toMatchObject({ code: "DEFECT" });
    alter(test, back);
  }
  expect((await contests.proof({ id })).report.winners).toEqual(drawn.report?.winners);
});

it("what is said too late is told with the draw, and a clock that is set back makes nothing earlier", async () => {
  const test = await contestWorkspace(toldBeacon(SILENT));
  const { contests } = test.client;
  const id = await makeDraft(test);
  const missed = await makeDraft(test, { publicId: "too-late" });
  await contests.activate({ id });
  test.clock.set(CONTEST_END + HOUR);
  await test.workspace.contestLoop.runOnce();
  await expect(contests.activate({ id: missed })).rejects.toMatchObject(why("too-late"));
  test.clock.set(CONTEST_END - MINUTE);
  await expect(contests.lock({ id })).rejects.toMatchObject(why("too-early"));
  test.clock.set(CONTEST_LOCK_BY + SECOND);
  await expect(contests.lock({ id })).rejects.toMatchObject(why("too-late"));
  test.clock.set(CONTEST_END + HOUR);
  await contests.lock({ id });
  test.clock.set(ROUND_AT);
  await expect(contests.beacon({ id, signature: SIGNATURE })).rejects.toMatchObject(why("lock-not-published"));
  await post(test, id, "commitment");
  await post(test, id, "lock");
  const drawn = await contests.beacon({ id, signature: SIGNATURE });
  const late = ["commitment_published_late", "lock_published_late"];
  expect(drawn.report).toMatchObject({ ok: true, warnings: late });
  // A time that the message itself contradicts does not make it earlier.
  const message = String((BigInt(ROUND_AT) - 1_420_070_400_000n) << 22n);
  const reference = `100000000000000000/${message}`;
  const backdated = await contests.publish({ id, document: "lock", place: "discord", reference, at: START + HOUR });
  expect(backdated.report?.warnings).toEqual(["commitment_published_late", "publication_time_differs"]);
});

it("an attempt that is given up or hidden leaves its number, or a gap", async () => {
  const test = await contestWorkspace(toldBeacon(SILENT));
  const { contests } = test.client;
  const [hidden, shown] = [await makeDraft(test, { mode: "offline" }), await makeDraft(test, { mode: "offline" })];
  for (const id of [hidden, shown]) await contests.activate({ id });
  await expect(contests.remove({ id: hidden })).rejects.toMatchObject(why("wrong-state"));
  await contests.void({ id: hidden, reason: REASON });
  const ledger = await contests.ledger();
  expect(ledger.commitments).toMatchObject([
    { seq: 1, outcome: "void" },
    { seq: 2, outcome: "open" },
  ]);
  expect(ledger.problems).toEqual([]);
  expect((await contests.show({ id: hidden })).messages.void).toContain(ledger.commitments[0]?.hash);
  alter(test, `delete from contest_draws where contest_id = ${hidden}`);
  expect((await contests.ledger()).problems).toEqual(["gap:1"]);
});
