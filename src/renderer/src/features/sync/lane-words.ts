/** What a lane does at the moment and what it is allowed to, in words. Nothing that is well has a colour. */
import type { IconName } from "#renderer/ui/icons.ts";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { Times } from "#renderer/ui/times.ts";
import type { Trouble } from "#shared/contract/base.ts";
import type { Capacity, Lane, LaneKey } from "#shared/contract/sync.ts";
import type { Credentials } from "#shared/game.ts";
import { plainText } from "#shared/plain-text.ts";
import { type Duration, HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import { clockSpeedWords } from "#shared/words/capacity.ts";
import { compactDuration } from "#shared/words/duration.ts";

export interface LaneWords {
  readonly icon: IconName;
  readonly tone: "warn" | "bad" | null;
  readonly text: string;
  /** `since 14:25`; null where it goes without saying. */
  readonly since: string | null;
  /** Counted down to beside the text; null where nothing is known to come. */
  readonly until: { readonly at: Instant; readonly label: string } | null;
  /** Why it is so. */
  readonly reason: string | null;
}

const WELL = { tone: null, since: null, until: null, reason: null } as const;

export function laneWords(lane: Pick<Lane, "state" | "keys">, now: Instant, times: Times): LaneWords {
  const { kind, since, until, detail } = lane.state;
  const reason = detail === null ? null : plainText(detail);
  const trouble = { reason, since: since === null ? null : `since ${times.moment(since, now)}` };
  const next = (label: string) => (until === null || until <= now ? null : { at: until, label });
  switch (kind) {
    case "running":
      return { ...WELL, icon: "sync", text: "running" };
    case "idle":
      return { ...WELL, icon: "clock", text: "idle, nothing is due" };
    case "paused":
      return { ...WELL, icon: "pause", text: "paused" };
    case "waiting-as-asked":
      return { ...trouble, icon: "clock", tone: "warn", text: "asked to wait", until: next("goes on in") };
    case "maintenance":
      return { ...trouble, icon: "clock", tone: null, text: "in maintenance", until: next("next look in") };
    case "offline":
      return { ...trouble, icon: "fail", tone: "bad", text: "no answer", until: next("next try in") };
    case "no-key":
      return lane.keys.refused > 0
        ? {
            ...trouble,
            icon: "key",
            tone: "bad",
            text: `${plural(lane.keys.refused, "key", "keys")} refused`,
            until: next("next try in"),
          }
        : { ...WELL, icon: "key", tone: "warn", text: "waiting for a key" };
  }
}

/** The trouble that a lane is in as `troubleWords` takes it; null while it is in none. */
export function troubleOfLane({ kind, detail }: Lane["state"]): Pick<Trouble, "outcome" | "detail"> | null {
  switch (kind) {
    case "running":
    case "idle":
    case "paused":
      return null;
    case "waiting-as-asked":
      return { outcome: "throttled", detail };
    case "maintenance":
      return { outcome: "maintenance", detail };
    case "offline":
      return { outcome: "unreachable", detail };
    case "no-key":
      return { outcome: "unauthorized", detail };
  }
}

/** `1 key`, `2 keys, 1 refused`, `no key needed`. */
export function laneKeysText({ usable, refused }: Lane["keys"], credentials: Credentials): string {
  if (credentials === "none") return "no key needed";
  const all = usable + refused;
  if (all === 0) return credentials === "optional" ? "no key, which is optional" : "no key";
  const text = `${all} ${plural(all, "key", "keys")}`;
  if (refused === 0) return text;
  return `${text}, ${refused === all ? "refused" : `${refused} refused`}`;
}

const SPANS: ReadonlyMap<Duration, string> = new Map([
  [SECOND, "a second"],
  [MINUTE, "a minute"],
  [HOUR, "an hour"],
]);

/** `10 a second and 600 a minute`. */
export function limitsText(limits: Lane["limits"]): string {
  const parts = limits.map(
    ({ requests, perMs }) =>
      `${numbers.count(requests)} ${SPANS.get(perMs) ?? `in ${perMs < SECOND ? `${perMs} ms` : compactDuration(perMs)}`}`,
  );
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** Most requests that one second can have: where no limit is as short, a whole span may be used at once. */
export function mostInASecond({ limits, keys }: Pick<Lane, "limits" | "keys">): number {
  const most = Math.min(...limits.map(({ requests, perMs }) => requests * Math.max(1, SECOND / perMs)));
  return (Number.isFinite(most) ? most : 1) * Math.max(1, keys.usable);
}

/** Share of what was allowed while something waited, from 0 to 100; sends at the edges of a minute can count for a bit more. */
export function utilisationPercent(utilisation: number | null): number | null {
  return utilisation === null ? null : Math.min(100, Math.round(utilisation * 100));
}

/** Null at full speed. */
export function speedText(speed: number): string | null {
  return speed >= 1 ? null : `slowed to ${numbers.percent(speed * 100)}, back to full step by step`;
}

const KEY_STATES: Readonly<Record<LaneKey["state"], string>> = {
  ok: "works",
  untested: "was not used yet",
  refused: "is refused",
  locked: "cannot be opened",
};

export const keyStateText = (state: LaneKey["state"]) => KEY_STATES[state];

/** How many more clans fit, and what one costs. Null where there is no clan to tell it by. */
export function capacityWords(
  capacity: Pick<Capacity, "clans" | "moreClans" | "usedPerMinute" | "clockSpeed">,
): { readonly more: string; readonly cost: string; readonly speed: string | null } | null {
  const { clans, moreClans, usedPerMinute, clockSpeed } = capacity;
  if (moreClans === null || clans.length === 0) return null;
  const mean = usedPerMinute / clans.length;
  return {
    more: `${numbers.count(moreClans)} more ${plural(moreClans, "clan", "clans")}`,
    cost: `A clan costs ${rateText(mean)} ${mean === 1 ? "request" : "requests"} a minute at these settings.`,
    speed: clockSpeedWords(clockSpeed),
  };
}

/** Why there is nothing to plan with. */
export function noPlanText({ isOnlyAsked }: Pick<Capacity, "isOnlyAsked">): string {
  return isOnlyAsked
    ? "Nothing is checked here regularly: it is asked when somebody asks for something, so all of it is free."
    : "Nothing is checked here yet. Once a clan is, this says how many more fit.";
}

/** A rate as short as it is true: `104`, `5.7`, `less than 0.1`. */
export function rateText(perMinute: number): string {
  if (perMinute > 0 && perMinute < 0.05) return "less than 0.1";
  const rounded = Math.round(perMinute * 10) / 10;
  return numbers.count(rounded, rounded >= 100 || Number.isInteger(rounded) ? 0 : 1);
}
