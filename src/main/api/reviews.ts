import { decide, reviewsOf } from "#main/leaderboards/reviews.ts";
import type { Review, Verdict } from "#shared/contract/reviews.ts";
import type { ClanId, MarkId } from "#shared/ids.ts";
import type { CallContext, Guarded, Services } from "./base.ts";
import { clanOf, type NotFound } from "./scene.ts";

export function reviewsRouter(os: Guarded["reviews"], services: Services) {
  const { database, clock, notices } = services;

  function changeAll(
    asked: { clan: ClanId; reviews: readonly MarkId[] },
    as: Verdict | null,
    by: CallContext,
    errors: NotFound,
  ): Review[] {
    const clan = clanOf(services, asked.clan, errors);
    const decided = decide(database, clan.id, asked.reviews, as, { actor: by.actor, at: clock.now() });
    if (!decided.ok) throw errors.NOT_FOUND({ data: { what: "review", ref: String(decided.missing) } });
    // What an account gained counts in every clan that it is or was in.
    notices.announce("members");
    notices.announce("clans");
    return decided.reviews;
  }

  function change(
    { clan, review }: { clan: ClanId; review: MarkId },
    as: Verdict | null,
    by: CallContext,
    errors: NotFound,
  ): Review {
    const [changed] = changeAll({ clan, reviews: [review] }, as, by, errors);
    if (changed === undefined) throw errors.NOT_FOUND({ data: { what: "review", ref: String(review) } });
    return changed;
  }

  return {
    list: os.list.handler(({ input, errors }) => reviewsOf(database.reader, clanOf(services, input.clan, errors).id)),
    decide: os.decide.handler(({ input, context, errors }) => change(input, input.as, context, errors)),
    decideAll: os.decideAll.handler(({ input, context, errors }) => changeAll(input, input.as, context, errors)),
    undoAll: os.undoAll.handler(({ input, context, errors }) => changeAll(input, null, context, errors)),
    undo: os.undo.handler(({ input, context, errors }) => change(input, null, context, errors)),
  };
}
