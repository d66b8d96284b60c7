import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { z } from "zod";
import { type Rule, RuleDraft } from "#shared/contract/inactivity.ts";
import type { RuleId } from "#shared/ids.ts";
import { toIso } from "#shared/time.ts";
import { actionWords, conditionWords, type RuleWording } from "#shared/words/inactivity.ts";
import { resolveClan } from "./clan-name.ts";
import { wordingFor } from "./inactivity.ts";
import { CommandError, usageError } from "./output.ts";
import type { Run } from "./program.ts";
import { withClient } from "./session.ts";

/** `rules list | add | remove` */
export function addRuleCommands(program: Command, run: Run): void {
  const rules = program.command("rules").description("by what members of a clan are suggested for something");

  rules
    .command("list")
    .description("the rules of a clan")
    .argument("<clan>", "id, tag or name")
    .action(
      run(async (session, name: string) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const { id: clan, game } = await resolveClan(client, name);
          const wording = await wordingFor(client, game);
          const list = await client.rules.list({ clan });
          session.output.print(list.map(ruleJson), () => list.flatMap((rule) => ruleLines(rule, wording)));
          if (list.length === 0) session.output.say("There are no rules. Make one with: adjutant rules add CLAN FILE");
        });
      }),
    );

  rules
    .command("add")
    .description("keep a rule: FILE is JSON of {name, action, toRole, conditions}, as `rules list --json` shows them")
    .argument("<clan>", "id, tag or name")
    .argument("<file>", "the file")
    .action(
      run(async (session, name: string, file: string) => {
        const rule = readRule(file);
        await withClient(session, { fetches: false }, async ({ client }) => {
          const { id: clan, game } = await resolveClan(client, name);
          const wording = await wordingFor(client, game);
          const kept = await client.rules.save({ clan, id: null, rule });
          const suggested = (await client.rules.suggestions({ clan })).filter((one) => one.rule === kept.id);
          session.output.print(ruleJson(kept), () => [
            ...ruleLines(kept, wording),
            `It suggests ${suggested.length} ${suggested.length === 1 ? "member" : "members"} now.`,
          ]);
        });
      }),
    );

  rules
    .command("remove")
    .description("forget a rule")
    .argument("<clan>", "id, tag or name")
    .argument("<id>", "id as `rules list` shows it")
    .action(
      run(async (session, name: string, id: string) => {
        if (!/^[1-9]\d{0,14}$/.test(id)) throw usageError(`“${id}” is no id of a rule. \`rules list\` shows them.`);
        await withClient(session, { fetches: false }, async ({ client }) => {
          const { id: clan } = await resolveClan(client, name);
          const removed = await client.rules.remove({ clan, id: Number(id) as RuleId });
          session.output.print(ruleJson(removed), () => [`Removed “${removed.name}”.`]);
        });
      }),
    );
}

function readRule(file: string): RuleDraft {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new CommandError(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : ""}`);
  }
  const read = RuleDraft.safeParse(json);
  if (!read.success) throw usageError(`${file} is no rule. ${z.prettifyError(read.error)}`);
  return read.data;
}

function ruleJson(rule: Rule) {
  return { ...rule, createdAt: toIso(rule.createdAt) };
}

function ruleLines(rule: Rule, wording: RuleWording): string[] {
  const off = rule.isEnabled ? "" : " (switched off)";
  return [
    `${rule.id} “${rule.name}”: ${actionWords(rule, wording)}${off}`,
    ...rule.conditions.map((condition) => `  ${conditionWords(condition, wording)}`),
  ];
}
