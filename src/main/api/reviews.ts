import { decide, reviewsOf } from "#main/leaderboards/reviews.ts";
import type { Review, Verdict } from "#shared/contract/reviews.ts";
import type { ClanId, MarkId } from "#shared/ids.ts";
import type { CallContext, Guarded, Services } from "./base.ts";
import { clanOf, type NotFound } from "./scene.ts";

export function reviewsRouter(os: Guarded["reviews"], services: Services) {
  const { database, clock, notices } = services;

  function change(
    asked: { clan: ClanId; review: MarkId },
    as: Verdict | null,
    by: CallContext,
    errors: NotFound,
  ): Review {
    const clan = clanOf(services, asked.clan, errors);
    const decided = decide(database, clan.id, asked.review, as, { actor: by.actor, at: clock.now() });
    if (decided === undefined) throw errors.NOT_FOUND({ data: { what: "review", ref: String(asked.review) } });
    notices.announce("members", clan.id);
    notices.announce("clans", clan.id);
    return decided;
  }

  return {
    list: os.list.handler(({ input, errors }) => reviewsOf(database.reader, clanOf(services, input.clan, errors).id)),
    decide: os.decide.handler(({ input, context, errors }) => change(input, input.as, context, errors)),
    undo: os.undo.handler(({ input, context, errors }) => change(input, null, context, errors)),
  };
}
