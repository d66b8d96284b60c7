import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { Command } from "commander";
import { CommandError, EXIT, usageError } from "./output.ts";
import type { Run } from "./program.ts";
import type { Session } from "./session.ts";
import { type Finding, findingOf, numberingOf, UNREAD, withEvidence } from "./verify-finding.ts";

/** A proof of 100 000 entries with the longest names, each letter escaped, is smaller. */
const FILE_BYTES = 256 * 1024 * 1024;

/** `verify FILE...`: proofs, receipts and commitments. Needs no workspace and no network, and opens neither. */
export function addVerifyCommand(program: Command, run: Run): void {
  program
    .command("verify")
    .description("check the proof of a draw, a member's receipt, or the numbering of an organiser's commitments")
    .argument("<file...>", "as handed out: proofs, receipts, lists of commitments")
    .option("--evidence <file>", "check also that this is the evidence that the one proof was locked with")
    .option("--commitments", "check the numbering of the commitments in all the files together", false)
    .action(
      run(async (session, files: string[], options: { evidence?: string; commitments: boolean }) => {
        const { evidence, commitments } = options;
        const [file = "", ...others] = files;
        if (evidence !== undefined && (commitments || others.length > 0)) {
          throw usageError("Evidence is checked against one proof: verify PROOF --evidence FILE.");
        }
        if (commitments) return tell(session, numberingOf(files.map((one) => [one, readFile(one)])));
        if (others.length > 0) return tellAll(session, files);
        const finding = findingOf(readFile(file));
        tell(session, evidence === undefined ? finding : withEvidence(finding, basename(evidence), readFile(evidence)));
      }),
    );
}

function tell({ output }: Session, { ok, json, lines }: Finding): void {
  output.print(json, () => lines);
  if (!ok) process.exitCode = EXIT.failed;
}

function tellAll({ output }: Session, files: readonly string[]): void {
  const found = files.map((file) => ({ file, ...findingOrReason(file) }));
  output.print(
    found.map(({ file, json }) => ({ file, ...json })),
    () => found.flatMap(({ file, lines }) => [`== ${file}`, ...lines, ""]),
  );
  if (found.some(({ ok }) => !ok)) process.exitCode = EXIT.failed;
}

/** One file that is missing is no reason to say nothing of the others. */
function findingOrReason(file: string): Finding {
  try {
    return findingOf(readFile(file));
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { ok: false, json: { ...UNREAD, error: error.message }, lines: [error.message], lock: null };
  }
}

function readFile(file: string): Uint8Array {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new CommandError(`There is no file ${file}.`);
  if (!stats.isFile()) throw new CommandError(`${file} is no file.`);
  if (stats.size > FILE_BYTES) throw new CommandError(`${file} is too large to be a proof (more than 256 MB).`);
  try {
    return readFileSync(file);
  } catch {
    throw new CommandError(`${file} cannot be read.`);
  }
}
