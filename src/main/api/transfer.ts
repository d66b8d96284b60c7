import { listMembers } from "#main/members/list.ts";
import { exportPage } from "#main/transfer/export.ts";
import { importLines } from "#main/transfer/import.ts";
import type { Guarded, Services } from "./base.ts";
import { gameOf, sceneOf } from "./scene.ts";

export function transferRouter(os: Guarded["transfer"], services: Services) {
  const { database, games, clock, notices } = services;
  return {
    import: os.import.handler(({ input, context }) => {
      const imported = importLines(database, games, input.lines, { actor: context.actor, at: clock.now() });
      notices.announce("members");
      return imported;
    }),
    importAnswer: os.importAnswer.handler(({ input, context, errors }) => {
      const { readCsv, name, id } = gameOf(services, input.game, errors);
      const read = readCsv?.(input.text, input.at) ?? { ok: false, detail: `Of ${name} no answers are kept as CSV.` };
      if (!read.ok) throw errors.UNREADABLE_ANSWER({ data: { detail: read.detail } });
      const line = { game: id, account: input.account, at: input.at, metrics: { ...read.values } };
      const imported = importLines(database, games, [line], { actor: context.actor, at: clock.now() });
      notices.announce("members");
      return imported;
    }),
    export: os.export.handler(({ input, errors }) => {
      const scene = sceneOf(services, input.clan, errors);
      return exportPage(scene, input.what, input.after, () => listMembers(scene, true));
    }),
  };
}
