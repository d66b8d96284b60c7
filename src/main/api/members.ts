import { toFeedEvent } from "#main/feed/feed.ts";
import { describeMember, findMemberRef, seriesOf } from "#main/members/detail.ts";
import { listMembers } from "#main/members/list.ts";
import type { Guarded, Services } from "./base.ts";
import { sceneOf } from "./scene.ts";

export function membersRouter(os: Guarded["members"], services: Services) {
  const { engine } = services;
  return {
    list: os.list.handler(({ input, errors }) => {
      const list = listMembers(sceneOf(services, input.clan, errors), input.former);
      if (list.freshness.isStale || list.rows.some((row) => row.isStale)) engine.raise(input.clan);
      return list;
    }),
    show: os.show.handler(({ input, errors }) => {
      const detail = describeMember(sceneOf(services, input.clan, errors), input.account, toFeedEvent);
      if (detail === undefined) throw errors.NOT_FOUND({ data: { what: "member", ref: String(input.account) } });
      return detail;
    }),
    series: os.series.handler(({ input, errors }) => {
      const scene = sceneOf(services, input.clan, errors);
      const series = seriesOf(scene, input.account, input.metric, input.from, input.to);
      if (series === undefined) throw errors.NOT_FOUND({ data: { what: "metric of this member", ref: input.metric } });
      return series;
    }),
    refresh: os.refresh.handler(({ input, errors }) => {
      const scene = sceneOf(services, input.clan, errors);
      const { clan, game } = scene;
      const ref = findMemberRef(scene, input.account);
      if (ref === undefined) throw errors.NOT_FOUND({ data: { what: "member", ref: String(input.account) } });
      const asked = [
        game.rosterKind === null ? null : engine.ask(clan.game, game.rosterKind, clan.ref),
        ...game.memberKinds.map((kind) => engine.ask(clan.game, kind, ref)),
      ].filter((one) => one !== null);
      return {
        isAsked: asked.some((one) => one.isAsked),
        goodUntil: asked.length === 0 ? null : Math.max(...asked.map((one) => one.goodUntil)),
      };
    }),
  };
}
