/** What the contract's procedures about contests are called with, each on a contest that is as far as it has to be. */
import { sealContest } from "#main/contests/sealed.ts";
import type { StoredContest } from "#main/store/contests/contests.ts";
import type { ContestTerms } from "#shared/contract/contests.ts";
import type { ContestId } from "#shared/ids.ts";
import { DAY, HOUR } from "#shared/time.ts";
import { CONTEST_END, lockAndPost, makeDraft, ROUND_AT, SIGNATURE } from "./contests.ts";
import { sealedExample } from "./sealed-contest.ts";
import { first, type TestWorkspace } from "./workspace.ts";

const PASSPHRASE = "correct horse battery";
/** Nobody guesses at these. */
const CHEAP = { n: 16, r: 1, p: 1 };

const OFFLINE: Partial<StoredContest> = { mode: "offline", round: null, lockBy: CONTEST_END + 10 * HOUR };

/** Takes the clock to the time of the recorded round. */
export async function contestInputs(test: TestWorkspace): Promise<Record<string, unknown>> {
  const { contests } = test.client;
  const clan = first(test.clans);
  const { ref } = first((await test.client.members.list({ clan })).rows);
  async function active(changes: Partial<StoredContest> = {}): Promise<ContestId> {
    const id = await makeDraft(test, changes);
    await contests.activate({ id });
    return id;
  }
  const start = test.clock.now();
  const terms: Partial<ContestTerms> & Pick<ContestTerms, "startAt"> = {
    clan,
    title: "Spring raffle",
    startAt: start,
    endAt: start + 5 * DAY,
    lockBy: start + 6 * DAY,
    mode: "offline",
    winners: 1,
    rules: [
      { type: "donations", targets: [], match: "sum", comparator: ">=", threshold: 1, weight: 1, cap: null, per: null },
    ],
  };
  const later = { ...OFFLINE, endAt: start + 5 * DAY, lockBy: start + 6 * DAY };
  const draft = await makeDraft(test, later);
  const removed = await makeDraft(test, later);
  const activated = await makeDraft(test, later);
  const [over, voided, late] = [await active(OFFLINE), await active(), await active()];
  const [online, operator, drawn, witnessed] = [
    await makeDraft(test),
    await makeDraft(test, OFFLINE),
    await makeDraft(test, OFFLINE),
    await makeDraft(test, { ...OFFLINE, witnesses: ["Ada"] }),
  ];
  for (const id of [online, operator, drawn, witnessed]) {
    test.clock.set(start);
    await lockAndPost(test, id);
  }
  await contests.draw({ id: drawn });
  // Whatever is active at its end was ended with the others: this one comes later.
  test.clock.set(start);
  const running = await active(OFFLINE);
  test.clock.set(ROUND_AT);
  const { content, secret } = sealedExample();
  const clanRef = first(test.world.clashOfClans.clans).tag;
  const about = { contest: "c", title: "t", clan: "c", sealedAt: "", sealedBy: "" };
  const sealed = { ...content, contest: { ...content.contest, clanRef } };
  return {
    "contests.list": {},
    "contests.show": { id: drawn },
    "contests.entries": { id: drawn },
    "contests.preview": terms,
    "contests.create": terms,
    "contests.update": { id: draft, terms },
    "contests.remove": { id: removed },
    "contests.activate": { id: activated },
    "contests.end": { id: running },
    "contests.correct": { id: over, ref, weight: 4, reason: "Played elsewhere" },
    "contests.optOut": { id: draft, ref, isOut: true },
    "contests.lock": { id: over },
    "contests.publish": { id: voided, document: "commitment", place: "discord" },
    "contests.beacon": { id: online, signature: SIGNATURE },
    "contests.witness": { id: witnessed, name: "Ada", value: "seven" },
    "contests.draw": { id: operator },
    "contests.rearm": { id: late, lockBy: ROUND_AT + DAY, reason: "Nobody was there to lock it" },
    "contests.void": { id: voided, reason: "Wrong prize" },
    "contests.proof": { id: drawn },
    "contests.lockFile": { id: drawn },
    "contests.evidence": { id: drawn },
    "contests.receipt": { id: drawn, ref },
    "contests.verifier": undefined,
    "contests.seal": { id: activated, passphrase: PASSPHRASE },
    "contests.adopt": { text: await sealContest(about, sealed, secret, PASSPHRASE, CHEAP), passphrase: PASSPHRASE },
    "contests.clock": undefined,
    "contests.ledger": undefined,
    "contests.confirmLedger": { choice: "head" },
  };
}
