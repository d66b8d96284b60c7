import { applyChanges, parseChanges } from "#main/roster/apply.ts";
import { listMemberRefs, wasEverIn } from "#main/roster/find.ts";
import { type RosterList, readList } from "#main/roster/list.ts";
import { describeRoster, listOfReading, previewList } from "#main/roster/preview.ts";
import { proposeRenames } from "#main/roster/proposals.ts";
import { renameAccount } from "#main/roster/rename.ts";
import type { DirectAnswer } from "#main/sync/direct.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { ClanId } from "#shared/ids.ts";
import type { Guarded, Services } from "./base.ts";
import { clanOf, gameOf, type NotFound } from "./scene.ts";

export function rosterRouter(os: Guarded["roster"], services: Services) {
  const { database, engine, clock, notices } = services;
  const sceneOf = (id: ClanId, errors: NotFound) => {
    const clan = clanOf(services, id, errors);
    return { clan, game: gameOf(services, clan.game, errors), reader: database.reader };
  };
  /** Null: every clan, for a member who is renamed has one name in all that they are or were in. */
  const told = (clan: ClanId | null) => {
    engine.wake();
    for (const topic of ["clans", "members"] as const) notices.announce(topic, clan);
    notices.announce("feed");
  };

  return {
    show: os.show.handler(({ input, errors }) => {
      const { reader, game, clan } = sceneOf(input.clan, errors);
      return describeRoster(reader, game, clan);
    }),

    preview: os.preview.handler(async ({ input, errors }) => {
      const { reader, game, clan } = sceneOf(input.clan, errors);
      if (game.rosterKind !== null) throw errors.NOT_BY_HAND({ data: { game: game.id } });
      const { source } = input;
      if (source.kind === "text") {
        const read = readList(source.text, game);
        if (!read.ok) throw errors.UNREADABLE({ data: { why: read.why } });
        return previewList(reader, game, clan, read.list, null);
      }
      const place = game.rosterPlaces.find(({ id }) => id === source.place);
      if (place === undefined) throw errors.UNKNOWN_PLACE({ data: { place: source.place } });
      const ref = place.parseRef(source.ref);
      if (ref === null) throw errors.INVALID_REF({ data: { ref: source.ref, example: place.example } });
      const answer = listOfAnswer(await engine.look(game, place.rosterKind, ref), (reading) =>
        listOfReading(reading, game),
      );
      if (!answer.ok) throw errors.NOT_TOLD({ data: { outcome: answer.outcome, detail: answer.detail } });
      return previewList(reader, game, clan, answer.list, place.id);
    }),

    apply: os.apply.handler(({ input, context, errors }) => {
      const { game, clan } = sceneOf(input.clan, errors);
      if (game.rosterKind !== null) throw errors.NOT_BY_HAND({ data: { game: game.id } });
      const { from } = input.changes;
      const place = game.rosterPlaces.find(({ id }) => id === from?.place);
      if (from !== undefined && place === undefined) throw errors.UNKNOWN_PLACE({ data: { place: from.place } });
      const named = from === undefined ? {} : { from: { ...from, ref: place?.parseRef(from.ref) ?? from.ref } };
      const parsed = parseChanges(game, { ...input.changes, ...named });
      if (!parsed.ok) throw errors.INVALID_NAME({ data: { name: parsed.name } });
      const result = database.durably((tx) => {
        const done = applyChanges(tx, game, clan, parsed.changes, { actor: context.actor, at: clock.now() });
        if (!done.ok) return done;
        engine.replanAccounts(tx, game, done.gone);
        engine.replan(tx, clan.id);
        return done;
      });
      if (!result.ok) throw errors.NAMES_SWAPPED({ data: { name: result.name } });
      told(parsed.changes.renames.length > 0 ? null : clan.id);
      return result.applied;
    }),

    renames: os.renames.handler(({ input, errors }) => {
      const { reader, game, clan } = sceneOf(input.clan, errors);
      return game.rosterKind === null ? proposeRenames(reader, game, clan.id) : [];
    }),

    rename: os.rename.handler(({ input, context, errors }) => {
      const { reader, game, clan } = sceneOf(input.clan, errors);
      if (game.rosterKind !== null) throw errors.NOT_BY_HAND({ data: { game: game.id } });
      const { account, name } = input;
      if (!wasEverIn(reader, clan.id, account)) {
        throw errors.NOT_FOUND({ data: { what: "member", ref: String(account) } });
      }
      const ref = game.parseAccountRef(name);
      if (ref === null) throw errors.INVALID_NAME({ data: { name } });
      const renamed = database.durably((tx) => {
        const how = renameAccount(tx, game, { account, ref, name }, { actor: context.actor, at: clock.now() });
        engine.replanAccounts(tx, game, [ref]);
        return how;
      });
      told(null);
      return { account, isMerged: renamed === "merged" };
    }),

    importHistory: os.importHistory.handler(({ input, context, errors }) => {
      const { reader, game, clan } = sceneOf(input.clan, errors);
      const kind = game.rosterPlaces.find(({ id }) => id === input.place)?.historyKind ?? null;
      if (kind === null) throw errors.UNKNOWN_PLACE({ data: { place: input.place } });
      const refs = listMemberRefs(reader, clan.id);
      const batch = database.transact((tx) => engine.beginBatchOf(tx, clan.id, kind, refs, context.actor));
      engine.hurry();
      return { batch, members: refs.length };
    }),
  };
}

type Told =
  | { readonly ok: true; readonly list: RosterList }
  | { readonly ok: false; readonly outcome: OutcomeKind; readonly detail: string | null };

/** The list in an answer, or what came in its place. */
function listOfAnswer(
  answer: DirectAnswer,
  listOf: (
    reading: Extract<Extract<DirectAnswer, { kind: "answered" }>["outcome"], { kind: "read" }>["reading"],
  ) => RosterList | null,
): Told {
  if (answer.kind === "held") return { ok: false, outcome: answer.outcome, detail: answer.detail };
  const { outcome } = answer;
  if (outcome.kind === "read") {
    const list = listOf(outcome.reading);
    if (list !== null) return { ok: true, list };
    return { ok: false, outcome: "malformed", detail: "The answer does not tell who is in the group." };
  }
  if (outcome.kind === "same-bytes") return { ok: false, outcome: "unchanged", detail: null };
  return { ok: false, outcome: outcome.kind, detail: outcome.detail };
}
