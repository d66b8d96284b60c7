import { gameInfoOf } from "#main/games/info.ts";
import { seenMetricsOf } from "#main/leaderboards/catalogue.ts";
import type { ChangeNotice } from "#shared/contract/app.ts";
import type { Guarded, Services } from "./base.ts";
import { streamOf } from "./stream.ts";

export function appRouter(os: Guarded["app"], services: Services) {
  const { engine, clock } = services;
  return {
    status: os.status.handler(({ context }) => ({
      ...services.status(),
      actor: { ...context.actor },
      clock: { now: clock.now(), speed: clock.speed },
      zone: services.systemZone,
      halted: engine.halted(),
    })),
    games: os.games.handler(() =>
      [...services.games.values()].map((game) => gameInfoOf(game, seenMetricsOf(services.database.reader, game))),
    ),
    changes: os.changes.handler(async function* ({ input, signal }) {
      const unwatch = input.watching === null ? null : engine.watch(input.watching);
      try {
        const stream = streamOf<ChangeNotice>(services.notices.listen, mergeNotices, signal);
        // An empty list says that from here on nothing is missed: who comes back reads anew now.
        yield [];
        for await (const notices of stream) yield [...notices];
      } finally {
        unwatch?.();
      }
    }),
    doctor: os.doctor.handler(() => services.doctor()),
  };
}

function mergeNotices(waiting: readonly ChangeNotice[], more: readonly ChangeNotice[]): ChangeNotice[] {
  const merged = new Map([...waiting, ...more].map((notice) => [`${notice.topic} ${notice.clan}`, notice]));
  return [...merged.values()];
}
