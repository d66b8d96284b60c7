import type { Game } from "#main/games/game.ts";
import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import {
  findRule,
  insertRule,
  listRules,
  removeDismissal,
  removeRule,
  saveDismissal,
  saveRule,
} from "#main/store/members/rules.ts";
import { listSeenMetrics } from "#main/store/samples/seen-metrics.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { Rule, RuleDraft } from "#shared/contract/inactivity.ts";
import type { Actor } from "#shared/game.ts";
import type { AccountId, ClanId, RuleId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { partsOf } from "./metric-parts.ts";
import { findUnknownSignal } from "./progress.ts";

export interface Edit {
  readonly actor: Actor;
  readonly at: Instant;
}

export function rulesOf(reader: Reader, clan: ClanId): Rule[] {
  return listRules(reader, clan);
}

export function findKeptRule(reader: Reader, clan: ClanId, id: RuleId): Rule | undefined {
  return findRule(reader, clan, id);
}

/** The first thing in a rule's conditions that the game has not; null where it has everything. */
export function findUnknown(
  reader: Reader,
  game: Game,
  { conditions }: RuleDraft,
): { readonly what: "metric" | "signal"; readonly ref: string } | null {
  const seen = listSeenMetrics(reader, game.id);
  for (const condition of conditions) {
    if (condition.kind === "quiet-days") {
      const ref = findUnknownSignal(game, condition.signals);
      if (ref !== undefined) return { what: "signal", ref };
    }
    if (condition.kind === "gained" || condition.kind === "value") {
      const ref = condition.metrics.find((key) => partsOf(game.metrics, seen, key) === null);
      if (ref !== undefined) return { what: "metric", ref };
    }
  }
  return null;
}

/** Keeps a rule: a new one, or another version of one that is kept. */
export function keepRule(tx: Tx, clan: StoredClan, before: Rule | undefined, rule: RuleDraft, edit: Edit): Rule {
  const { actor, at } = edit;
  const id = before?.id ?? insertRule(tx, clan.id, rule, { by: actor.name, at });
  if (before !== undefined) saveRule(tx, id, rule);
  appendAudit(tx, {
    ...edit,
    action: "rules.save",
    target: targetOf(clan, id),
    before: before && draftOf(before),
    after: rule,
  });
  return { ...rule, id, createdBy: before?.createdBy ?? actor.name, createdAt: before?.createdAt ?? at };
}

export function dropRule(tx: Tx, clan: StoredClan, rule: Rule, edit: Edit): void {
  removeRule(tx, rule.id);
  appendAudit(tx, {
    ...edit,
    action: "rules.remove",
    target: targetOf(clan, rule.id),
    before: draftOf(rule),
    after: undefined,
  });
}

/** Says of a rule's suggestion that nobody wants to see it, or takes that back. Returns since when it is dismissed. */
export function dismissSuggestion(
  tx: Tx,
  clan: StoredClan,
  suggestion: { readonly rule: RuleId; readonly account: AccountId; readonly isDismissed: boolean },
  edit: Edit,
): Instant | null {
  const { rule, account, isDismissed } = suggestion;
  const dismissedAt = isDismissed ? saveDismissal(tx, { rule, account, at: edit.at }, edit.actor.name) : null;
  if (!isDismissed) removeDismissal(tx, rule, account);
  appendAudit(tx, {
    ...edit,
    action: "rules.dismiss",
    target: targetOf(clan, rule),
    before: undefined,
    after: { account, isDismissed },
  });
  return dismissedAt;
}

function draftOf({ name, action, toRole, conditions, isEnabled }: Rule): RuleDraft {
  return { name, action, toRole, conditions, isEnabled };
}

const targetOf = (clan: StoredClan, id: RuleId) => `${clan.game} ${clan.ref} rule ${id}`;
