import { correctEntry, findEntry } from "#main/contests/corrections.ts";
import { describeContest } from "#main/contests/describe.ts";
import { listEntries, previewEntries } from "#main/contests/entries.ts";
import { hindranceOf } from "#main/contests/facts.ts";
import { findPlannedContest, type PlannedContest } from "#main/contests/find.ts";
import { findLockedList } from "#main/contests/locked-list.ts";
import { createPlan, removePlan, updatePlan } from "#main/contests/plans.ts";
import { rulesTextOf } from "#main/contests/rules-text.ts";
import type { Hindered } from "#main/contests/scene.ts";
import { findPlanProblems, inWholeSeconds, type Problem } from "#main/contests/terms.ts";
import type { ContestAction, ContestEntry, ContestTerms, Correction, EntryList } from "#shared/contract/contests.ts";
import type { Actor } from "#shared/game.ts";
import type { ContestId } from "#shared/ids.ts";
import type { Guarded, Services } from "./base.ts";
import { gameOf, type NotFound, sceneOf } from "./scene.ts";

interface HinderedErrors {
  readonly HINDERED: (options: { data: Hindered }) => Error;
}
interface TermsErrors {
  readonly INVALID_TERMS: (options: { data: { problems: Problem[] } }) => Error;
}

/** Contests before they are drawn: terms, who has how many entries and why, corrections. */
export function contestPlansRouter(os: Guarded["contests"], services: Services) {
  const { contests: scene, clock, notices } = services;
  const { reader } = scene.database;
  const editOf = (actor: Actor) => ({ actor, at: clock.now() });

  function contestOf(id: ContestId, errors: NotFound): PlannedContest {
    const contest = findPlannedContest(reader, id);
    if (contest === undefined) throw errors.NOT_FOUND({ data: { what: "contest", ref: String(id) } });
    return contest;
  }

  /** The contest, where the action is its next or another possible step. */
  function contestFor(action: ContestAction, id: ContestId, errors: NotFound & HinderedErrors): PlannedContest {
    const contest = contestOf(id, errors);
    const hindered = hindranceOf(scene, contest, action, clock.now());
    if (hindered !== null) throw errors.HINDERED({ data: hindered });
    return contest;
  }

  /** Terms with nothing wrong, and the clan that they are for. */
  function planOf(asked: ContestTerms, errors: NotFound & TermsErrors) {
    const { game, clan } = sceneOf(services, asked.clan, errors);
    const terms = inWholeSeconds(asked);
    const problems = findPlanProblems(reader, game, terms, clock.now());
    if (problems.length > 0) throw errors.INVALID_TERMS({ data: { problems } });
    return { terms, clan };
  }

  function told(id: ContestId, errors: NotFound) {
    const contest = contestOf(id, errors);
    notices.announce("contests", contest.clanId);
    return describeContest(scene, contest, clock.now());
  }

  function listOf(contest: PlannedContest, errors: NotFound): EntryList {
    const game = gameOf(services, contest.game, errors);
    return findLockedList(reader, contest) ?? listEntries({ reader, game }, contest, clock.now());
  }

  function entryOf(contest: PlannedContest, ref: string, errors: NotFound): ContestEntry {
    const { parseAccountRef } = gameOf(services, contest.game, errors);
    const entry = findEntry(listOf(contest, errors).entries, ref, parseAccountRef(ref));
    if (entry === undefined) throw errors.NOT_FOUND({ data: { what: "member", ref } });
    return entry;
  }

  /** Changes one member's entries and tells what they are then. */
  function changed(
    asked: { readonly id: ContestId; readonly ref: string },
    change: Pick<Correction, "kind" | "value" | "reason">,
    actor: Actor,
    errors: NotFound & HinderedErrors,
  ): ContestEntry {
    const contest = contestFor("correct", asked.id, errors);
    const entry = entryOf(contest, asked.ref, errors);
    correctEntry(scene, contest, entry, change, editOf(actor));
    notices.announce("contests", contest.clanId);
    return entryOf(contest, entry.entryId, errors);
  }

  return {
    entries: os.entries.handler(({ input, errors }) => listOf(contestOf(input.id, errors), errors)),
    preview: os.preview.handler(({ input, errors }) => {
      const { game, clan } = sceneOf(services, input.clan, errors);
      const terms = inWholeSeconds(input);
      const now = clock.now();
      const { list, problems } = previewEntries({ reader, game }, terms, clan, now);
      return {
        ...list,
        rulesText: rulesTextOf(terms, game, clan.name),
        problems: [...findPlanProblems(reader, game, terms, now), ...problems],
      };
    }),
    create: os.create.handler(({ input, context, errors }) => {
      const { terms, clan } = planOf(input, errors);
      return told(createPlan(scene, clan, terms, editOf(context.actor)), errors);
    }),
    update: os.update.handler(({ input, context, errors }) => {
      const contest = contestFor("edit", input.id, errors);
      const { terms, clan } = planOf(input.terms, errors);
      updatePlan(scene, contest, clan, terms, editOf(context.actor));
      if (contest.clanId !== clan.id) notices.announce("contests", contest.clanId);
      return told(contest.id, errors);
    }),
    remove: os.remove.handler(({ input, context, errors }) => {
      const contest = contestFor("remove", input.id, errors);
      const last = describeContest(scene, contest, clock.now());
      removePlan(scene, contest, editOf(context.actor));
      notices.announce("contests", contest.clanId);
      return last;
    }),
    correct: os.correct.handler(({ input, context, errors }) => {
      const { weight, reason } = input;
      return changed(input, { kind: "weight", value: weight, reason }, context.actor, errors);
    }),
    optOut: os.optOut.handler(({ input, context, errors }) => {
      const { isOut, reason } = input;
      return changed(input, { kind: "opt-out", value: Number(isOut), reason }, context.actor, errors);
    }),
  };
}
