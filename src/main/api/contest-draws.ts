import { activateContest } from "#main/contests/activate.ts";
import { describeContest, describeContests } from "#main/contests/describe.ts";
import { completeDraw, type DrawDeed } from "#main/contests/drawing.ts";
import { endContest } from "#main/contests/end.ts";
import { findPlannedContest, type PlannedContest } from "#main/contests/find.ts";
import { confirmLedger, describeLedger } from "#main/contests/ledger.ts";
import { lockContest } from "#main/contests/locking.ts";
import { recordPublication, recordWitness } from "#main/contests/publishing.ts";
import { rearmContest } from "#main/contests/rearm.ts";
import type { Deed, Hindered } from "#main/contests/scene.ts";
import { voidContest } from "#main/contests/void.ts";
import type { ContestDetail } from "#shared/contract/contests.ts";
import type { Actor } from "#shared/game.ts";
import type { ContestId } from "#shared/ids.ts";
import type { CallContext, Guarded, Services } from "./base.ts";
import type { NotFound } from "./scene.ts";

/** The way of a contest from its commitment to its winners. */
export function contestDrawsRouter(os: Guarded["contests"], services: Services) {
  const { contests: scene, contestLoop, beacon, clock, notices } = services;

  function contestOf(id: ContestId, errors: NotFound): PlannedContest {
    const contest = findPlannedContest(scene.database.reader, id);
    if (contest === undefined) throw errors.NOT_FOUND({ data: { what: "contest", ref: String(id) } });
    return contest;
  }

  function shown(id: ContestId, errors: NotFound): ContestDetail {
    return describeContest(scene, contestOf(id, errors), clock.now());
  }

  /** What a contest is after a step, told to whoever shows it. */
  function told(deed: Deed, contest: PlannedContest, errors: NotFound & HinderedErrors): ContestDetail {
    if (!deed.ok) throw errors.HINDERED({ data: deed.hindered });
    contestLoop.wake();
    notices.announce("contests", contest.clanId);
    return shown(contest.id, errors);
  }

  const editOf = (actor: Actor) => ({ actor, at: clock.now() });

  return {
    list: os.list.handler(({ input }) => describeContests(scene, input.clan, clock.now())),
    show: os.show.handler(({ input, errors }) => shown(input.id, errors)),
    activate: os.activate.handler(({ input, context, errors }) => {
      const contest = contestOf(input.id, errors);
      const activated = activateContest(scene, contest, editOf(context.actor));
      if (!activated.ok && activated.code === "invalid-terms") {
        throw errors.INVALID_TERMS({ data: { problems: activated.problems } });
      }
      return told(activated, contest, errors);
    }),
    end: os.end.handler(({ input, context, errors }) => {
      const contest = contestOf(input.id, errors);
      return told(endContest(scene, contest, editOf(context.actor)), contest, errors);
    }),
    lock: os.lock.handler(({ input, context, errors }) => {
      const contest = contestOf(input.id, errors);
      return told(lockContest(scene, contest, editOf(context.actor)), contest, errors);
    }),
    publish: os.publish.handler(({ input, context, errors }) => {
      const contest = contestOf(input.id, errors);
      const { document, place, reference, at } = input;
      const publication = { document, place, reference, publishedAt: at };
      return told(recordPublication(scene, contest, publication, editOf(context.actor)), contest, errors);
    }),
    witness: os.witness.handler(({ input, context, errors }) => {
      const contest = contestOf(input.id, errors);
      const { name, value } = input;
      return told(recordWitness(scene, contest, { name, value }, editOf(context.actor)), contest, errors);
    }),
    draw: os.draw.handler(async ({ input, context, errors }) => {
      const contest = contestOf(input.id, errors);
      return told(await drawNow(contest, context), contest, errors);
    }),
    rearm: os.rearm.handler(({ input, context, errors }) => {
      const contest = contestOf(input.id, errors);
      const rearmed = rearmContest(scene, contest, input, editOf(context.actor));
      if (!rearmed.ok && rearmed.code === "invalid-terms") {
        throw errors.INVALID_TERMS({ data: { problems: rearmed.problems } });
      }
      return told(rearmed, contest, errors);
    }),
    void: os.void.handler(({ input, context, errors }) => {
      const contest = contestOf(input.id, errors);
      return told(voidContest(scene, contest, input.reason, editOf(context.actor)), contest, errors);
    }),
    ledger: os.ledger.handler(() => describeLedger(scene)),
    confirmLedger: os.confirmLedger.handler(({ input, context }) => {
      confirmLedger(scene, input.choice, editOf(context.actor));
      contestLoop.wake();
      notices.announce("contests");
      return describeLedger(scene);
    }),
  };

  /** Draws with what is at hand: the beacon is asked once, now, where its round is what is missing. */
  async function drawNow(contest: PlannedContest, { actor }: CallContext): Promise<Deed> {
    const first = deedOf(completeDraw(scene, contest.id, null, editOf(actor)));
    if (first.ok || first.hindered.why !== "beacon-missing" || contest.round === null) return first;
    const answer = await beacon.fetchRound(contest.round);
    return answer.ok ? deedOf(completeDraw(scene, contest.id, answer.signature, editOf(actor))) : first;
  }
}

interface HinderedErrors {
  readonly HINDERED: (options: { data: Hindered }) => Error;
}

/** A signature from a relay was checked before it is drawn with. */
function deedOf(deed: DrawDeed): Deed {
  if (!deed.ok && deed.code === "bad-signature") throw new Error(`A relay's signature of round ${deed.round} is none.`);
  return deed;
}
