import { addNote, findKeptNote, notesOf, withdrawNote } from "#main/inactivity/notes.ts";
import { findUnknownSignal, listInactivity } from "#main/inactivity/progress.ts";
import {
  dismissSuggestion,
  dropRule,
  type Edit,
  findKeptRule,
  findUnknown,
  keepRule,
  rulesOf,
} from "#main/inactivity/rules.ts";
import { listSuggestions, previewRule } from "#main/inactivity/suggest.ts";
import { findMemberRef } from "#main/members/detail.ts";
import type { RuleDraft } from "#shared/contract/inactivity.ts";
import type { Actor } from "#shared/game.ts";
import type { AccountId, ClanId, NoteId, RuleId } from "#shared/ids.ts";
import type { Guarded, Services } from "./base.ts";
import { clanOf, type NotFound, sceneOf } from "./scene.ts";

export function inactivityRouter(os: Guarded["inactivity"], services: Services) {
  return {
    list: os.list.handler(({ input, errors }) => {
      const scene = sceneOf(services, input.clan, errors);
      const unknown = findUnknownSignal(scene.game, input.signals);
      if (unknown !== undefined) throw errors.NOT_FOUND({ data: { what: "signal", ref: unknown } });
      return listInactivity(scene, input.signals);
    }),
  };
}

export function rulesRouter(os: Guarded["rules"], services: Services) {
  const { database, clock, notices } = services;
  const { reader } = database;
  const editOf = (actor: Actor): Edit => ({ actor, at: clock.now() });

  function ruleOf(clan: ClanId, id: RuleId, errors: NotFound) {
    const rule = findKeptRule(reader, clan, id);
    if (rule === undefined) throw errors.NOT_FOUND({ data: { what: "rule", ref: String(id) } });
    return rule;
  }

  /** The clan, where its game has everything that the rule asks for. */
  function sceneFor(clan: ClanId, rule: RuleDraft, errors: NotFound) {
    const scene = sceneOf(services, clan, errors);
    const unknown = findUnknown(reader, scene.game, rule);
    if (unknown !== null) throw errors.NOT_FOUND({ data: unknown });
    return scene;
  }

  return {
    list: os.list.handler(({ input, errors }) => rulesOf(reader, clanOf(services, input.clan, errors).id)),
    save: os.save.handler(({ input, context, errors }) => {
      const { clan } = sceneFor(input.clan, input.rule, errors);
      const before = input.id === null ? undefined : ruleOf(clan.id, input.id, errors);
      const kept = database.durably((tx) => keepRule(tx, clan, before, input.rule, editOf(context.actor)));
      notices.announce("members", clan.id);
      return kept;
    }),
    remove: os.remove.handler(({ input, context, errors }) => {
      const clan = clanOf(services, input.clan, errors);
      const rule = ruleOf(clan.id, input.id, errors);
      database.durably((tx) => dropRule(tx, clan, rule, editOf(context.actor)));
      notices.announce("members", clan.id);
      return rule;
    }),
    suggestions: os.suggestions.handler(({ input, errors }) => listSuggestions(sceneOf(services, input.clan, errors))),
    preview: os.preview.handler(({ input, errors }) =>
      previewRule(sceneFor(input.clan, input.rule, errors), input.rule),
    ),
    dismiss: os.dismiss.handler(({ input, context, errors }) => {
      const scene = sceneOf(services, input.clan, errors);
      const { clan } = scene;
      const rule = ruleOf(clan.id, input.id, errors);
      const { account, isDismissed } = input;
      needMember(scene, account, errors);
      const asked = { rule: rule.id, account, isDismissed };
      const dismissedAt = database.durably((tx) => dismissSuggestion(tx, clan, asked, editOf(context.actor)));
      notices.announce("members", clan.id);
      return { dismissedAt };
    }),
  };
}

export function notesRouter(os: Guarded["notes"], services: Services) {
  const { database, clock, notices } = services;
  const { reader } = database;

  function noteOf(clan: ClanId, id: NoteId, errors: NotFound) {
    const note = findKeptNote(reader, clan, id);
    if (note === undefined) throw errors.NOT_FOUND({ data: { what: "note", ref: String(id) } });
    return note;
  }

  return {
    list: os.list.handler(({ input, errors }) => {
      const notes = notesOf(reader, clanOf(services, input.clan, errors).id, input.account);
      if (notes === undefined) throw missing(input.account, errors);
      return notes;
    }),
    add: os.add.handler(({ input, context, errors }) => {
      const scene = sceneOf(services, input.clan, errors);
      needMember(scene, input.account, errors);
      const edit = { actor: context.actor, at: clock.now() };
      const note = database.durably((tx) => addNote(tx, scene.clan, input, edit));
      notices.announce("members", scene.clan.id);
      return note;
    }),
    withdraw: os.withdraw.handler(({ input, context, errors }) => {
      const clan = clanOf(services, input.clan, errors);
      const before = noteOf(clan.id, input.id, errors);
      const edit = { actor: context.actor, at: clock.now() };
      const note = database.durably((tx) => withdrawNote(tx, clan, before, input.isWithdrawn, edit));
      notices.announce("members", clan.id);
      return note;
    }),
  };
}

function needMember(scene: Parameters<typeof findMemberRef>[0], account: AccountId, errors: NotFound): void {
  if (findMemberRef(scene, account) === undefined) throw missing(account, errors);
}

function missing(account: AccountId, errors: NotFound): Error {
  return errors.NOT_FOUND({ data: { what: "member", ref: String(account) } });
}
