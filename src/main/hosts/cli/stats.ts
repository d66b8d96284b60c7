import { type Command, InvalidArgumentError, Option } from "commander";
import type { ClanStats } from "#shared/contract/leaderboards.ts";
import type { Review, Verdict } from "#shared/contract/reviews.ts";
import type { MarkId } from "#shared/ids.ts";
import { groupReviews } from "#shared/review-groups.ts";
import { toIso, toIsoOrNull } from "#shared/time.ts";
import { resolveClan } from "./clan-name.ts";
import { addWindowOptions, type WindowOptions, windowOf } from "./leaderboards.ts";
import { tableLines, usageError } from "./output.ts";
import type { Run } from "./program.ts";
import { withClient } from "./session.ts";

interface Decision {
  readonly decide?: MarkId;
  readonly as?: Verdict;
  readonly undo?: MarkId;
  readonly all?: true;
}

/** `stats`, `reviews`: a clan's numbers together, and what of them somebody should look at. */
export function addStatsCommands(program: Command, run: Run): void {
  addWindowOptions(
    program
      .command("stats")
      .description("what a clan gained in a window, who most, on which days, and who made no progress")
      .argument("<clan>", "id, tag or name")
      .option("--metric <key>", "of which the days are told; the game's first where it is left out"),
  ).action(
    run(async (session, name: string, options: WindowOptions & { metric?: string }) => {
      const window = windowOf(options);
      await withClient(session, { fetches: false }, async ({ client }) => {
        const clan = await resolveClan(client, name);
        const { metric } = options;
        const stats = await client.leaderboards.stats({
          clan: clan.id,
          window,
          ...(metric !== undefined && { metric }),
        });
        session.output.print(statsJson(stats), () => statsLines(stats));
      });
    }),
  );

  program
    .command("reviews")
    .description("values that fell though they only rise, and what was said of them")
    .argument("<clan>", "id, tag or name")
    .option("--decide <id>", "say what this fall means, with --as", parseId)
    .addOption(
      new Option(
        "--as <verdict>",
        "reset: it began again at zero; baseline: it goes on from there; ignored: it was wrong",
      ).choices(["reset", "baseline", "ignored"]),
    )
    .option("--undo <id>", "take back what was said of this fall", parseId)
    .option("--all", "with --decide or --undo: the same of all that the same reading of the member showed")
    .action(
      run(async (session, name: string, { decide, as, undo, all }: Decision) => {
        if ((decide === undefined) !== (as === undefined)) throw usageError("Use --decide and --as together.");
        if (decide !== undefined && undo !== undefined) throw usageError("Use one of --decide and --undo.");
        const asked = decide ?? undo;
        if (all && asked === undefined) throw usageError("Use --all with --decide or --undo.");
        await withClient(session, { fetches: false }, async ({ client }) => {
          const clan = await resolveClan(client, name);
          if (asked !== undefined) {
            const reviews = all ? withWhatFellToo(await client.reviews.list({ clan: clan.id }), asked) : [asked];
            if (as === undefined) await client.reviews.undoAll({ clan: clan.id, reviews });
            else await client.reviews.decideAll({ clan: clan.id, reviews, as });
          }
          const list = await client.reviews.list({ clan: clan.id });
          session.output.print(list.map(reviewJson), () =>
            list.length === 0 ? ["No value fell that should not."] : reviewLines(list),
          );
        });
      }),
    );
}

/** The ids of a fall and of those that are held, or decided, together with it. */
function withWhatFellToo(list: readonly Review[], id: MarkId): MarkId[] {
  const group = groupReviews(list).find((reviews) => reviews.some((review) => review.id === id));
  return group?.map((review) => review.id) ?? [id];
}

function parseId(text: string): MarkId {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError("It must be the id of a fall, as reviews lists it.");
  return Number(text) as MarkId;
}

function statsJson({ window, totals, quiet, days }: ClanStats) {
  return {
    from: toIsoOrNull(window.from),
    to: toIso(window.to),
    timeframe: window.timeframe,
    zone: window.zone,
    season: window.season,
    totals,
    quiet: quiet.map((member) => ({ ...member, lastProgressAt: toIsoOrNull(member.lastProgressAt) })),
    days: days.map((day) => ({ ...day, startAt: toIso(day.startAt) })),
  };
}

function statsLines({ totals, quiet, days }: ClanStats): string[] {
  const gained = totals.filter((total) => total.gained !== 0);
  return [
    ...tableLines(
      [{ head: "metric" }, { head: "gained", align: "right" }, { head: "by", align: "right" }, { head: "most" }],
      gained.map(({ metric, gained: all, gainers, top }) => [
        metric,
        all,
        gainers,
        top === null ? null : `${top.name} ${top.gained}`,
      ]),
    ),
    ...(days.length === 0 ? [] : ["", ...dayLines(days)]),
    "",
    quiet.length === 0 ? "Everybody made progress." : "No progress:",
    ...quiet.map(({ name, lastProgressAt }) =>
      lastProgressAt === null ? `${name}: never seen` : `${name}: since ${toIso(lastProgressAt)}`,
    ),
  ];
}

function dayLines(days: ClanStats["days"]): string[] {
  return tableLines(
    [{ head: "day from" }, { head: "gained", align: "right" }, { head: "by", align: "right" }, { head: "most" }],
    days.map(({ startAt, isChecked, gained, gainers, top }) => [
      toIso(startAt),
      isChecked ? gained : null,
      isChecked ? gainers : null,
      top === null ? null : `${top.name} ${top.gained}`,
    ]),
  );
}

function reviewJson({ at, decided, ...review }: Review) {
  return { ...review, at: toIso(at), decided: decided && { ...decided, at: toIso(decided.at) } };
}

function reviewLines(list: readonly Review[]): string[] {
  return tableLines(
    [
      { head: "id", align: "right" },
      { head: "name" },
      { head: "tag" },
      { head: "metric" },
      { head: "at" },
      { head: "before", align: "right" },
      { head: "after", align: "right" },
      { head: "decided" },
    ],
    list.map(({ id, name, ref, metric, at, before, after, decided }) => [
      id,
      name,
      ref,
      metric,
      toIso(at),
      before,
      after,
      decided === null ? null : `${decided.as}, by ${decided.by}`,
    ]),
  );
}
