import { type Command, InvalidArgumentError } from "commander";
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { MemberList, MemberRow } from "#shared/contract/members.ts";
import type { WarDetail, WarSummary } from "#shared/contract/wars.ts";
import type { GameInfo } from "#shared/game.ts";
import { parseIso, toIso, toIsoOrNull } from "#shared/time.ts";
import { compactDuration } from "#shared/words/duration.ts";
import { eventWords, lateWords } from "#shared/words/event.ts";
import { resolveClan } from "./clan-name.ts";
import { tableLines } from "./output.ts";
import type { Run } from "./program.ts";
import { withClient } from "./session.ts";

/** `members`, `feed`, `wars`: what is known of a clan. */
export function addReadingCommands(program: Command, run: Run): void {
  program
    .command("members")
    .description("who is in a clan, and what is known of them")
    .argument("<clan>", "id, tag or name")
    .option("--former", "former members too", false)
    .action(
      run(async (session, name: string, options: { former: boolean }) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const clan = await resolveClan(client, name);
          const [list, games, status] = await Promise.all([
            client.members.list({ clan: clan.id, former: options.former }),
            client.app.games(),
            client.app.status(),
          ]);
          const game = games.find((one) => one.id === clan.game);
          session.output.print(list.rows.map(memberJson), () => memberLines(inOrder(list), game, status.clock.now));
          if (list.rows.length === 0) {
            session.output.say(`Nothing is known yet. Fetch it with: adjutant sync --clan ${clan.id} --wait`);
          }
        });
      }),
    );

  program
    .command("feed")
    .description("what happened in a clan, newest first")
    .argument("<clan>", "id, tag or name")
    .option("--since <time>", "only what was noticed after it: ISO 8601 with zone", parseTime)
    .option("--limit <n>", "at most so many", parseLimit, 100)
    .action(
      run(async (session, name: string, options: { since?: number; limit: number }) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const clan = await resolveClan(client, name);
          const [page, games] = await Promise.all([
            client.feed.list({ clan: clan.id, since: options.since ?? null, limit: options.limit }),
            client.app.games(),
          ]);
          const game = games.find((one) => one.id === clan.game);
          session.output.print(page.events.map(eventJson), () =>
            page.events.map((event) => {
              const { subject, text } = eventWords(event, wordingOf(game));
              const late = lateWords(event);
              return `${toIso(event.happenedTo)}  ${subject === null ? "" : `${subject} `}${text}${late === null ? "" : ` (${late})`}`;
            }),
          );
          if (page.hasMore) session.output.say(`There is more: ${page.total} in all. Use --limit.`);
        });
      }),
    );

  program
    .command("wars")
    .description("the war that runs and those that were seen, newest first")
    .argument("<clan>", "id, tag or name")
    .action(
      run(async (session, name: string) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const clan = await resolveClan(client, name);
          const list = await client.wars.list({ clan: clan.id });
          const details = await Promise.all(list.wars.map((war) => client.wars.show({ clan: clan.id, war: war.id })));
          session.output.print(details.map(warJson), () => warLines(list.wars));
          if (list.access === "private")
            session.output.say("The war log of this clan is not public: wars cannot be seen.");
          if (list.access === "off") session.output.say("Wars are not monitored for this clan.");
        });
      }),
    );
}

/** Words that need the game: its names of roles and of types of accounts. */
export function wordingOf(game: GameInfo | undefined) {
  return {
    roleLabel: (role: string) => game?.roles.find((one) => one.id === role)?.label ?? role,
    typeLabel: (type: string) => game?.accountTypes.find((one) => one.id === type)?.label ?? type,
    number: (value: number) => String(value),
  };
}

function memberJson(row: MemberRow) {
  return {
    id: row.id,
    ref: row.ref,
    name: row.name,
    gameRole: row.gameRole,
    role: row.role,
    active: row.active,
    state: row.state,
    since: toIsoOrNull(row.since),
    activity: row.activity,
    fireteam: row.presence?.fireteam ?? null,
    type: row.type,
    notFoundSince: toIsoOrNull(row.notFoundSince),
    lastSeenFrom: toIsoOrNull(row.lastSeenFrom),
    lastSeenTo: toIsoOrNull(row.lastSeenTo),
    values: row.values,
    lastUpdated: toIsoOrNull(row.lastUpdated),
    isStale: row.isStale,
    joinedAt: toIsoOrNull(row.joinedAt),
    leftAt: toIsoOrNull(row.leftAt),
    war: row.war,
  };
}

