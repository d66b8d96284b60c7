import { type Command, InvalidArgumentError } from "commander";
import type { Client } from "#main/hosts/client.ts";
import type { InactivityRow, MemberNote, Suggestion } from "#shared/contract/inactivity.ts";
import type { NoteId } from "#shared/ids.ts";
import { toIso, toIsoOrNull } from "#shared/time.ts";
import {
  actionWords,
  evidenceWords,
  progressWords,
  quietText,
  type RuleWording,
  ruleWording,
} from "#shared/words/inactivity.ts";
import { resolveClan } from "./clan-name.ts";
import { resolveMember } from "./member-name.ts";
import { tableLines, usageError } from "./output.ts";
import type { Run } from "./program.ts";
import { withClient } from "./session.ts";

/** `inactive`, `suggestions`, `notes list | add | withdraw` */
export function addInactivityCommands(program: Command, run: Run): void {
  program
    .command("inactive")
    .description("members by days without progress, the longest first")
    .argument("<clan>", "id, tag or name")
    .option("--days <n>", "only who made none for so many days", parseDays, 0)
    .option("--signals <ids>", "what counts as progress, with commas between; everything where left out")
    .action(
      run(async (session, name: string, options: { days: number; signals?: string }) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const { id: clan, game } = await resolveClan(client, name);
          const wording = await wordingFor(client, game);
          const signals = (options.signals ?? "").split(",").flatMap((one) => one.trim() || []);
          const list = await client.inactivity.list({ clan, signals });
          const rows = list.rows.filter((row) => (row.days ?? -1) >= options.days || options.days === 0);
          session.output.print({ watchedSince: toIsoOrNull(list.watchedSince), rows: rows.map(rowJson) }, () =>
            rowLines(rows, wording),
          );
          if (list.watchedSince === null) {
            session.output.say(`Nothing is known yet. Fetch it with: adjutant sync --clan ${clan} --wait`);
          }
        });
      }),
    );

  program
    .command("suggestions")
    .description("whom the rules of a clan suggest, and what speaks for it")
    .argument("<clan>", "id, tag or name")
    .action(
      run(async (session, name: string) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const { id: clan, game } = await resolveClan(client, name);
          const wording = await wordingFor(client, game);
          const list = await client.rules.suggestions({ clan });
          session.output.print(list.map(suggestionJson), () => list.flatMap((one) => suggestionLines(one, wording)));
          if (list.length === 0) session.output.say("No rule suggests anybody.");
        });
      }),
    );

  const notes = program.command("notes").description("what officers wrote down about members");

  notes
    .command("list")
    .description("notes and warnings of a member, the newest first")
    .argument("<clan>", "id, tag or name")
    .argument("<member>", "tag or name")
    .action(
      run(async (session, clanName: string, memberName: string) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const { id: clan } = await resolveClan(client, clanName);
          const { id: account } = await resolveMember(client, clan, memberName);
          const list = await client.notes.list({ clan, account });
          session.output.print(list.map(noteJson), () => noteLines(list));
        });
      }),
    );

  notes
    .command("add")
    .description("write something down about a member")
    .argument("<clan>", "id, tag or name")
    .argument("<member>", "tag or name")
    .argument("<text>", "what is to be kept")
    .option("--warning", "a warning, which rules can ask for", false)
    .action(
      run(async (session, clanName: string, memberName: string, text: string, options: { warning: boolean }) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          if (text.trim() === "") throw usageError("There is nothing to write down.");
          const { id: clan } = await resolveClan(client, clanName);
          const member = await resolveMember(client, clan, memberName);
          const kind = options.warning ? "warning" : "note";
          const note = await client.notes.add({ clan, account: member.id, kind, text });
          session.output.print(noteJson(note), () => [`Added ${kind} ${note.id} about ${member.name}.`]);
        });
      }),
    );

  notes
    .command("withdraw")
    .description("take a note or a warning back; it stays readable")
    .argument("<clan>", "id, tag or name")
    .argument("<id>", "id as `notes list` shows it")
    .option("--undo", "put it back", false)
    .action(
      run(async (session, clanName: string, id: string, options: { undo: boolean }) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const { id: clan } = await resolveClan(client, clanName);
          const note = await client.notes.withdraw({ clan, id: noteId(id), isWithdrawn: !options.undo });
          session.output.print(noteJson(note), () => [`${options.undo ? "Put back" : "Withdrew"} ${note.kind} ${id}.`]);
        });
      }),
    );
}

