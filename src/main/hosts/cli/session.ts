import { ORPCError } from "@orpc/client";
import { createSystemClock, sleep } from "#main/clock.ts";
import type { Client } from "#main/hosts/client.ts";
import { dataDirOf } from "#main/hosts/data-dir.ts";
import { openLog } from "#main/hosts/log.ts";
import { refusalWords } from "#main/hosts/refusal-words.ts";
import { type GuestSeat, type OwnerSeat, takeSeat } from "#main/hosts/seat.ts";
import { readVerifierPage } from "#main/hosts/verifier-page.ts";
import { loadWorkspaceKey } from "#main/hosts/workspace-key.ts";
import { VERSION } from "#main/version.ts";
import type { WorkspaceOptions } from "#main/workspace.ts";
import type { HaltReason, OutcomeKind } from "#shared/contract/base.ts";
import type { CronProblem } from "#shared/contract/schedules.ts";
import { cronProblemWords } from "#shared/words/cron.ts";
import { haltWords } from "#shared/words/halt.ts";
import { UNREADABLE_WORDS } from "#shared/words/roster.ts";
import { OUTCOME_WORDS } from "#shared/words/trouble.ts";
import { contestFailure } from "./contest-failure.ts";
import { CommandError, EXIT, type Output } from "./output.ts";

/** One run of a command: where the data is, and where words go. */
export interface Session {
  readonly dataDir: string;
  readonly output: Output;
}

export interface GlobalOptions {
  readonly dataDir?: string;
  readonly json?: boolean;
}

export function sessionOf(options: GlobalOptions, output: Output): Session {
  return { dataDir: dataDirOf(options.dataDir), output };
}

/** What a command needs of the workspace while it runs. */
export interface Access {
  readonly client: Client;
  readonly seat: OwnerSeat | GuestSeat;
}

/**
 * Runs a command with the contract at hand: inside this process where nobody else has the workspace, else as a client of
 * who has. `fetches` lets what is asked for by hand be fetched while the command owns the workspace.
 */
export async function withClient<T>(
  session: Session,
  options: { readonly fetches: boolean },
  run: (access: Access) => Promise<T>,
): Promise<T> {
  const log = openLog(session.dataDir, "cli");
  const taken = await takeSeat({
    dataDir: session.dataDir,
    host: "cli",
    now: createSystemClock().now,
    sleep,
    workspace: async () => commandWorkspace(session.dataDir, log),
    assets: null,
    port: 0,
    tokens: [],
    onDefect: log.defect,
  });
  if (!taken.ok) throw new CommandError(refusalWords(taken));
  const { seat } = taken;
  try {
    if (seat.kind === "owner" && options.fetches) seat.workspace.engine.start("only-asked");
    return await run({ client: seat.client, seat });
  } finally {
    await seat.close();
  }
}

function commandWorkspace(dataDir: string, log: WorkspaceOptions["log"]): WorkspaceOptions {
  const unavailable = () => Promise.reject(new Error("The demo is started with: adjutant demo"));
  return {
    dataDir,
    kind: "own",
    host: "cli",
    version: VERSION,
    capabilities: [],
    workspaceKey: loadWorkspaceKey(dataDir),
    log,
    verifier: readVerifierPage,
    demo: { open: unavailable, leave: unavailable, clock: null },
  };
}

/** Words and exit code for whatever ended a command. */
export function describeFailure(error: unknown): { readonly message: string; readonly exitCode: number } {
  if (error instanceof CommandError) return { message: error.message, exitCode: error.exitCode };
  if (error instanceof ORPCError) return { message: callFailure(error), exitCode: exitCodeOf(error) };
  const message = error instanceof Error ? error.message : String(error);
  return { message: `That failed, which it should not: ${message}`, exitCode: EXIT.failed };
}

function exitCodeOf(error: ORPCError<string, unknown>): number {
  return error.code === "BAD_REQUEST" || error.status === 422 ? EXIT.usage : EXIT.failed;
}

function callFailure(error: ORPCError<string, unknown>): string {
  const data = (error.data ?? {}) as Record<string, unknown>;
  const text = (key: string) => String(data[key] ?? "");
  switch (error.code) {
    case "NOT_FOUND":
      return `There is no ${text("what")} ${text("ref")}.`;
    case "INVALID_REF":
      return `“${text("ref")}” cannot be a clan there. One looks like this: ${text("example")}`;
    case "INVALID_NAME":
      return `“${text("name")}” is no name that the game allows.`;
    case "NAMES_SWAPPED":
      return `Members are to have one another's names, “${text("name")}” among them. Give one of them a name that nobody has first.`;
    case "NOT_BY_HAND":
      return "The game itself says who is in this clan: the roster is not kept by hand.";
    case "UNREADABLE":
      return UNREADABLE_WORDS[text("why") as keyof typeof UNREADABLE_WORDS];
    case "UNKNOWN_PLACE":
      return `There is no service ${text("place")} that keeps rosters of this game.`;
    case "NOT_TOLD":
      return `The service did not tell the group: ${OUTCOME_WORDS[text("outcome") as OutcomeKind]}. ${text("detail")}`.trim();
    case "NOT_FOUND_BY_NAME":
      return `No clan of the name “${text("ref")}” was told: ${OUTCOME_WORDS[text("outcome") as OutcomeKind]}. ${text("detail")}`.trim();
    case "ALREADY_TRACKED":
      return `This clan is tracked already: ${text("name")} (${text("clan")}).`;
    case "UNKNOWN_ZONE":
      return `“${text("zone")}” is no time zone. One looks like this: Europe/Berlin`;
    case "NO_KEY_NEEDED":
      return `${text("game")} needs no key.`;
    case "INVALID_KEY":
      return "That cannot be a key: it holds blanks or characters that no key has.";
    case "UNKNOWN_SETTING":
      return `There is no setting ${text("key")}. Known are: ${(data.known as string[] | undefined)?.join(", ") ?? "none"}.`;
    case "INVALID_VALUE":
      return `${text("key")} takes ${text("expected")}.`;
    case "INVALID_CRON": {
      const { cause, next } = cronProblemWords(data as CronProblem);
      return `${cause} ${next}`;
    }
    case "UNREADABLE_ANSWER":
      return text("detail");
    case "UNKNOWN_METRIC":
      return `There is no metric “${text("metric")}” to compare members by. Those of a game are told by: adjutant games --json`;
    case "INVALID_WINDOW":
      return text("why") === "no-seasons" ? "This game has no seasons." : "The window ends before it begins.";
    case "HINDERED":
    case "BAD_SIGNATURE":
    case "AMBIGUOUS":
    case "NO_ENTRIES":
    case "BAD_PASSPHRASE":
    case "ALREADY_HERE":
    case "CLAN_NOT_TRACKED":
    case "INVALID_TERMS":
      return contestFailure(error.code, data);
    case "FORBIDDEN":
      return "This needs a role that this token does not have.";
    case "STORE_UNAVAILABLE":
      return haltWords(text("why") as HaltReason).cause;
    case "DEFECT":
      return `That failed, which it should not. The log has the reference ${text("reference")}.`;
    case "BAD_REQUEST":
      return "The input was not understood.";
    default:
      return error.message;
  }
}
