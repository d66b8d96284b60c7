import { existsSync, readFileSync } from "node:fs";
import { type Command, Option } from "commander";
import type { Client } from "#main/hosts/client.ts";
import type { ExportWhat } from "#shared/contract/transfer.ts";
import type { ClanId } from "#shared/ids.ts";
import { parseIso, toIso } from "#shared/time.ts";
import { type Cell, csvText } from "#shared/words/table-text.ts";
import { resolveClan } from "./clan-name.ts";
import { importFile } from "./import-file.ts";
import { CommandError, EXIT } from "./output.ts";
import type { Run } from "./program.ts";
import { type Session, withClient } from "./session.ts";

export function addTransferCommands(program: Command, run: Run): void {
  program
    .command("import")
    .description("take values of the past in: a file with one JSON object a line")
    .argument(
      "<file>",
      'lines like {"game":"clash-of-clans","account":"#TAG","at":"2026-01-31T12:00:00Z","metrics":{"trophies":3011}}',
    )
    .option("--game <game>", "the file is one answer of this game's servers (CSV of the hiscores)")
    .option("--account <name>", "the player whose answer it is")
    .option("--at <time>", "when it was answered: ISO 8601 with zone")
    .action(
      run(async (session, file: string, answer: AnswerOptions) => {
        if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
        if (Object.keys(answer).length > 0) return importAnswer(session, file, answer);
        const stop = new AbortController();
        const onInterrupt = () => stop.abort();
        process.once("SIGINT", onInterrupt);
        const result = await withClient(session, { fetches: false }, ({ client }) =>
          importFile({ client, file, signal: stop.signal, onProgress: session.output.progress }),
        ).finally(() => process.off("SIGINT", onInterrupt));
        session.output.print(result, () => [
          `${result.added} values added, ${result.redundant} known or redundant, ${result.refusedCount} refused, of ${result.lines} lines.`,
        ]);
        for (const refusal of result.refused) {
          session.output.say(
            `Line ${refusal.line}${refusal.metric === null ? "" : `, ${refusal.metric}`}: ${refusal.why}`,
          );
        }
        if (result.isCancelled) {
          session.output.say("Stopped. What is in stays in; the same file again changes nothing of it and goes on.");
        }
        if (result.refusedCount > 0 || result.isCancelled)
          process.exitCode = result.added + result.redundant > 0 ? EXIT.partly : EXIT.failed;
      }),
    );

  program
    .command("export")
    .description("write what is stored of a clan")
    .argument("<what>", "members, feed, wars, activities or samples")
    .argument("<clan>", "id, tag or name")
    .addOption(new Option("--format <format>", "how").choices(["csv", "json"]))
    .action(
      run(async (session, what: string, name: string, options: { format?: "csv" | "json" }) => {
        const known: readonly ExportWhat[] = ["members", "feed", "wars", "activities", "samples"];
        const table = known.find((one) => one === what);
        if (table === undefined)
          throw new CommandError(`There is no ${what} to export. There are: ${known.join(", ")}.`, EXIT.usage);
        await withClient(session, { fetches: false }, async ({ client }) => {
          const clan = await resolveClan(client, name);
          const { columns, rows } = await exportTable(client, clan.id, table);
          if (session.output.isJson || options.format === "json") {
            const objects = rows.map((row) =>
              Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])),
            );
            session.output.raw(`${JSON.stringify(objects, null, 2)}\n`);
          } else {
            session.output.raw(csvText(columns, rows));
          }
        });
      }),
    );
}

interface AnswerOptions {
  readonly game?: string;
  readonly account?: string;
  readonly at?: string;
}

/** Takes one answer in that was kept as a file. */
async function importAnswer(session: Session, file: string, { game, account, at }: AnswerOptions): Promise<void> {
  const instant = parseIso(at ?? "");
  if (game === undefined || account === undefined || instant === null) {
    throw new CommandError("An answer needs --game, --account and --at, for example 2026-01-31T12:00:00Z.", EXIT.usage);
  }
  const text = readFileSync(file, "utf8");
  const result = await withClient(session, { fetches: false }, ({ client }) =>
    client.transfer.importAnswer({ game, account, at: instant, text }),
  );
  session.output.print(result, () => [
    `${result.added} values added, ${result.redundant} known or redundant, ${result.refused.length} refused.`,
  ]);
  for (const { metric, why } of result.refused) session.output.say(metric === null ? why : `${metric}: ${why}`);
  if (result.refused.length > 0) {
    process.exitCode = result.added + result.redundant > 0 ? EXIT.partly : EXIT.failed;
  }
}

/** Columns whose numbers are instants. */
const INSTANTS = /^(?:at|.*(?:At|From|To|Updated))$/;

async function exportTable(
  client: Client,
  clan: ClanId,
  what: ExportWhat,
): Promise<{ columns: string[]; rows: Cell[][] }> {
  const rows: Cell[][] = [];
  let after: number[] | null = null;
  let columns: string[] = [];
  do {
    const page: Awaited<ReturnType<Client["transfer"]["export"]>> = await client.transfer.export({
      clan,
      what,
      after,
    });
    columns = page.columns;
    const isInstant = columns.map((column) => INSTANTS.test(column));
    for (const row of page.rows) {
      rows.push(row.map((cell, index) => (isInstant[index] === true && typeof cell === "number" ? toIso(cell) : cell)));
    }
    after = page.next;
  } while (after !== null);
  return { columns, rows };
}
