import { activityPath, clanPath, memberPath, warPath } from "#renderer/ui/route.ts";
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { WarSummary } from "#shared/contract/wars.ts";
import type { ClanId, WarId } from "#shared/ids.ts";
import type { Duration } from "#shared/time.ts";

/** The war that an event tells of: against that opponent, and the nearest in time, since clans meet again. */
export function warOf(
  event: Pick<FeedEvent, "data" | "happenedTo">,
  wars: readonly Pick<WarSummary, "id" | "opponent" | "startAt" | "endAt">[],
): WarId | null {
  const { opponentRef } = event.data;
  if (typeof opponentRef !== "string") return null;
  const distance = (war: Pick<WarSummary, "startAt" | "endAt">): Duration =>
    Math.min(
      ...[war.startAt, war.endAt].map((at) => (at === null ? Number.MAX_VALUE : Math.abs(event.happenedTo - at))),
    );
  const met = wars.filter((war) => war.opponent.ref === opponentRef);
  return met.toSorted((a, b) => distance(a) - distance(b))[0]?.id ?? null;
}

/**
 * What an event opens: the member it is about, its activity or its war. Beside the feed of a clan, and on the clan's page from the feed
 * of all (`clan` is null).
 */
export function eventPath(
  event: Pick<FeedEvent, "type" | "clan" | "account" | "activity" | "data" | "happenedTo">,
  clan: ClanId | null,
  wars: Parameters<typeof warOf>[1],
): string {
  if (event.account !== null) return memberPath(event.clan, event.account, clan === null ? "members" : "feed");
  if (event.activity !== null) {
    return activityPath(event.clan, event.activity, clan === null ? "activities" : "feed");
  }
  if (!event.type.startsWith("war-")) return clanPath(event.clan);
  const war = warOf(event, wars);
  return war === null ? clanPath(event.clan, "wars") : warPath(event.clan, war, clan === null ? "wars" : "feed");
}
