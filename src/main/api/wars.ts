import { describeWar, describeWars } from "#main/wars/view.ts";
import type { Guarded, Services } from "./base.ts";
import { sceneOf } from "./scene.ts";

export function warsRouter(os: Guarded["wars"], services: Services) {
  return {
    list: os.list.handler(({ input, errors }) => {
      const list = describeWars(sceneOf(services, input.clan, errors));
      if (list.freshness.isStale) services.engine.raise(input.clan);
      return list;
    }),
    show: os.show.handler(({ input, errors }) => {
      const war = describeWar(sceneOf(services, input.clan, errors), input.war);
      if (war === undefined) throw errors.NOT_FOUND({ data: { what: "war", ref: String(input.war) } });
      return war;
    }),
  };
}
