import { gameOfSetting, listAllSettings, preferencesOf, savePreferences, setSetting } from "#main/settings/settings.ts";
import type { DirectAnswer } from "#main/sync/direct.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { Guarded, Services } from "./base.ts";
import { gameOf } from "./scene.ts";

export function settingsRouter(os: Guarded["settings"], services: Services) {
  const { database, games, engine, clock, notices } = services;
  return {
    list: os.list.handler(() => listAllSettings(database.reader, games)),
    set: os.set.handler(({ input, context, errors }) => {
      const edit = { actor: context.actor, at: clock.now() };
      const result = database.durably((tx) => setSetting(tx, games, input.key, input.value, edit));
      if (!result.ok) {
        if (result.code === "unknown") throw errors.UNKNOWN_SETTING({ data: { key: input.key, known: result.known } });
        throw errors.INVALID_VALUE({ data: { key: input.key, expected: result.expected } });
      }
      const game = gameOfSetting(input.key);
      if (game !== null && input.key.endsWith(".baseUrl")) engine.upstreamsChanged(game);
      else engine.wake();
      notices.announce("settings");
      return result.setting;
    }),
  };
}

export function preferencesRouter(os: Guarded["preferences"], services: Services) {
  const { database } = services;
  return {
    get: os.get.handler(({ context }) => preferencesOf(database.reader, context.actor)),
    set: os.set.handler(({ input, context }) => {
      const saved = database.transact((tx) => savePreferences(tx, context.actor, input));
      services.notices.announce("settings");
      return saved;
    }),
  };
}

export function keysRouter(os: Guarded["keys"], services: Services) {
  const { engine, keys, clock } = services;
  return {
    list: os.list.handler(() => keys.status()),
    set: os.set.handler(({ input, context, errors }) => {
      const game = gameOf(services, input.game, errors);
      if (game.key === null) throw errors.NO_KEY_NEEDED({ data: { game: game.id } });
      if (input.keys.some((key) => game.inspectKey(key) === null))
        throw errors.INVALID_KEY({ data: { game: game.id } });
      keys.replace(game, input.keys, { actor: context.actor, at: clock.now() });
      engine.keysChanged();
      return keys.status(game.id);
    }),
    test: os.test.handler(async ({ input, errors }) => {
      const game = gameOf(services, input.game, errors);
      const tested = await Promise.all(
        keys.status(game.id).map(async (key) => {
          const answer: DirectAnswer =
            key.state === "locked"
              ? { kind: "held", outcome: "unauthorized", detail: "The key cannot be opened here: enter it again." }
              : await engine.testKey(game, key.upstream, key.id);
          return { id: key.id, ...verdictOf(answer) };
        }),
      );
      const now = new Map(keys.status(game.id).map((key) => [key.id, key]));
      services.notices.announce("keys");
      return tested.flatMap(({ id, outcome, detail }) => {
        const key = now.get(id);
        return key === undefined ? [] : [{ ...key, outcome, detail }];
      });
    }),
    remove: os.remove.handler(({ input, context, errors }) => {
      const game = gameOf(services, input.game, errors);
      const removed = keys.remove(game.id, { actor: context.actor, at: clock.now() });
      engine.keysChanged();
      return { removed };
    }),
  };
}

/** A server that answers anything but a refusal has taken the key. */
function verdictOf(answer: DirectAnswer): { outcome: OutcomeKind; detail: string | null } {
  if (answer.kind === "held") return { outcome: answer.outcome, detail: answer.detail };
  const { outcome } = answer;
  switch (outcome.kind) {
    case "read":
    case "same-bytes":
    case "not-found":
    case "private":
      return { outcome: "fresh", detail: null };
    default:
      return { outcome: outcome.kind, detail: outcome.detail };
  }
}
