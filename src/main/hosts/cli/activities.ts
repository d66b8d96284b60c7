import { type Command, InvalidArgumentError } from "commander";
import type { ActivityDetail, ActivitySummary } from "#shared/contract/activities.ts";
import type { ActivityId } from "#shared/ids.ts";
import { toIso, toIsoOrNull } from "#shared/time.ts";
import { endWords, reportWords, startWords } from "#shared/words/activity.ts";
import { compactDuration } from "#shared/words/duration.ts";
import { resolveClan } from "./clan-name.ts";
import { parseLimit } from "./members.ts";
import { tableLines } from "./output.ts";
import type { Run } from "./program.ts";
import { withClient } from "./session.ts";

/** Most that one page of the contract has. */
const PAGE = 200;

/** `activities`: what members of a clan played, and everybody in one of them. */
export function addActivityCommands(program: Command, run: Run): void {
  const activities = program.command("activities").description("what members of a clan played, newest end first");
  activities
    .command("list", { isDefault: true })
    .description("instances that members shared, each once")
    .argument("<clan>", "id, number or name")
    .option("--kind <kind>", "only this kind, such as raid")
    .option("--limit <n>", "at most so many", parseLimit, 50)
    .action(
      run(async (session, name: string, options: { kind?: string; limit: number }) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const clan = await resolveClan(client, name);
          const found: ActivitySummary[] = [];
          let hasMore = true;
          while (hasMore && found.length < options.limit) {
            const last = found.at(-1);
            const page = await client.activities.list({
              clan: clan.id,
              kind: options.kind ?? null,
              before: last === undefined ? null : { endedAt: last.endedAt, id: last.id },
              limit: Math.min(PAGE, options.limit - found.length),
            });
            found.push(...page.activities);
            hasMore = page.hasMore;
          }
          session.output.print(found.map(summaryJson), () => summaryLines(found));
          if (hasMore) session.output.say("There is more. Use --limit.");
        });
      }),
    );
  activities
    .command("show")
    .description("everybody in one instance")
    .argument("<clan>", "id, number or name")
    .argument("<activity>", "its id, as the list has it", parseActivity)
    .action(
      run(async (session, name: string, activity: ActivityId) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const clan = await resolveClan(client, name);
          const detail = await client.activities.show({ clan: clan.id, activity });
          session.output.print({ ...detail, ...summaryJson(detail), readAt: toIsoOrNull(detail.readAt) }, () => [
            ...summaryLines([detail]),
            "",
            ...personLines(detail),
          ]);
          const wanting = reportWords(detail.report);
          if (wanting !== null) session.output.say(wanting.why);
        });
      }),
    );
}

function parseActivity(text: string): ActivityId {
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id < 1) throw new InvalidArgumentError("It must be the number that the list shows.");
  return id as ActivityId;
}

function summaryJson(activity: ActivitySummary) {
  return { ...activity, startedAt: toIso(activity.startedAt), endedAt: toIso(activity.endedAt) };
}

function summaryLines(activities: readonly ActivitySummary[]): string[] {
  return tableLines(
    [
      { head: "id", align: "right" },
      { head: "ended" },
      { head: "activity" },
      { head: "kind" },
      { head: "how" },
      { head: "took", align: "right" },
      { head: "people", align: "right" },
      { head: "members" },
      { head: "report" },
    ],
    activities.map((one) => [
      one.id,
      toIso(one.endedAt),
      one.activity.name,
      one.activity.kindLabel,
      howWords(one),
      compactDuration(one.durationSeconds * 1000),
      one.people,
      one.members.map((member) => member.name).join(", "),
      reportWords(one.report)?.text ?? "read",
    ]),
  );
}

function howWords(activity: ActivitySummary): string {
  const start = startWords(activity)?.text;
  return [
    endWords(activity),
    ...(start === undefined || activity.activity.kind === null ? [] : [start]),
    ...(activity.isFlawless === true ? ["flawless"] : []),
    ...(activity.isLowMan ? ["low-man"] : []),
    ...(activity.isPrivate ? ["private match"] : []),
  ].join(", ");
}

function personLines({ persons }: ActivityDetail): string[] {
  return tableLines(
    [
      { head: "name" },
      { head: "member" },
      { head: "class" },
      { head: "finished" },
      { head: "kills", align: "right" },
      { head: "deaths", align: "right" },
      { head: "assists", align: "right" },
      { head: "time", align: "right" },
    ],
    persons.map((one) => [
      one.name ?? (one.ref === "" ? null : one.ref),
      one.isMember,
      one.classes.join(", "),
      one.isFinisher,
      one.kills,
      one.deaths,
      one.assists,
      compactDuration(one.timePlayedSeconds * 1000),
    ]),
  );
}
