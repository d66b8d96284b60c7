import { existsSync, readFileSync, statSync } from "node:fs";
import { text as readAll } from "node:stream/consumers";
import { ORPCError } from "@orpc/client";
import { Argument, type Command, Option } from "commander";
import type { Client } from "#main/hosts/client.ts";
import { writeWhole } from "#main/hosts/whole-file.ts";
import type { ClockCheck } from "#shared/contract/contests.ts";
import { toIsoOrNull } from "#shared/time.ts";
import { contestIdOf, tellContest } from "./contest-access.ts";
import { withIsoTimes } from "./contest-json.ts";
import { contestLedgerLines } from "./contest-lines.ts";
import { CommandError, EXIT, usageError } from "./output.ts";
import type { Run } from "./program.ts";
import { type Session, withClient } from "./session.ts";

/** A sealed copy is far smaller; more than one call carries. */
const SEALED_BYTES = 4_000_000;

/** `receipt | proof | lock-file | message | seal | adopt | ledger | clock`: what goes out of the house and comes in. */
export function addContestFileCommands(contests: Command, run: Run): void {
  addProofCommands(contests, run);
  addCopyCommands(contests, run);
  addLedgerCommands(contests, run);
}

interface ProofFiles {
  readonly out: string;
  readonly page?: string;
  readonly evidence?: string;
}

function addProofCommands(contests: Command, run: Run): void {
  contests
    .command("proof")
    .description("write the proof for members; check it with: adjutant verify FILE")
    .argument("<id>")
    .requiredOption("--out <file>", "the proof")
    .option("--page <file>", "also the page that checks it without network")
    .option("--evidence <file>", "also what the entries were computed from")
    .action(
      run(async (session, text: string, files: ProofFiles) => {
        const id = contestIdOf(text);
        await withClient(session, { fetches: false }, async ({ client }) => {
          const { text: proof, report } = await client.contests.proof({ id });
          const page = files.page === undefined ? null : await findPage(client);
          const evidence = files.evidence === undefined ? null : await client.contests.evidence({ id });
          const written = [
            write(files.out, proof),
            ...(files.page === undefined || page === null ? [] : [write(files.page, page.html)]),
            ...(files.evidence === undefined || evidence === null ? [] : [write(files.evidence, evidence.text)]),
          ];
          session.output.print({ files: written, report, pageSha256: page?.sha256 ?? null }, () => [
            ...written.map((file) => `Wrote ${file}`),
            ...(page === null ? [] : [`SHA-256 of the page, to compare with the release: ${page.sha256}`]),
            `The proof holds. Anybody can check it with: adjutant verify ${files.out}`,
          ]);
          if (files.page !== undefined && page === null) {
            session.output.say("This build has no page that checks proofs. Take it from the release.");
            process.exitCode = EXIT.partly;
          }
        });
      }),
    );

  contests
    .command("receipt")
    .description("the proof that one member is in the locked list; on stdout without --out")
    .argument("<id>")
    .argument("<ref>", "id of the player or in the draw, or a unique name")
    .option("--out <file>", "write it there")
    .action(
      run(async (session, contest: string, ref: string, { out }: { out?: string }) => {
        const id = contestIdOf(contest);
        await withClient(session, { fetches: false }, async ({ client }) => {
          const { text } = await client.contests.receipt({ id, ref });
          if (out === undefined) return session.output.raw(text);
          tellWritten(session, [write(out, text)]);
        });
      }),
    );

  contests
    .command("lock-file")
    .description("write the locked list for members, to be attached to the message of the lock")
    .argument("<id>")
    .requiredOption("--out <file>", "where to")
    .action(
      run(async (session, contest: string, { out }: { out: string }) => {
        const id = contestIdOf(contest);
        await withClient(session, { fetches: false }, async ({ client }) =>
          tellWritten(session, [write(out, (await client.contests.lockFile({ id })).text)]),
        );
      }),
    );

  contests
    .command("message")
    .description("the text to post")
    .argument("<id>")
    .addArgument(new Argument("<document>", "which").choices(["commitment", "lock", "result", "void"]))
    .action(
      run(async (session, contest: string, document: "commitment" | "lock" | "result" | "void") => {
        const id = contestIdOf(contest);
        await withClient(session, { fetches: false }, async ({ client }) => {
          const { messages, state } = await client.contests.show({ id });
          const text = messages[document];
          if (text === null) throw new CommandError(`There is no such message yet: the contest is ${state}.`);
          if (session.output.isJson) return session.output.print({ document, text }, () => []);
          // As it is: what is posted must be this text to the letter.
          session.output.raw(text.endsWith("\n") ? text : `${text}\n`);
        });
      }),
    );
}

