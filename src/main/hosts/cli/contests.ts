import type { Command } from "commander";
import type { Client } from "#main/hosts/client.ts";
import type { ContestTerms } from "#shared/contract/contests.ts";
import { resolveClan } from "./clan-name.ts";
import { contestIdOf, tellContest } from "./contest-access.ts";
import { problemLine } from "./contest-failure.ts";
import { readTermsFile, type WrittenTerms } from "./contest-file.ts";
import { addContestFileCommands } from "./contest-files.ts";
import { withIsoTimes } from "./contest-json.ts";
import { contestListLines, entryLines } from "./contest-lines.ts";
import { addContestStepCommands } from "./contest-steps.ts";
import { usageError } from "./output.ts";
import type { Run } from "./program.ts";
import { withClient } from "./session.ts";

/** `contests …`: from the rules to the exported proof. */
export function addContestCommands(program: Command, run: Run): void {
  const contests = program.command("contests").description("contests with draws that anybody can verify");
  addPlanCommands(contests, run);
  addEntryCommands(contests, run);
  addContestStepCommands(contests, run);
  addContestFileCommands(contests, run);
}

/** `create | list | show | preview | edit | remove`. */
function addPlanCommands(contests: Command, run: Run): void {
  contests
    .command("create")
    .description("make a draft of the terms in a file")
    .argument("<file>", "JSON: clan, title, startAt, endAt, lockBy, mode, winners, rules, …")
    .action(
      run(async (session, file: string) => {
        const written = readTermsFile(file);
        await withClient(session, { fetches: false }, async ({ client }) => {
          const contest = await client.contests.create(await termsFor(client, written));
          await tellContest(session, client, contest);
        });
      }),
    );

  contests
    .command("list")
    .description("what there is, what needs an officer first")
    .argument("[clan]", "id, tag or name")
    .action(
      run(async (session, name: string | undefined) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const clan = name === undefined ? null : (await resolveClan(client, name)).id;
          const [list, status] = await Promise.all([client.contests.list({ clan }), client.app.status()]);
          session.output.print(withIsoTimes(list), () => contestListLines(list, status.clock.now));
          if (list.length === 0)
            session.output.say("There are no contests. Make one with: adjutant contests create FILE.json");
        });
      }),
    );

  contests
    .command("show")
    .description("terms, entries, hashes, winners, and what comes next")
    .argument("<id>")
    .action(
      run(async (session, text: string) => {
        const id = contestIdOf(text);
        await withClient(session, { fetches: false }, async ({ client }) =>
          tellContest(session, client, await client.contests.show({ id })),
        );
      }),
    );

  contests
    .command("preview")
    .description("who would have how many entries now, and why")
    .argument("<contest>", "id of a contest, or a file with terms")
    .action(
      run(async (session, text: string) => {
        const written = /^\d+$/.test(text) ? null : readTermsFile(text);
        await withClient(session, { fetches: false }, async ({ client }) => {
          if (written === null) {
            const list = await client.contests.entries({ id: contestIdOf(text) });
            return session.output.print(withIsoTimes(list), () => entryLines(list));
          }
          const { problems, rulesText, ...list } = await client.contests.preview(await termsFor(client, written));
          session.output.print({ ...(withIsoTimes(list) as object), rulesText, problems }, () => [
            ...rulesText.trimEnd().split("\n"),
            "",
            ...entryLines(list),
            ...problems.map((problem) => `! ${problemLine(problem)}`),
          ]);
        });
      }),
    );

  contests
    .command("edit")
    .description("give a draft the terms in a file")
    .argument("<id>")
    .argument("<file>")
    .action(
      run(async (session, text: string, file: string) => {
        const [id, written] = [contestIdOf(text), readTermsFile(file)];
        await withClient(session, { fetches: false }, async ({ client }) => {
          const terms = await termsFor(client, written);
          await tellContest(session, client, await client.contests.update({ id, terms }));
        });
      }),
    );

  contests
    .command("remove")
    .description("forget a draft")
    .argument("<id>")
    .action(
      run(async (session, text: string) => {
        const id = contestIdOf(text);
        await withClient(session, { fetches: false }, async ({ client }) => {
          const removed = await client.contests.remove({ id });
          session.output.print(withIsoTimes(removed), () => [`Removed the draft ${removed.title}.`]);
        });
      }),
    );
}

/** `correct | opt-out`. */
function addEntryCommands(contests: Command, run: Run): void {
  contests
    .command("correct")
    .description("give a member another number of entries before the lock; the reason is shown to members")
    .argument("<id>")
    .argument("<ref>", "id of the player or in the draw, or a unique name")
    .argument("<weight>", "entries, or `none` to take a correction back")
    .requiredOption("--reason <words>", "why")
    .action(
      run(async (session, text: string, ref: string, written: string, { reason }: { reason: string }) => {
        const [id, weight] = [contestIdOf(text), weightOf(written)];
        await withClient(session, { fetches: false }, async ({ client }) => {
          await client.contests.correct({ id, ref, weight, reason });
          await tellContest(session, client, await client.contests.show({ id }));
        });
      }),
    );

  contests
    .command("opt-out")
    .description("somebody takes no part")
    .argument("<id>")
    .argument("<ref>", "id of the player or in the draw, or a unique name")
    .option("--undo", "takes part again", false)
    .option("--reason <words>", "why", "")
    .action(
      run(async (session, text: string, ref: string, { undo, reason }: { undo: boolean; reason: string }) => {
        const id = contestIdOf(text);
        await withClient(session, { fetches: false }, async ({ client }) => {
          await client.contests.optOut({ id, ref, isOut: !undo, reason });
          await tellContest(session, client, await client.contests.show({ id }));
        });
      }),
    );
}

function weightOf(text: string): number | null {
  if (text === "none") return null;
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw usageError(`“${text}” is no number of entries: a whole number, or “none” to take a correction back.`);
}

async function termsFor(client: Client, { clan, ...terms }: WrittenTerms): Promise<ContestTerms> {
  return { ...terms, clan: (await resolveClan(client, clan)).id };
}
