import { Argument, type Command, InvalidArgumentError } from "commander";
import type { ContestDetail, DrawDocument } from "#shared/contract/contests.ts";
import { GRADE_WORDS } from "#shared/draw/grade.ts";
import type { ContestId } from "#shared/ids.ts";
import { contestIdOf, isConfirmed, tellContest } from "./contest-access.ts";
import { parseTime } from "./members.ts";
import type { Run } from "./program.ts";
import { type Access, type Session, withClient } from "./session.ts";
import { watchChecks } from "./sync.ts";

/** What cannot be taken back is asked about on a terminal. */
interface Confirmable {
  readonly yes: boolean;
}

interface Step {
  readonly session: Session;
  readonly access: Access;
  readonly id: ContestId;
}

/** `activate | end | lock | draw | rearm | void | publish | beacon | witness`. */
export function addContestStepCommands(contests: Command, run: Run): void {
  addFinalSteps(contests, run);
  addRecords(contests, run);

  contests
    .command("end")
    .description(
      "end it, once its end has passed, and check everybody a last time; Adjutant does both by itself while it runs",
    )
    .argument("<id>")
    .action(
      run(async (session, text: string) => {
        const id = contestIdOf(text);
        await withClient(session, { fetches: true }, async (access) => {
          const { client, seat } = access;
          const ended = await client.contests.end({ id });
          // Nobody else fetches: without this the last check waits until somebody starts Adjutant.
          const check = seat.kind === "owner" && ended.lastCheck?.state === "running" ? ended.lastCheck : null;
          if (check !== null) await watchChecks(session, access, [check.id]);
          await tellContest(session, client, check === null ? ended : await client.contests.show({ id }));
        });
      }),
    );
}

/** Runs a step that is for good, after asking about it. */
async function takeStep(
  session: Session,
  text: string,
  options: Confirmable,
  asking: (contest: ContestDetail) => readonly string[],
  take: (step: Step) => Promise<ContestDetail>,
): Promise<void> {
  const id = contestIdOf(text);
  await withClient(session, { fetches: false }, async (access) => {
    const { client } = access;
    const [question = "", ...lines] = asking(await client.contests.show({ id })).toReversed();
    if (!(await isConfirmed(session, options, lines.toReversed(), question))) return;
    await tellContest(session, client, await take({ session, access, id }));
  });
}

const YES = ["--yes", "do it without asking"] as const;

function addFinalSteps(contests: Command, run: Run): void {
  contests
    .command("activate")
    .description("fix the terms for good and make the commitment, to be posted before the contest ends")
    .argument("<id>")
    .option(...YES, false)
    .action(
      run((session, text: string, options: Confirmable) =>
        takeStep(
          session,
          text,
          options,
          ({ title, rulesText, grade }) => [
            ...rulesText.trimEnd().split("\n"),
            `Grade: ${GRADE_WORDS[grade].title}. ${GRADE_WORDS[grade].meaning}`,
            `Activate ${title}? The terms cannot be changed any more.`,
          ],
          ({ access, id }) => access.client.contests.activate({ id }),
        ),
      ),
    );

  contests
    .command("lock")
    .description("freeze the entries and make the lock, to be posted before the draw")
    .argument("<id>")
    .option(...YES, false)
    .action(
      run((session, text: string, options: Confirmable) =>
        takeStep(
          session,
          text,
          options,
          ({ title, id }) => [
            `The entries are shown by: adjutant contests preview ${id}`,
            `Lock the entries of ${title}? They cannot be corrected any more, and there is no second lock.`,
          ],
          ({ access, id }) => access.client.contests.lock({ id }),
        ),
      ),
    );

  contests
    .command("draw")
    .description("draw it now, where all that it takes is there; online the beacon is asked")
    .argument("<id>")
    .option(...YES, false)
    .action(
      run((session, text: string, options: Confirmable) =>
        takeStep(
          session,
          text,
          options,
          ({ title }) => [`Draw ${title}? It is drawn once.`],
          ({ access, id }) => access.client.contests.draw({ id }),
        ),
      ),
    );

  contests
    .command("rearm")
    .description("another attempt with a new lock and secret, while the lock is missed or not final")
    .argument("<id>")
    .requiredOption("--lock-by <time>", "the entries are locked by then: ISO 8601 with zone", parseTime)
    .requiredOption("--reason <words>", "why; members read it")
    .option("--round <n>", "round of the beacon; the first one ten minutes after the lock where absent", parseRound)
    .option(...YES, false)
    .action(
      run((session, text: string, options: Confirmable & { lockBy: number; reason: string; round?: number }) =>
        takeStep(
          session,
          text,
          options,
          ({ title, attempt }) => [
            `Re-arm ${title}? Attempt ${attempt} stays on record, and the new one has a commitment of its own to post.`,
          ],
          ({ access, id }) => {
            const { lockBy, reason, round = null } = options;
            return access.client.contests.rearm({ id, lockBy, reason, round });
          },
        ),
      ),
    );

  contests
    .command("void")
    .description("declare it void for good")
    .argument("<id>")
    .requiredOption("--reason <words>", "why; members read it")
    .option(...YES, false)
    .action(
      run((session, text: string, options: Confirmable & { reason: string }) =>
        takeStep(
          session,
          text,
          options,
          ({ title }) => [`Declare ${title} void? It is never drawn.`],
          ({ access, id }) => access.client.contests.void({ id, reason: options.reason }),
        ),
      ),
    );
}

/** What happened elsewhere and is written down: where something was posted, what the beacon and witnesses said. */
function addRecords(contests: Command, run: Run): void {
  contests
    .command("publish")
    .description("record where a document was posted; the texts are told by: contests message")
    .argument("<id>")
    .addArgument(new Argument("<document>", "which").choices(["commitment", "lock", "result"]))
    .requiredOption("--place <place>", "where, such as discord or forum")
    .option("--reference <text>", "what it is found by there: ids, an address", "")
    .option("--at <time>", "when it was posted: ISO 8601 with zone", parseTime)
    .action(
      run(async (session, text: string, document: DrawDocument, options: Posted) => {
        const { place, reference, at = null } = options;
        await told(session, text, ({ access, id }) =>
          access.client.contests.publish({ id, document, place, reference, at }),
        );
      }),
    );

  contests
    .command("beacon")
    .description("draw with the beacon's signature of the committed round, copied by hand")
    .argument("<id>")
    .argument("<signature>", "96 hexadecimal digits")
    .action(
      run(async (session, text: string, signature: string) => {
        await told(session, text, ({ access, id }) => access.client.contests.beacon({ id, signature }));
      }),
    );

  contests
    .command("witness")
    .description("record what a witness said in public after the lock")
    .argument("<id>")
    .argument("<name>", "as the terms name the witness")
    .argument("<value>", "what was said")
    .action(
      run(async (session, text: string, name: string, value: string) => {
        await told(session, text, ({ access, id }) => access.client.contests.witness({ id, name, value }));
      }),
    );
}

interface Posted {
  readonly place: string;
  readonly reference: string;
  readonly at?: number;
}

async function told(session: Session, text: string, take: (step: Step) => Promise<ContestDetail>): Promise<void> {
  const id = contestIdOf(text);
  await withClient(session, { fetches: false }, async (access) =>
    tellContest(session, access.client, await take({ session, access, id })),
  );
}

function parseRound(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError("It must be the number of a round.");
  return Number(text);
}
