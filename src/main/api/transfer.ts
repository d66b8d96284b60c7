import { listMembers } from "#main/members/list.ts";
import { exportPage } from "#main/transfer/export.ts";
import { importLines } from "#main/transfer/import.ts";
import type { Guarded, Services } from "./base.ts";
import { sceneOf } from "./scene.ts";

export function transferRouter(os: Guarded["transfer"], services: Services) {
  const { database, games, clock, notices } = services;
  return {
    import: os.import.handler(({ input, context }) => {
      const imported = importLines(database, games, input.lines, { actor: context.actor, at: clock.now() });
      notices.announce("members");
      return imported;
    }),
    export: os.export.handler(({ input, errors }) => {
      const scene = sceneOf(services, input.clan, errors);
      return exportPage(scene.reader, scene.clan, input.what, input.after, () => listMembers(scene, true));
    }),
  };
}
