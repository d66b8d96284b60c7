/** What a game that tells who plays says of those who do, in words. Pure. */
import { plural } from "#renderer/ui/numbers.ts";
import { roughDuration, type Times } from "#renderer/ui/times.ts";
import type { ActivityLabel } from "#shared/contract/activities.ts";
import type { Exactness, FireteamView, MemberPresence, MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import { isBlank, plainText } from "#shared/plain-text.ts";
import { HOUR, type Instant } from "#shared/time.ts";
import { isolateName } from "#shared/words/isolate.ts";
import type { MemberGroup } from "./members-groups.ts";

/** Between activities, and nothing more is told than that somebody is in the game. */
const ORBIT = "Orbit";
const SOMEWHERE = "In the game";
const HIDDEN = "Private";

/** A time that runs, or ran until the game's servers went away. */
export interface Running {
  readonly since: Instant;
  readonly exactness: Exactness | null;
}

export interface Doing {
  /** What somebody does, where that is not said for the whole fireteam; null there. */
  readonly text: string | null;
  /** Since when; null where it is not known, or said for the whole fireteam. */
  readonly running: Running | null;
  readonly class: string | null;
  readonly isStale: boolean;
}

/** What somebody in the game does. `team` is the fireteam under whose head it stands; null where it stands alone. */
export function doingOf(presence: MemberPresence, team: Pick<FireteamView, "activity"> | null): Doing {
  const { activity, activitySince, activityExactness } = presence;
  const shared = {
    class: presence.class === null ? null : plainText(presence.class),
    isStale: presence.state === "stale",
  };
  const isTeams = activity !== null && activity.ref === team?.activity?.ref;
  const isPlaying = presence.state === "playing" || presence.state === "stale";
  if (isPlaying && isTeams) return { ...shared, text: null, running: null };
  if (presence.state === "private") return { ...shared, text: HIDDEN, running: null };
  if (presence.state === "orbit") return { ...shared, text: ORBIT, running: null };
  if (!isPlaying || activity === null) return { ...shared, text: SOMEWHERE, running: null };
  const running = activitySince === null ? null : { since: activitySince, exactness: activityExactness };
  return { ...shared, text: plainText(activity.name), running };
}

/** `Vault of Glass`, for a spreadsheet. */
export function doingText({ presence }: Pick<MemberRow, "presence">): string | null {
  if (presence === null) return null;
  switch (presence.state) {
    case "playing":
    case "stale":
      return presence.activity === null ? SOMEWHERE : plainText(presence.activity.name);
    case "orbit":
      return ORBIT;
    case "online":
      return SOMEWHERE;
    case "private":
      return HIDDEN;
    default:
      return null;
  }
}

const TITLES = { alone: "On their own", offline: "Offline", unknown: "Not known" } as const;

export function groupTitle({ kind, fireteam }: Pick<MemberGroup<unknown>, "kind" | "fireteam">): string {
  if (kind !== "fireteam") return TITLES[kind];
  return fireteam === null ? "" : teamHead(fireteam).title;
}

export interface TeamHead {
  readonly title: string;
  /** `raid · fireteam of 4`. */
  readonly note: string;
  /** `all from the clan`, `2 guests`, `1 not seen yet`. */
  readonly guests: string;
}

export function teamHead({ activity, members, unseen, guests }: FireteamView): TeamHead {
  const size = members.length + unseen.length + guests.length;
  const others = [
    ...(guests.length === 0 ? [] : [`${guests.length} ${plural(guests.length, "guest", "guests")}`]),
    ...(unseen.length === 0 ? [] : [`${unseen.length} not seen yet`]),
  ];
  return {
    title: activity === null ? "In orbit" : plainText(activity.name),
    note: [kindText(activity), `fireteam of ${size}`].filter((part) => part !== null).join(" · "),
    guests: others.length === 0 ? "all from the clan" : others.join(", "),
  };
}

function kindText(activity: ActivityLabel | null): string | null {
  return activity?.kindLabel?.toLowerCase() ?? null;
}

/** Who is in a fireteam beside the rows under its head, guests first; null where nobody is. */
export function othersText({ guests, unseen }: Pick<FireteamView, "guests" | "unseen">): string | null {
  const [strangers, members] = [guestNames(guests), guestNames(unseen)];
  const parts = [strangers, members === null ? null : `${members} of the clan, whose own profile does not show it`];
  return parts.every((part) => part === null) ? null : parts.filter((part) => part !== null).join("; ");
}

/** `Nova, Pell and somebody unknown`; null where there are no guests. */
export function guestNames(guests: FireteamView["guests"]): string | null {
  if (guests.length === 0) return null;
  const known = guests.flatMap(({ name }) => (name === null || isBlank(name) ? [] : [isolateName(plainText(name))]));
  const unknown = guests.length - known.length;
  const rest = unknown === 0 ? [] : [unknown === 1 ? "somebody unknown" : `${unknown} unknown`];
  return listed([...known, ...rest]);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

/** How sure a running time is, for the hover text. */
export function sinceTitle(
  label: string,
  { since, exactness }: Running,
  frozenSince: Instant | null,
  times: Times,
): string {
  const certain = exactness === "exact" ? "certain" : "inferred: it lies between two checks";
  const stands = frozenSince === null ? "" : `; stands still since ${times.clock(frozenSince)}`;
  return `${label} since ${times.exact(since)} · ${certain}${stands}`;
}

/** Why a timer is grey. */
export function staleTitle(since: Instant | null, now: Instant): string {
  return since === null
    ? "No other sign of life: probably over"
    : `No sign of life for ${roughDuration(now - since)}: probably over`;
}

/** What is heard when a timer passes a whole hour; empty before the first. */
export function hoursPassed(title: string, since: Instant, now: Instant): string {
  const hours = Math.floor((now - since) / HOUR);
  return hours < 1 ? "" : `${title} for ${hours} ${plural(hours, "hour", "hours")}`;
}

/** What is certain of a running time as of now: it does not run on while the game's servers are down. */
export const runsUntil = (frozenSince: Instant | null, now: Instant) =>
  frozenSince === null ? now : Math.min(frozenSince, now);

/** `Bungie's servers`: whose they are, where somebody else than the game has a name. */
export function serversText({ name, upstreams }: Pick<GameInfo, "name" | "upstreams">): string {
  const owner = (upstreams[0]?.name ?? name).replace(/\.[a-z]+$/, "");
  return `${owner}${owner.endsWith("s") ? "'" : "'s"} servers`;
}
