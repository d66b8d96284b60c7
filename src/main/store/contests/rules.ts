import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll } from "#main/store/statements.ts";
import { ContestRule } from "#shared/contract/contests.ts";
import type { ContestId } from "#shared/ids.ts";
import { readStrings } from "./json.ts";

interface RuleRow extends Omit<ContestRule, "targets"> {
  readonly contest: ContestId;
  readonly targets: string;
}

/** The rules of every contest asked for, in their order; a contest without rules is absent. */
export function listContestRules(reader: Reader, contests: readonly ContestId[]): Map<ContestId, ContestRule[]> {
  const rows = queryAll<RuleRow>(
    reader,
    `select contest_id as contest, type, targets, match, comparator, threshold, weight, cap, per from contest_rules
     where contest_id in (select value from json_each(?)) order by contest_id, position`,
    JSON.stringify(contests),
  );
  const rules = new Map<ContestId, ContestRule[]>();
  for (const { contest, targets, ...rest } of rows) {
    const rule = ContestRule.parse({ ...rest, targets: readStrings(targets) });
    const known = rules.get(contest);
    if (known === undefined) rules.set(contest, [rule]);
    else known.push(rule);
  }
  return rules;
}

/** Replaces all rules of a contest. */
export function saveContestRules(tx: Tx, contest: ContestId, rules: readonly ContestRule[]): void {
  execute(tx, "delete from contest_rules where contest_id = ?", contest);
  for (const [position, rule] of rules.entries()) {
    execute(
      tx,
      `insert into contest_rules (contest_id, position, type, targets, match, comparator, threshold, weight, cap, per)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      contest,
      position,
      rule.type,
      JSON.stringify(rule.targets),
      rule.match,
      rule.comparator,
      rule.threshold,
      rule.weight,
      rule.cap,
      rule.per,
    );
  }
}
