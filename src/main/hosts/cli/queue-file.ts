import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Command } from "commander";
import { LooseQueueDocument, type QueueImport } from "#shared/contract/queue.ts";
import { toIsoOrNull } from "#shared/time.ts";
import { findingAdvice, findingWords } from "#shared/words/queue-faults.ts";
import { CommandError, EXIT, tableLines } from "./output.ts";
import type { Run } from "./program.ts";
import { withClient } from "./session.ts";

/** Lines shown of what an import would change, and of what it did not understand. */
const SHOWN = 20;

/** `queue export | import | validate` */
export function addQueueFileCommands(queue: Command, run: Run): void {
  queue
    .command("export")
    .description("the schedule and the state of every attempt as one JSON document, without any secret")
    .option("--out <file>", "write it there")
    .action(
      run(async (session, options: { out?: string }) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const document = await client.queue.export();
          const text = `${JSON.stringify(document, null, 1)}\n`;
          if (options.out === undefined) {
            session.output.raw(text);
            return;
          }
          writeFileSync(options.out, text, { mode: 0o600 });
          const written = { file: options.out, resources: document.resources.length, clans: document.clans.length };
          session.output.print(written, () => [`${written.resources} lines are in ${written.file}.`]);
        });
      }),
    );
  queue
    .command("import")
    .description(
      "take in what such a document says of what is needed here; without --yes it only says what it would do",
    )
    .argument("<file>")
    .option("--yes", "do it", false)
    .action(
      run(async (session, file: string, options: { yes: boolean }) => {
        const document = readDocument(file);
        await withClient(session, { fetches: false }, async ({ client }) => {
          const result = await client.queue.import({ document, isDryRun: !options.yes });
          session.output.print(importJson(result), () => importLines(result));
          if (result.invalid.length > 0) process.exitCode = result.changes.length > 0 ? EXIT.partly : EXIT.failed;
        });
      }),
    );
  queue
    .command("validate")
    .description("look whether the queue fits the clans")
    .option("--repair", "set right what can be", false)
    .action(
      run(async (session, options: { repair: boolean }) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const { repaired, findings } = options.repair
            ? await client.queue.repair()
            : { repaired: 0, findings: await client.queue.validate() };
          session.output.print(options.repair ? { repaired, findings } : findings, () => [
            ...(options.repair ? [`${repaired} set right.`] : []),
            ...(findings.length === 0 ? ["The queue fits the clans and their members."] : []),
            ...findings.flatMap((finding) => [findingWords(finding), `    ${findingAdvice(finding)}`]),
          ]);
          if (findings.length > 0) process.exitCode = EXIT.failed;
        });
      }),
    );
}

function readDocument(file: string): LooseQueueDocument {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new CommandError(`${file} is no JSON.`);
  }
  const document = LooseQueueDocument.safeParse(json);
  if (!document.success) throw new CommandError(`${file} is no queue that was exported by Adjutant.`);
  return document.data;
}

function importJson(result: QueueImport) {
  const shown = <State extends { readonly dueAt: number | null }>(state: State) => ({
    ...state,
    dueAt: toIsoOrNull(state.dueAt),
  });
  return {
    ...result,
    changes: result.changes.map((change) => ({
      ...change,
      before: change.before === null ? null : shown(change.before),
      after: shown(change.after),
    })),
  };
}

function importLines({ isDryRun, changes, skipped, invalid, unknownClans }: QueueImport): string[] {
  const more = (count: number) => (count > SHOWN ? [`… and ${count - SHOWN} more`] : []);
  return [
    ...(changes.length === 0
      ? []
      : tableLines(
          [{ head: "what" }, { head: "tag" }, { head: "state" }, { head: "due here" }, { head: "due after" }],
          changes
            .slice(0, SHOWN)
            .map(({ kind, ref, before, after }) => [
              kind,
              ref,
              after.state,
              toIsoOrNull(before?.dueAt ?? null),
              toIsoOrNull(after.dueAt),
            ]),
        )),
    ...more(changes.length),
    ...invalid.slice(0, SHOWN).map(({ line, why }) => `Line ${line + 1} ${why}.`),
    ...more(invalid.length),
    ...unknownClans.map(({ game, ref }) => `${ref} of ${game} is not tracked here.`),
    `${changes.length} ${isDryRun ? "would change" : "changed"}; ${skipped["not-needed"]} not needed here, ` +
      `${skipped["known-better"]} known better here, ${skipped.same} the same, ${invalid.length} not understood.`,
    ...(isDryRun && changes.length > 0 ? ["Nothing was changed yet. Do it with: --yes"] : []),
  ];
}
