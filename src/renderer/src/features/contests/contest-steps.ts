/** The five states as a bar of steps, with when each was or will be reached. */
import type { Times } from "#renderer/ui/times.ts";
import type { ContestDetail, ContestState } from "#shared/contract/contests.ts";
import type { Instant } from "#shared/time.ts";
import { STATE_WORDS } from "./contest-words.ts";

export interface BarStep {
  readonly state: ContestState;
  readonly name: string;
  /** Null where there is no time for it. */
  readonly at: Instant | null;
  /** `done` has been reached; `now` is where it stands; a drawn contest stands at a step that is done. */
  readonly place: "done" | "now" | "ahead";
  /** The time is a promise: by then at the latest. */
  readonly isLimit: boolean;
}

const WAY = ["draft", "active", "ended", "locked", "drawn"] as const;

type Staged = Pick<
  ContestDetail,
  "state" | "createdAt" | "activatedAt" | "endedAt" | "endAt" | "lockBy" | "drawAt" | "voidedAt" | "attempts"
>;

/** The steps of the last attempt. A contest that was declared void keeps the steps it had reached, and ends there. */
export function barSteps(contest: Staged): readonly BarStep[] {
  const attempt = contest.attempts.at(-1);
  const reached: Readonly<Record<(typeof WAY)[number], Instant | null>> = {
    draft: contest.createdAt,
    active: contest.activatedAt,
    ended: contest.endedAt,
    locked: attempt?.lockedAt ?? null,
    drawn: attempt?.drawnAt ?? null,
  };
  const planned = { draft: null, active: null, ended: contest.endAt, locked: contest.lockBy, drawn: contest.drawAt };
  if (contest.state === "void") {
    const before = WAY.filter((state) => reached[state] !== null && state !== "drawn");
    return [...before.map((state) => step(state, reached[state], "done")), step("void", contest.voidedAt, "now")];
  }
  const current = WAY.indexOf(contest.state);
  return WAY.map((state, index) => {
    if (index <= current) return step(state, reached[state], index === current ? "now" : "done");
    return { ...step(state, planned[state], "ahead"), isLimit: state === "locked" };
  });
}

function step(state: ContestState, at: Instant | null, place: BarStep["place"]): BarStep {
  return { state, name: STATE_WORDS[state], at, place, isLimit: false };
}

/** `28 Oct`, `today 12:00`, `tomorrow 16:44`, `by Fri 14:00`: what is past needs no time of day. */
export function stepMoment({ at, isLimit }: Pick<BarStep, "at" | "isLimit">, now: Instant, times: Times): string {
  if (at === null) return "";
  const isPastDay = at < now && times.day(at, now) !== "";
  const words = isPastDay ? times.date(at) : momentWords(at, now, times);
  return isLimit ? `by ${words}` : words;
}

/** `today 12:00`, `1 Nov 00:00`. */
export function momentWords(at: Instant, now: Instant, times: Times): string {
  return times.day(at, now) === "" ? `today ${times.clock(at)}` : times.moment(at, now);
}
