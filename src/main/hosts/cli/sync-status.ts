import type { Command } from "commander";
import type { Effectiveness, LaneHistory } from "#shared/contract/counts.ts";
import type { Capacity, Lane, QueueClass, SyncStatus } from "#shared/contract/sync.ts";
import { toIso, toIsoOrNull } from "#shared/time.ts";
import { arrivingWords } from "#shared/words/arriving.ts";
import { clockSpeedWords, nearLimitWords, shareText, strainWords } from "#shared/words/capacity.ts";
import { compactDuration, durationRange } from "#shared/words/duration.ts";
import { tableLines } from "./output.ts";
import type { Run } from "./program.ts";
import { withClient } from "./session.ts";

/** `sync status | pause | resume` */
export function addSyncStatusCommands(sync: Command, run: Run): void {
  sync
    .command("status")
    .description("lanes against their limits, the queue, what the clans need, and what requests were good for")
    .action(
      run(async (session) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const [status, history, effectiveness] = await Promise.all([
            client.sync.status(),
            client.sync.history(),
            client.sync.effectiveness(),
          ]);
          session.output.print(statusJson(status, history, effectiveness), () => [
            ...(status.isPaused ? ["Automatic checks are paused.", ""] : []),
            ...status.lanes.flatMap((lane) => laneLines(lane, history)),
            ...queueLines(status.queue),
            ...status.capacity.flatMap(capacityLines),
            ...effectLines(effectiveness),
            ...ageLines(effectiveness),
            "",
            status.dead.length === 0 ? "Nothing was given up." : `${status.dead.length} given up: adjutant queue dead`,
          ]);
        });
      }),
    );
  for (const [name, isPaused, description] of [
    ["pause", true, "check nothing by itself; what is asked for by hand still is"],
    ["resume", false, "check by itself again"],
  ] as const) {
    sync
      .command(name)
      .description(description)
      .action(
        run(async (session) => {
          await withClient(session, { fetches: false }, async ({ client }) => {
            const result = await client.sync.pause({ isPaused });
            session.output.print(result, () => [
              result.isPaused ? "Automatic checks are paused." : "Automatic checks go on.",
            ]);
          });
        }),
      );
  }
}

function statusJson(status: SyncStatus, history: readonly LaneHistory[], effectiveness: Effectiveness) {
  const { isPaused, lanes, queue, capacity, dead } = status;
  return {
    isPaused,
    lanes: lanes.map((lane) => ({
      ...lane,
      state: { ...lane.state, since: toIsoOrNull(lane.state.since), until: toIsoOrNull(lane.state.until) },
      day: history
        .filter((one) => one.upstream === lane.upstream)
        .flatMap(({ steps }) => steps.map((step) => ({ ...step, at: toIso(step.at) }))),
    })),
    queue,
    capacity,
    effectiveness: {
      spans: effectiveness.spans.map((span) => ({ ...span, from: toIso(span.from) })),
      ages: effectiveness.ages,
    },
    dead: dead.length,
  };
}

function laneLines(lane: Lane, history: readonly LaneHistory[]): string[] {
  const used =
    lane.utilisation === null ? "" : `, ${shareText(Math.min(1, lane.utilisation))} of the limit while work waited`;
  const { kind, detail } = lane.state;
  const state = `${kind.replaceAll("-", " ")}${detail === null ? "" : `: ${detail}`}`;
  return [
    `${lane.name}: ${state}`,
    `  ${lane.sentLastMinute} of ${rate(lane.allowedPerMinute)} requests in the last minute${used}; ${lane.waiting} waiting, ${lane.inFlight} on the way`,
    ...lane.arriving.map((one) => `  ${arrivingWords(one)}`),
    ...(lane.nearLimit === null ? [] : [`  Near the limit: ${nearLimitWords(lane.nearLimit)}`]),
    ...lane.eachKey.map(
      (key) =>
        `  Key ${key.number}: ${key.state}, ${key.sentLastMinute} in the last minute${key.reason === null ? "" : ` (${key.reason})`}`,
    ),
    ...history.filter((one) => one.upstream === lane.upstream).map((one) => `  ${dayLine(one)}`),
    "",
  ];
}

