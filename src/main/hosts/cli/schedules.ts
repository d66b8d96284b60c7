import { type Command, InvalidArgumentError } from "commander";
import type { Client } from "#main/hosts/client.ts";
import type { Schedule, ScheduleChanges } from "#shared/contract/schedules.ts";
import type { ScheduleId } from "#shared/ids.ts";
import { isBlank } from "#shared/plain-text.ts";
import { DEFAULT_MOST_RUNS, LONGEST_SCHEDULE_NAME, MOST_RUNS } from "#shared/schedule-limits.ts";
import { toIso, toIsoOrNull } from "#shared/time.ts";
import { cronWords } from "#shared/words/cron.ts";
import { lastRunText, runsText, skipText } from "#shared/words/schedule.ts";
import { resolveClan } from "./clan-name.ts";
import { parseTime } from "./members.ts";
import { EXIT, tableLines, usageError } from "./output.ts";
import type { Run } from "./program.ts";
import { type Access, type Session, withClient } from "./session.ts";
import { checkToTheEnd } from "./sync.ts";

interface Given {
  readonly clan?: string;
  readonly cron?: string;
  readonly before?: number;
  readonly name?: string;
  readonly mostRuns?: number;
  readonly off?: boolean;
  readonly on?: boolean;
}

/** `schedules list | add | change | remove | run` */
export function addScheduleCommands(program: Command, run: Run): void {
  const schedules = program.command("schedules").description("when clans are checked as a whole by themselves");

  schedules
    .command("list")
    .description("all schedules, with their next run and what came of the last")
    .option("--clan <clan>", "only those of this one")
    .action(
      run(async (session, options: Given) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const clan = options.clan === undefined ? null : (await resolveClan(client, options.clan)).id;
          const list = await client.schedules.list({ clan });
          session.output.print(list.map(scheduleJson), () => (list.length === 0 ? [NONE] : listLines(list)));
        });
      }),
    );

  schedules
    .command("add")
    .description("check a clan at these times")
    .argument("<clan>", "id, tag or name")
    .option("--cron <expression>", "minute, hour, day, month, weekday in the clan's zone: '0 19 * * *'")
    .option("--before <time>", "once, so early that everybody is asked before it: ISO 8601 with zone", parseTime)
    .option("--name <name>", "what it is called; its times where it is left out")
    .option("--most-runs <n>", "runs that begin by themselves in a day of the clan", parseMostRuns, DEFAULT_MOST_RUNS)
    .option("--off", "made, and not switched on yet", false)
    .action(
      run(async (session, name: string, options: Given) => {
        await withClient(session, { fetches: false }, async (access) => {
          const { client } = access;
          const { cron = null, before: beforeAt = null } = options;
          if ((cron === null) === (beforeAt === null)) throw usageError("Give one of --cron and --before.");
          const clan = await resolveClan(client, name);
          const usual = cron === null ? "Last check" : cronWords(cron).slice(0, LONGEST_SCHEDULE_NAME);
          const made = await client.schedules.create({
            clan: clan.id,
            cron,
            beforeAt,
            name: options.name === undefined ? usual : nameOf(options.name),
            mostRunsADay: options.mostRuns ?? DEFAULT_MOST_RUNS,
            enabled: options.off !== true,
          });
          tell(session, access, made, "Added");
        });
      }),
    );

  schedules
    .command("change")
    .description("change what is given of a schedule")
    .argument("<id>", "id as `schedules list` shows it")
    .option("--cron <expression>", "minute, hour, day, month, weekday in the clan's zone")
    .option("--before <time>", "once, so early that everybody is asked before it: ISO 8601 with zone", parseTime)
    .option("--name <name>", "what it is called")
    .option("--clan <clan>", "which clan it checks: id, tag or name")
    .option("--most-runs <n>", "runs that begin by themselves in a day of the clan", parseMostRuns)
    .option("--on", "switch it on")
    .option("--off", "switch it off")
    .action(
      run(async (session, id: string, options: Given) => {
        await withClient(session, { fetches: false }, async (access) => {
          const changes = await changesOf(access.client, options);
          if (Object.keys(changes).length === 0) throw usageError("Nothing was given to change.");
          tell(session, access, await access.client.schedules.change({ schedule: idOf(id), changes }), "Changed");
        });
      }),
    );

  schedules
    .command("remove")
    .description("remove a schedule; what it found stays")
    .argument("<id>", "id as `schedules list` shows it")
    .action(
      run(async (session, id: string) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const removed = await client.schedules.remove({ schedule: idOf(id) });
          session.output.print(scheduleJson(removed), () => [`Removed “${removed.name}” of ${removed.clanName}.`]);
        });
      }),
    );

  schedules
    .command("run")
    .description("run a schedule now, whatever its times and limit say; it is none of today's runs")
    .argument("<id>", "id as `schedules list` shows it")
    .option("--wait", "wait for the end also where Adjutant runs already and fetches by itself", false)
    .action(
      run(async (session, id: string, options: { wait: boolean }) => {
        const schedule = idOf(id);
        const exitCode = await checkToTheEnd(session, options.wait, async (client) => [
          (await client.schedules.runNow({ schedule })).id,
        ]);
        if (exitCode !== EXIT.ok) process.exitCode = exitCode;
      }),
    );
}