/** The page that checks proofs; null where this build has none. */
async function findPage(client: Client) {
  try {
    return await client.contests.verifier();
  } catch (error) {
    if (error instanceof ORPCError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

function addCopyCommands(contests: Command, run: Run): void {
  contests
    .command("seal")
    .description("write a copy for a second officer, sealed under a passphrase from stdin")
    .argument("<id>")
    .requiredOption("--out <file>", "where to")
    .action(
      run(async (session, contest: string, { out }: { out: string }) => {
        const id = contestIdOf(contest);
        const passphrase = await readPassphrase(session);
        await withClient(session, { fetches: false }, async ({ client }) =>
          tellWritten(session, [write(out, (await client.contests.seal({ id, passphrase })).text)]),
        );
      }),
    );

  contests
    .command("adopt")
    .description("take over a contest with a sealed copy; the passphrase comes from stdin")
    .argument("<file>")
    .action(
      run(async (session, file: string) => {
        const text = readSealed(file);
        const passphrase = await readPassphrase(session);
        await withClient(session, { fetches: false }, async ({ client }) =>
          tellContest(session, client, await client.contests.adopt({ text, passphrase })),
        );
      }),
    );
}

function addLedgerCommands(contests: Command, run: Run): void {
  contests
    .command("ledger")
    .description("all commitments that were made here, by number; after a restore, which of them count")
    .addOption(
      new Option("--confirm <head>", "the last number here is the last one posted, or begin again").choices([
        "head",
        "new",
      ]),
    )
    .action(
      run(async (session, { confirm }: { confirm?: "head" | "new" }) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const ledger = await (confirm === undefined
            ? client.contests.ledger()
            : client.contests.confirmLedger({ choice: confirm }));
          session.output.print(withIsoTimes(ledger), () => contestLedgerLines(ledger));
          if (ledger.problems.length > 0 || ledger.needsConfirmation) process.exitCode = EXIT.failed;
        });
      }),
    );

  contests
    .command("clock")
    .description("how far this computer's clock is from the beacon's time")
    .action(
      run(async (session) => {
        await withClient(session, { fetches: true }, async ({ client }) => {
          const check = await client.contests.clock();
          session.output.print({ ...check, checkedAt: toIsoOrNull(check.checkedAt) }, () => [clockWords(check)]);
          if (check.isOff) process.exitCode = EXIT.failed;
        });
      }),
    );
}

function clockWords({ aheadMs, isOff, why }: ClockCheck): string {
  if (aheadMs !== null) {
    const seconds = `${(Math.abs(aheadMs) / 1_000).toFixed(0)} s ${aheadMs < 0 ? "behind" : "ahead of"}`;
    return isOff
      ? `The clock is ${seconds} the beacon: set it right before anything is locked.`
      : `The clock is right, within ${seconds} the beacon.`;
  }
  switch (why) {
    case "no-answer":
      return "No relay of the beacon answered, so the clock could not be compared.";
    case "demo-clock":
      return "The demo's clock is not meant to be right.";
    default:
      return "The clock was not compared yet.";
  }
}

/** Writes a file whole; what was there is replaced. */
function write(file: string, text: string): string {
  try {
    writeWhole(file, text);
  } catch {
    throw new CommandError(`${file} cannot be written.`);
  }
  return file;
}

function tellWritten({ output }: Session, files: readonly string[]): void {
  output.print({ files }, () => files.map((file) => `Wrote ${file}`));
}

/** The first line of stdin. */
async function readPassphrase({ output }: Session): Promise<string> {
  if (process.stdin.isTTY) output.say("Type the passphrase, press Enter, then Ctrl+D.");
  const [line = ""] = (await readAll(process.stdin)).split(/\r?\n/);
  if (line === "") throw usageError("No passphrase came on stdin.");
  return line;
}

function readSealed(file: string): string {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  if (!statSync(file).isFile() || statSync(file).size > SEALED_BYTES) {
    throw usageError(`${file} is no sealed copy of a contest.`);
  }
  return readFileSync(file, "utf8");
}
