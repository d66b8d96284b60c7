import { Command, CommanderError } from "commander";
import { VERSION } from "#main/version.ts";
import { addActivityCommands } from "./activities.ts";
import { addClanCommands } from "./clans.ts";
import { addContestCommands } from "./contests.ts";
import { addInactivityCommands } from "./inactivity.ts";
import { addLeaderboardCommands } from "./leaderboards.ts";
import { addReadingCommands } from "./members.ts";
import { createOutput, EXIT } from "./output.ts";
import { addRosterCommands } from "./roster.ts";
import { addRuleCommands } from "./rules.ts";
import { addScheduleCommands } from "./schedules.ts";
import { addHostCommands } from "./serve.ts";
import { describeFailure, type GlobalOptions, type Session, sessionOf } from "./session.ts";
import { addSettingsCommands } from "./settings.ts";
import { addStatsCommands } from "./stats.ts";
import { addSyncCommands } from "./sync.ts";
import { addTransferCommands } from "./transfer.ts";
import { addVerifyCommand } from "./verify.ts";

/** Makes an action of commander's out of one that takes the session first. */
export type Run = <Arguments extends unknown[]>(
  action: (session: Session, ...values: Arguments) => Promise<void>,
) => (...values: [...Arguments, ...unknown[]]) => Promise<void>;

/** Runs the command line and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("adjutant");
  program
    .description("Watches your clans within the games' limits, remembers what happens, and tells.")
    .version(VERSION)
    .option("--data-dir <dir>", "folder of the workspace")
    .option("--json", "print one JSON value on stdout and nothing else", false)
    .showHelpAfterError("Help: adjutant --help")
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });

  const run: Run =
    (action) =>
    async (...values) => {
      const session = sessionOf(
        program.opts<GlobalOptions>(),
        createOutput(program.opts<GlobalOptions>().json ?? false, process.stdout, process.stderr, () => process.stdin),
      );
      try {
        await action(session, ...(values as never));
      } catch (error) {
        const { message, exitCode } = describeFailure(error);
        session.output.progress("");
        session.output.say(message);
        process.exitCode = exitCode;
      }
    };

  addHostCommands(program, run);
  addSettingsCommands(program, run);
  addClanCommands(program, run);
  addSyncCommands(program, run);
  addScheduleCommands(program, run);
  addReadingCommands(program, run);
  addActivityCommands(program, run);
  addInactivityCommands(program, run);
  addRuleCommands(program, run);
  addLeaderboardCommands(program, run);
  addStatsCommands(program, run);
  addTransferCommands(program, run);
  addRosterCommands(program, run);
  addContestCommands(program, run);
  addVerifyCommand(program, run);

  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version are no errors; everything else of commander's is wrong usage.
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
}