const NONE = "There are no schedules. Make one with: adjutant schedules add CLAN --cron '0 19 * * *'";

async function changesOf(client: Client, options: Given): Promise<ScheduleChanges> {
  const { cron, before: beforeAt, name, clan, mostRuns, on, off } = options;
  if (cron !== undefined && beforeAt !== undefined) throw usageError("Give one of --cron and --before.");
  if (on === true && off === true) throw usageError("It can be switched on or off, not both.");
  return {
    ...(cron !== undefined && { cron }),
    ...(beforeAt !== undefined && { beforeAt }),
    ...(name !== undefined && { name: nameOf(name) }),
    ...(clan !== undefined && { clan: (await resolveClan(client, clan)).id }),
    ...(mostRuns !== undefined && { mostRunsADay: mostRuns }),
    ...((on === true || off === true) && { enabled: on === true }),
  };
}

function tell(session: Session, access: Access, schedule: Schedule, done: string): void {
  const { name, clanName, words, zone, nextRunAt } = schedule;
  const none = schedule.enabled ? "It is over." : "It is switched off.";
  const next = nextRunAt === null ? none : `Next ${toIso(nextRunAt)}.`;
  session.output.print(scheduleJson(schedule), () => [
    `${done} ${schedule.id} “${name}”: ${clanName} ${words} (${zone}). ${next}`,
  ]);
  if (access.seat.kind === "owner" && nextRunAt !== null) {
    session.output.say("It runs while Adjutant does: the app, or adjutant serve.");
  }
}

function scheduleJson(schedule: Schedule) {
  const { last } = schedule;
  return {
    ...schedule,
    beforeAt: toIsoOrNull(schedule.beforeAt),
    nextRunAt: toIsoOrNull(schedule.nextRunAt),
    lastRunAt: toIsoOrNull(schedule.lastRunAt),
    createdAt: toIso(schedule.createdAt),
    last: last && { ...last, startedAt: toIso(last.startedAt), finishedAt: toIsoOrNull(last.finishedAt) },
  };
}

function listLines(list: readonly Schedule[]): string[] {
  return tableLines(
    [
      { head: "id", align: "right" },
      { head: "clan" },
      { head: "name" },
      { head: "when" },
      { head: "zone" },
      { head: "next" },
      { head: "state" },
    ],
    list.map((one) => [one.id, one.clanName, one.name, one.words, one.zone, toIsoOrNull(one.nextRunAt), stateOf(one)]),
  );
}

function stateOf(schedule: Schedule): string {
  const { last, lastSkip, enabled } = schedule;
  const parts = [
    enabled ? runsText(schedule) : "switched off",
    last === null ? null : lastRunText(last),
    lastSkip === null ? null : skipText(lastSkip),
  ];
  return parts.filter((part) => part !== null).join(", ");
}

function idOf(text: string): ScheduleId {
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw usageError(`“${text}” is no id of a schedule. \`schedules list\` shows them.`);
  return Number(text) as ScheduleId;
}

function nameOf(text: string): string {
  if (isBlank(text) || text.trim().length > LONGEST_SCHEDULE_NAME) {
    throw usageError(`--name takes 1 to ${LONGEST_SCHEDULE_NAME} characters.`);
  }
  return text;
}

function parseMostRuns(text: string): number {
  const runs = Number(text);
  if (!Number.isInteger(runs) || runs < 1 || runs > MOST_RUNS) {
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_RUNS}.`);
  }
  return runs;
}