/** Who is in the game first, by fireteam, the longest there first; the others as they come. */
function inOrder({ rows, fireteams }: MemberList): readonly MemberRow[] {
  const places = new Map(fireteams.map((fireteam, index) => [fireteam.id, index]));
  const placeOf = ({ state, presence }: MemberRow): number => {
    if (state !== "online") return Number.POSITIVE_INFINITY;
    return presence?.fireteam == null ? fireteams.length : (places.get(presence.fireteam) ?? fireteams.length);
  };
  const compare = (a: number, b: number): number => (a === b ? 0 : a - b);
  return rows.toSorted((a, b) => {
    if (a.state !== "online" && b.state !== "online") return 0;
    return compare(placeOf(a), placeOf(b)) || compare(a.since ?? 0, b.since ?? 0);
  });
}

/** What somebody does now, with a number for those who play together. */
function nowOf({ state, activity, presence }: MemberRow, now: number): string | null {
  if (presence === null) return null;
  if (presence.state === "stale") return `${presence.activity?.name ?? "in the game"}? (stale)`;
  if (state !== "online") return presence.state === "private" ? "private" : null;
  const since = presence.activitySince ?? presence.onlineSince;
  const what = activity ?? (presence.state === "private" ? "private" : "in the game");
  const team = presence.fireteam === null ? "" : `, fireteam ${presence.fireteam}`;
  return `${what}${since === null ? "" : ` ${compactDuration(Math.max(0, now - since))}`}${team}`;
}

/** Columns of the table: the first metrics of members that the game's roster tells. */
const METRICS_SHOWN = 5;

function memberLines(rows: readonly MemberRow[], game: GameInfo | undefined, now: number): string[] {
  const metrics = (game?.metrics ?? []).filter((metric) => metric.scope !== "clan").slice(0, METRICS_SHOWN);
  const isLive = rows.some((row) => row.presence !== null);
  return tableLines(
    [
      { head: "name" },
      { head: "tag" },
      { head: "role" },
      ...(isLive ? [{ head: "now" }] : []),
      ...metrics.map((metric) => ({ head: metric.label, align: "right" as const })),
      { head: "last seen", align: "right" },
    ],
    rows.map((row) => [
      row.name,
      row.ref,
      row.active ? wordingOf(game).roleLabel(row.gameRole ?? "") : "left",
      ...(isLive ? [nowOf(row, now)] : []),
      ...metrics.map((metric) => row.values[metric.key] ?? null),
      row.lastSeenTo === null
        ? null
        : `${row.lastSeenFrom === row.lastSeenTo ? "" : "~"}${compactDuration(Math.max(0, now - row.lastSeenTo))} ago`,
    ]),
  );
}

function eventJson(event: FeedEvent) {
  return {
    seq: event.seq,
    type: event.type,
    ref: event.ref,
    name: event.name,
    happenedFrom: toIsoOrNull(event.happenedFrom),
    happenedTo: toIso(event.happenedTo),
    detectedAt: toIso(event.detectedAt),
    isLate: event.isLate,
    activity: event.activity,
    data: event.data,
  };
}

function warJson(war: WarDetail) {
  return {
    ...war,
    preparationStartAt: toIsoOrNull(war.preparationStartAt),
    startAt: toIsoOrNull(war.startAt),
    endAt: toIsoOrNull(war.endAt),
    attacks: war.attacks.map((attack) => ({
      ...attack,
      seenFrom: toIsoOrNull(attack.seenFrom),
      seenTo: toIso(attack.seenTo),
    })),
  };
}

function warLines(wars: readonly WarSummary[]): string[] {
  return tableLines(
    [
      { head: "state" },
      { head: "opponent" },
      { head: "size", align: "right" },
      { head: "stars", align: "right" },
      { head: "destruction", align: "right" },
      { head: "attacks left", align: "right" },
      { head: "ends" },
      { head: "result" },
    ],
    wars.map((war) => [
      war.state,
      war.opponent.name,
      war.teamSize,
      `${war.clan.stars} to ${war.opponent.stars}`,
      `${war.clan.destruction.toFixed(1)} to ${war.opponent.destruction.toFixed(1)}`,
      war.state === "warEnded" ? null : war.attacksLeft,
      toIsoOrNull(war.endAt),
      war.isAwaitingResult ? "waiting for the final answer" : war.result,
    ]),
  );
}

export function parseTime(text: string): number {
  const at = parseIso(text);
  if (at === null) throw new InvalidArgumentError("It must be ISO 8601 with a zone, like 2026-08-06T12:00:00Z.");
  return at;
}

export function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1_000) {
    throw new InvalidArgumentError("It must be a whole number from 1 to 1000.");
  }
  return limit;
}
