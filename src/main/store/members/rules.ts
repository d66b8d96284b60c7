import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import { Rule, type RuleDraft } from "#shared/contract/inactivity.ts";
import type { AccountId, ClanId, RuleId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

interface RuleRow extends Omit<Rule, "conditions" | "isEnabled"> {
  readonly conditions: string;
  readonly isEnabled: 0 | 1;
}

const SELECT = `select id, name, action, to_role as toRole, conditions, is_enabled as isEnabled, created_by as createdBy,
  created_at as createdAt from member_rules`;

/** A rule as it is stored; undefined where an earlier version wrote conditions that nobody knows any more. */
function ruleOf(row: RuleRow): Rule | undefined {
  return Rule.safeParse({ ...row, conditions: conditionsOf(row.conditions), isEnabled: row.isEnabled === 1 }).data;
}

function conditionsOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The rules of a clan in the order in which they were made. */
export function listRules(reader: Reader, clan: ClanId): Rule[] {
  return queryAll<RuleRow>(reader, `${SELECT} where clan_id = ? order by id`, clan).flatMap((row) => ruleOf(row) ?? []);
}

export function findRule(reader: Reader, clan: ClanId, id: RuleId): Rule | undefined {
  const row = queryFirst<RuleRow>(reader, `${SELECT} where clan_id = ? and id = ?`, clan, id);
  return row && ruleOf(row);
}

export function insertRule(
  tx: Tx,
  clan: ClanId,
  rule: RuleDraft,
  made: { readonly by: string; readonly at: Instant },
): RuleId {
  return execute(
    tx,
    `insert into member_rules (clan_id, name, action, to_role, conditions, is_enabled, created_by, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    clan,
    rule.name,
    rule.action,
    rule.toRole,
    JSON.stringify(rule.conditions),
    Number(rule.isEnabled),
    made.by,
    made.at,
  ).lastId as RuleId;
}

export function saveRule(tx: Tx, id: RuleId, rule: RuleDraft): void {
  execute(
    tx,
    "update member_rules set name = ?, action = ?, to_role = ?, conditions = ?, is_enabled = ? where id = ?",
    rule.name,
    rule.action,
    rule.toRole,
    JSON.stringify(rule.conditions),
    Number(rule.isEnabled),
    id,
  );
}

/** Forgets a rule, and whom it suggested in vain. */
export function removeRule(tx: Tx, id: RuleId): void {
  execute(tx, "delete from member_rules where id = ?", id);
}

export interface Dismissal {
  readonly rule: RuleId;
  readonly account: AccountId;
  readonly at: Instant;
}

/** The suggestions of a clan's rules that an officer does not want to see. */
export function listDismissals(reader: Reader, clan: ClanId): Dismissal[] {
  return queryAll(
    reader,
    `select rule_dismissals.rule_id as rule, rule_dismissals.account_id as account, rule_dismissals.dismissed_at as at
     from member_rules join rule_dismissals on rule_dismissals.rule_id = member_rules.id
     where member_rules.clan_id = ?`,
    clan,
  );
}

/** Says of a suggestion that it was dismissed, and when; who dismissed it first stays. Returns when that was. */
export function saveDismissal(tx: Tx, { rule, account, at }: Dismissal, by: string): Instant {
  execute(
    tx,
    `insert into rule_dismissals (rule_id, account_id, dismissed_by, dismissed_at) values (?, ?, ?, ?)
     on conflict do nothing`,
    rule,
    account,
    by,
    at,
  );
  return (
    queryFirst<{ at: Instant }>(
      tx,
      "select dismissed_at as at from rule_dismissals where rule_id = ? and account_id = ?",
      rule,
      account,
    )?.at ?? at
  );
}

export function removeDismissal(tx: Tx, rule: RuleId, account: AccountId): void {
  execute(tx, "delete from rule_dismissals where rule_id = ? and account_id = ?", rule, account);
}