function dayLine({ steps }: LaneHistory): string {
  const known = steps.flatMap(({ sent, share }) => (sent === null ? [] : [{ sent, share }]));
  if (known.length === 0) return "Nothing ran in the last 24 hours.";
  const sent = known.reduce((sum, step) => sum + step.sent, 0);
  const most = Math.max(...known.map((step) => step.share ?? 0));
  const gaps = steps.length - known.length;
  return (
    `Last 24 hours: ${sent} requests, at most ${shareText(most)} of the limit within five minutes` +
    (gaps === 0 ? "." : `; nothing ran in ${gaps} of ${steps.length} spans of five minutes.`)
  );
}

function queueLines(queue: readonly QueueClass[]): string[] {
  return tableLines(
    [
      { head: "class" },
      { head: "may age", align: "right" },
      { head: "in all", align: "right" },
      { head: "waiting", align: "right" },
      { head: "overdue", align: "right" },
    ],
    queue.map((one) => [
      one.class,
      compactDuration(one.maxAgeMs),
      one.resources,
      one.waiting,
      one.oldestOverdueMs === null ? null : compactDuration(one.oldestOverdueMs),
    ]),
  );
}

function capacityLines(capacity: Capacity): string[] {
  const { clans, usedPerMinute, allowedPerMinute, clockSpeed, moreClans, forecasts, isOnlyAsked } = capacity;
  if (isOnlyAsked) return [];
  if (moreClans === null) return ["", "Nothing is planned yet: once a clan is checked, this says how many more fit."];
  const share = usedPerMinute / allowedPerMinute;
  const more = [strainWords(share), clockSpeedWords(clockSpeed)].filter((words) => words !== null);
  return [
    "",
    `The planned checks need ${rate(usedPerMinute)} of ${rate(allowedPerMinute)} requests a minute (${shareText(share)}); ${moreClans} more such clans fit.`,
    ...more,
    ...tableLines(
      [{ head: "clan" }, { head: "members", align: "right" }, { head: "requests a minute", align: "right" }],
      [
        ...clans.map((clan) => [clan.name, clan.members, rate(clan.requestsPerMinute)]),
        ...forecasts.map((one) => [
          `${one.clans} clans of ${one.members}`,
          one.clans * one.members,
          `${rate(one.requestsPerMinute)} (${shareText(one.share)})`,
        ]),
      ],
    ),
  ];
}

function effectLines({ spans }: Effectiveness): string[] {
  return spans.flatMap(({ span, kinds, all }) => [
    "",
    `Requests of the last ${span === "day" ? "24 hours" : "7 days"}:`,
    ...tableLines(
      [
        { head: "kind" },
        ...["requests", "changed", "share", "same facts", "same bytes", "failed", "not needed", "share"].map(
          (head) => ({
            head,
            align: "right" as const,
          }),
        ),
      ],
      [...kinds, { ...all, kind: "all" }].map((one) => [
        one.kind,
        one.requests,
        one.changed,
        one.changedShare === null ? null : shareText(one.changedShare),
        one.unchanged,
        one.same,
        one.failed,
        one.spared,
        one.sparedShare === null ? null : shareText(one.sparedShare),
      ]),
    ),
  ]);
}

function ageLines({ ages }: Effectiveness): string[] {
  if (ages.length === 0) return [];
  const age = (ms: number | null) => (ms === null ? null : compactDuration(ms));
  return [
    "",
    "Age of the data now:",
    ...tableLines(
      [
        { head: "kind" },
        ...["in all", "mean", "p95", "worst", "allowed", "older", "never"].map((head) => ({
          head,
          align: "right" as const,
        })),
      ],
      ages.map((one) => [
        one.kind,
        one.resources,
        age(one.meanMs),
        age(one.p95Ms),
        age(one.worstMs),
        durationRange(one.allowedFromMs, one.allowedToMs),
        one.older,
        one.never,
      ]),
    ),
  ];
}

/** A rate to one place where that tells something. */
function rate(perMinute: number): string {
  const rounded = Math.round(perMinute * 10) / 10;
  return rounded >= 100 ? String(Math.round(perMinute)) : String(rounded);
}
