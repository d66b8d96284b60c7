import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { type Command, Option } from "commander";
import { z } from "zod";
import type { Client } from "#main/hosts/client.ts";
import { type ExportWhat, ImportLine } from "#shared/contract/transfer.ts";
import type { ClanId } from "#shared/ids.ts";
import { parseIso, toIso } from "#shared/time.ts";
import { type Cell, csvText } from "#shared/words/table-text.ts";
import { resolveClan } from "./clan-name.ts";
import { CommandError, EXIT } from "./output.ts";
import type { Run } from "./program.ts";
import { type Session, withClient } from "./session.ts";

/** A line of the file: the contract's, with the time as people write it. */
const FileLine = ImportLine.extend({ at: z.string() });

/** One call carries no more than this: the endpoint takes a megabyte. */
const CALL_LINES = 2_000;
const CALL_BYTES = 400_000;
const REFUSALS_SHOWN = 20;

export function addTransferCommands(program: Command, run: Run): void {
  program
    .command("import")
    .description("take values of the past in: a file with one JSON object a line")
    .argument(
      "<file>",
      'lines like {"game":"clash-of-clans","account":"#TAG","at":"2026-01-31T12:00:00Z","metrics":{"trophies":3011}}',
    )
    .action(
      run(async (session, file: string) => {
        if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
        const result = await withClient(session, { fetches: false }, ({ client }) => importFile(session, client, file));
        session.output.print(result, () => [
          `${result.added} values added, ${result.redundant} known or redundant, ${result.refusedCount} refused, of ${result.lines} lines.`,
        ]);
        for (const refusal of result.refused) {
          session.output.say(
            `Line ${refusal.line}${refusal.metric === null ? "" : `, ${refusal.metric}`}: ${refusal.why}`,
          );
        }
        if (result.refusedCount > 0) process.exitCode = result.added + result.redundant > 0 ? EXIT.partly : EXIT.failed;
      }),
    );

  program
    .command("export")
    .description("write what is stored of a clan")
    .argument("<what>", "members, feed, wars or samples")
    .argument("<clan>", "id, tag or name")
    .addOption(new Option("--format <format>", "how").choices(["csv", "json"]))
    .action(
      run(async (session, what: string, name: string, options: { format?: "csv" | "json" }) => {
        const known: readonly ExportWhat[] = ["members", "feed", "wars", "samples"];
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

interface ImportReport {
  readonly lines: number;
  readonly added: number;
  readonly redundant: number;
  readonly refusedCount: number;
  readonly refused: { readonly line: number; readonly metric: string | null; readonly why: string }[];
}

async function importFile(session: Session, client: Client, file: string): Promise<ImportReport> {
  const refused: ImportReport["refused"] = [];
  let [added, redundant, refusedCount, lines] = [0, 0, 0, 0];
  let waiting: { line: number; entry: ImportLine }[] = [];
  let bytes = 0;
  const refuse = (line: number, metric: string | null, why: string) => {
    refusedCount += 1;
    if (refused.length < REFUSALS_SHOWN) refused.push({ line, metric, why });
  };
  const flush = async () => {
    const batch = waiting;
    waiting = [];
    bytes = 0;
    if (batch.length === 0) return;
    const result = await client.transfer.import({ lines: batch.map(({ entry }) => entry) });
    added += result.added;
    redundant += result.redundant;
    for (const refusal of result.refused) refuse(batch[refusal.line]?.line ?? 0, refusal.metric, refusal.why);
    session.output.progress(`${lines} lines, ${added} values added`);
  };
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    lines += 1;
    if (text.trim() === "") continue;
    const entry = parseLine(text);
    if (typeof entry === "string") {
      refuse(lines, null, entry);
      continue;
    }
    waiting.push({ line: lines, entry });
    bytes += Buffer.byteLength(text);
    if (waiting.length >= CALL_LINES || bytes >= CALL_BYTES) await flush();
  }
  await flush();
  session.output.progress("");
  return { lines, added, redundant, refusedCount, refused };
}

/** The line as the contract takes it, or what is wrong with it: one line that it refuses would take its whole call along. */
function parseLine(text: string): ImportLine | string {
  if (Buffer.byteLength(text) > CALL_BYTES) return "is too long";
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "is no JSON";
  }
  const line = FileLine.safeParse(json);
  if (!line.success) return lineFault(json, line.error.issues[0]?.path ?? []);
  const at = parseIso(line.data.at);
  return at === null ? "has a time that is not ISO 8601 with a zone" : { ...line.data, at };
}

function lineFault(json: unknown, path: readonly PropertyKey[]): string {
  const [field] = path;
  if (field === undefined) return "is no JSON object";
  return Object.hasOwn(json as object, field) ? `has a wrong ${path.join(".")}` : `lacks ${String(field)}`;
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
