import { askReport } from "#main/activities/reread.ts";
import { describeTotals } from "#main/activities/totals.ts";
import { describeActivities, describeActivityDetail } from "#main/activities/view.ts";
import type { ActivityId } from "#shared/ids.ts";
import type { Guarded, Services } from "./base.ts";
import { type NotFound, sceneOf } from "./scene.ts";

export function activitiesRouter(os: Guarded["activities"], services: Services) {
  const { database, engine, clock, notices } = services;
  function detailOf(scene: ReturnType<typeof sceneOf>, activity: ActivityId, errors: NotFound) {
    const detail = describeActivityDetail(scene, activity);
    if (detail === undefined) throw errors.NOT_FOUND({ data: { what: "activity", ref: String(activity) } });
    return detail;
  }
  return {
    list: os.list.handler(({ input, errors }) => {
      const list = describeActivities(sceneOf(services, input.clan, errors), { ...input, withoutKind: true });
      if (list.freshness.isStale) engine.raise(input.clan);
      return list;
    }),
    recent: os.recent.handler(({ input, errors }) => {
      const scene = sceneOf(services, input.clan, errors);
      const any = { kind: null, withoutKind: false, account: null, onlyCleared: false, leastMembers: 1, before: null };
      const { freshness, activities } = describeActivities(scene, { ...any, limit: input.limit });
      return { freshness, activities };
    }),
    show: os.show.handler(({ input, errors }) =>
      detailOf(sceneOf(services, input.clan, errors), input.activity, errors),
    ),
    totals: os.totals.handler(({ input, errors }) =>
      describeTotals(database, sceneOf(services, input.clan, errors), input.from, input.to),
    ),
    reread: os.reread.handler(({ input, context, errors }) => {
      const scene = sceneOf(services, input.clan, errors);
      detailOf(scene, input.activity, errors);
      const edit = { actor: context.actor, at: clock.now() };
      const isAsked = database.durably((tx) => askReport(tx, scene, input.activity, edit));
      engine.wake();
      notices.announce("activities", input.clan);
      return { isAsked };
    }),
  };
}
