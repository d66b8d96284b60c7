import type { Client } from "#main/hosts/client.ts";
import type { ContestDetail, EntryList } from "#shared/contract/contests.ts";
import { ContestId } from "#shared/ids.ts";
import { contestJson } from "./contest-json.ts";
import { contestLines } from "./contest-lines.ts";
import { usageError } from "./output.ts";
import type { Session } from "./session.ts";

/** The contest that ID names: its number as `contests list` shows it. */
export function contestIdOf(text: string): ContestId {
  const id = ContestId.safeParse(/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null);
  if (!id.success) throw usageError(`“${text}” is no id of a contest. They are told by: adjutant contests list`);
  return id.data;
}

/** Prints a contest with its entries, as `contests show` does. */
export async function tellContest(session: Session, client: Client, contest: ContestDetail): Promise<void> {
  const [list, status]: [EntryList, { clock: { now: number } }] = await Promise.all([
    client.contests.entries({ id: contest.id }),
    client.app.status(),
  ]);
  session.output.print(contestJson(contest, list), () => contestLines(contest, list, status.clock.now));
}

/**
 * Asks before what cannot be taken back, where somebody sits at a terminal. A script said what it wants by calling the
 * command: it is not asked.
 */
export async function isConfirmed(
  { output }: Session,
  { yes }: { readonly yes: boolean },
  lines: readonly string[],
  question: string,
): Promise<boolean> {
  if (yes || output.isJson || !output.canAsk()) return true;
  for (const line of lines) output.say(line);
  if (await output.ask(question)) return true;
  output.say("Nothing was changed.");
  return false;
}