/** Words with the names that the game has. */
export async function wordingFor(client: Client, game: string): Promise<RuleWording> {
  const games = await client.app.games();
  return ruleWording(
    games.find((one) => one.id === game),
    String,
  );
}

const signed = (value: number) => (value > 0 ? `+${value}` : String(value));

function rowJson(row: InactivityRow) {
  const { account, joinedAt, progress, checkedAt, ...rest } = row;
  return {
    id: account,
    ...rest,
    joinedAt: toIsoOrNull(joinedAt),
    progress: progress && { ...progress, from: toIsoOrNull(progress.from), to: toIso(progress.to) },
    checkedAt: toIsoOrNull(checkedAt),
  };
}

function rowLines(rows: readonly InactivityRow[], wording: RuleWording): string[] {
  return tableLines(
    [
      { head: "name" },
      { head: "tag" },
      { head: "role" },
      { head: "without progress", align: "right" },
      { head: "last progress" },
      { head: "after" },
      { head: "until" },
      { head: "warnings", align: "right" },
    ],
    rows.map((row) => [
      row.isNotFound ? `${row.name} (not found)` : row.name,
      row.ref,
      row.gameRole === null ? null : wording.role(row.gameRole),
      quietText(row),
      row.progress && progressWords(row.progress, wording, signed),
      toIsoOrNull(row.progress?.from ?? null),
      toIsoOrNull(row.progress?.to ?? null),
      row.warnings,
    ]),
  );
}

/** A suggestion with its instants written out. */
export function suggestionJson(suggestion: Suggestion) {
  const { account, evidence, dismissedAt, ...rest } = suggestion;
  return {
    id: account,
    ...rest,
    dismissedAt: toIsoOrNull(dismissedAt),
    evidence: evidence.map((one) => ({ ...one, from: toIsoOrNull(one.from), to: toIsoOrNull(one.to) })),
  };
}

function suggestionLines(suggestion: Suggestion, wording: RuleWording): string[] {
  const { name, ref, ruleName, dismissedAt, evidence } = suggestion;
  const dismissed = dismissedAt === null ? "" : " (dismissed)";
  return [
    `${name} ${ref}: ${actionWords(suggestion, wording)}, by “${ruleName}”${dismissed}`,
    ...evidence.map((one) => `  ${evidenceWords(one, wording)}`),
  ];
}

function noteJson(note: MemberNote) {
  return { ...note, writtenAt: toIso(note.writtenAt), withdrawnAt: toIsoOrNull(note.withdrawnAt) };
}

function noteLines(notes: readonly MemberNote[]): string[] {
  return tableLines(
    [
      { head: "id", align: "right" },
      { head: "kind" },
      { head: "written" },
      { head: "by" },
      { head: "withdrawn" },
      { head: "text" },
    ],
    notes.map((note) => [
      note.id,
      note.kind,
      toIso(note.writtenAt),
      note.writtenBy,
      toIsoOrNull(note.withdrawnAt),
      note.text,
    ]),
  );
}

function noteId(text: string): NoteId {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw usageError(`“${text}” is no id of a note. \`notes list\` shows them.`);
  return Number(text) as NoteId;
}

function parseDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 10_000) {
    throw new InvalidArgumentError("It must be a whole number from 1 to 10000.");
  }
  return days;
}
