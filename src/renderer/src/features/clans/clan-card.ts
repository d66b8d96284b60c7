/** What the card of a clan says. */
import { plural } from "#renderer/ui/numbers.ts";
import { presenceText } from "#renderer/ui/presence-text.ts";
import { clanPath, type MembersView, settingsPath, viewPath } from "#renderer/ui/route.ts";
import type { Times } from "#renderer/ui/times.ts";
import type { Attention, ClanSummary } from "#shared/contract/clans.ts";
import type { ClanId } from "#shared/ids.ts";
import { type Instant, MINUTE } from "#shared/time.ts";

export interface PresenceWords {
  /** `7`, `~9` or a dash. */
  readonly figure: string;
  /** `online of 48`, `at 12:26, 31 members`. */
  readonly rest: string;
}

/** A count that is older than this carries its time. */
const FRESH_FOR = 2 * MINUTE;

/** Who is there: an old count says when it was true, an unknown one is not zero. */
export function presenceWords(
  { presence, members, enabled }: Pick<ClanSummary, "presence" | "members" | "enabled">,
  now: Instant,
  times: Times,
): PresenceWords {
  const people = members === null ? "" : `${members} ${plural(members, "member", "members")}`;
  if (!enabled) return { figure: "", rest: people };
  const figure = presenceText(presence);
  const { count, asOf, exactness } = presence;
  if (count !== null && asOf !== null && now - asOf >= FRESH_FOR) {
    return { figure, rest: [`at ${times.moment(asOf, now)}`, people].filter(Boolean).join(", ") };
  }
  const what = exactness === "exact" ? "online" : "active";
  return { figure, rest: members === null ? what : `${what} of ${members}` };
}

export interface AttentionStep {
  readonly text: string;
  readonly path: string;
}

/** Where an officer does something about it. */
export function stepOf(clan: ClanId, kind: Attention["kind"]): AttentionStep {
  const view = (name: MembersView): AttentionStep => ({ text: "Show", path: viewPath(clan, name) });
  switch (kind) {
    case "key-missing":
      return { text: "Enter a key", path: settingsPath("keys") };
    case "key-refused":
      return { text: "New key", path: settingsPath("keys") };
    case "not-found":
      return { text: "Settings", path: settingsPath("clans") };
    case "failing":
    case "stale":
      return { text: "Sync", path: "/sync" };
    case "attacks-left":
      return view("attacks-left");
    case "review":
      return { text: "Look", path: clanPath(clan, "leaderboards") };
    case "members-not-found":
      return { text: "Show", path: clanPath(clan, "members") };
    case "not-seen":
      return view("not-seen-14");
  }
}

/** All clans in one line: `7 online, about 23 active · 2 clans not up to date`. */
export function totalWords(clans: readonly Pick<ClanSummary, "presence" | "freshness" | "enabled">[]): string {
  const watched = clans.filter((clan) => clan.enabled);
  const counted = (exactness: "exact" | "inferred") =>
    watched.filter(({ presence, freshness }) => {
      return presence.exactness === exactness && presence.count !== null && !freshness.isStale;
    });
  const sum = (list: typeof watched) => list.reduce((total, { presence }) => total + (presence.count ?? 0), 0);
  const exact = counted("exact");
  const inferred = counted("inferred");
  const old = watched.filter(({ freshness }) => freshness.isStale || freshness.trouble !== null).length;
  const people = [
    exact.length > 0 ? `${sum(exact)} online` : null,
    inferred.length > 0 ? `about ${sum(inferred)} active` : null,
  ].filter((part) => part !== null);
  return [people.join(", "), old === 0 ? "" : `${old} ${plural(old, "clan", "clans")} not up to date`]
    .filter(Boolean)
    .join(" · ");
}
