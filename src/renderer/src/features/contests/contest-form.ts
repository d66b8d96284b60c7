/** The terms of a contest as a form has them: every field as text, times on the clock of the clan. Pure. */
import { zonedText } from "#renderer/ui/zoned-input.ts";
import type { Comparator, ContestDetail, ContestRule, ContestTerms } from "#shared/contract/contests.ts";
import { timeOfRound } from "#shared/draw/rounds.ts";
import type { ContestRuleType } from "#shared/game.ts";
import { DAY, type Instant, MINUTE } from "#shared/time.ts";
import { LEAST_LOOK, proposedDraw, proposedLock, quickSpan } from "./contest-times.ts";

/** How many entries a rule gives: for every so much, or once for reaching a mark. */
export type RuleKind = "per" | "once";

export interface RuleDraft {
  /** Tells the rules of one form apart. */
  readonly id: number;
  readonly type: string;
  /** Keys of metrics; none: all that the type has. */
  readonly targets: readonly string[];
  readonly match: ContestRule["match"];
  readonly kind: RuleKind;
  readonly per: string;
  readonly comparator: Comparator;
  /** Of `per` it may be empty: whoever has one share has entries. */
  readonly threshold: string;
  readonly weight: string;
  /** Empty: as many as there are. */
  readonly cap: string;
}

export interface ContestForm {
  readonly title: string;
  readonly prize: string;
  readonly description: string;
  /** As `<input type="datetime-local">` has them, in the clan's zone. */
  readonly start: string;
  readonly end: string;
  readonly lockBy: string;
  /** Online: when it is drawn at the earliest. */
  readonly drawAt: string;
  readonly mode: ContestTerms["mode"];
  /** One a line, or with commas between them. */
  readonly witnesses: string;
  readonly winners: string;
  readonly alternates: string;
  readonly afterWin: ContestTerms["afterWin"];
  readonly rules: readonly RuleDraft[];
  /** Days; empty: however old. */
  readonly maxAgeDays: string;
  readonly otherwise: ContestTerms["baseline"]["otherwise"];
  readonly graceMinutes: string;
  readonly joiners: ContestTerms["joiners"];
  readonly leavers: ContestTerms["leavers"];
}

export type RuleTypes = readonly Pick<ContestRuleType, "id" | "hasTargets" | "step">[];

/** How much a new rule asks for. */
const USUAL_STEP = 100;

const stepOf = (type: RuleTypes[number] | undefined) => String(type?.step ?? USUAL_STEP);

/** The rule with another type: what it asks for becomes the usual of that one, where it was the usual of the one before. */
export function withType(rule: RuleDraft, id: string, types: RuleTypes): RuleDraft {
  const stepBy = (one: string) => stepOf(types.find((type) => type.id === one));
  const per = rule.per === stepBy(rule.type) ? stepBy(id) : rule.per;
  return { ...rule, type: id, targets: [], per };
}

export function newRule(id: number, types: RuleTypes): RuleDraft {
  return {
    id,
    type: types[0]?.id ?? "",
    targets: [],
    match: "sum",
    kind: "per",
    per: stepOf(types[0]),
    comparator: ">=",
    threshold: "",
    weight: "1",
    cap: "",
  };
}

/** A contest over the next weekend, to begin with. */
export function emptyForm(types: RuleTypes, zone: string, now: Instant): ContestForm {
  const span = quickSpan("next-weekend", zone, now);
  const lockBy = proposedLock(span.end, zone);
  return {
    title: "",
    prize: "",
    description: "",
    ...span,
    lockBy,
    drawAt: proposedDraw(lockBy, zone),
    mode: "online",
    witnesses: "",
    winners: "1",
    alternates: "2",
    afterWin: "remove_member",
    rules: [newRule(1, types)],
    maxAgeDays: "",
    otherwise: "first-inside",
    graceMinutes: "15",
    joiners: "count",
    leavers: "exclude",
  };
}

/** A contest as it was saved. */
export function formOf(contest: ContestDetail, zone: string): ContestForm {
  const lockBy = zonedText(contest.lockBy, zone);
  return {
    title: contest.title,
    prize: contest.prize,
    description: contest.description,
    start: zonedText(contest.startAt, zone),
    end: zonedText(contest.endAt, zone),
    lockBy,
    drawAt: zonedText(contest.round === null ? contest.lockBy + LEAST_LOOK : timeOfRound(contest.round), zone),
    mode: contest.mode,
    witnesses: contest.witnesses.join("\n"),
    winners: String(contest.winnerCount),
    alternates: String(contest.alternateCount),
    afterWin: contest.afterWin,
    rules: contest.rules.map(draftOf),
    maxAgeDays: contest.baseline.maxAgeMs === null ? "" : plainNumber(contest.baseline.maxAgeMs / DAY),
    otherwise: contest.baseline.otherwise,
    graceMinutes: plainNumber(contest.graceMs / MINUTE),
    joiners: contest.joiners,
    leavers: contest.leavers,
  };
}

/** Another one like it: the same rules, as long, beginning on the same day of the week and hour once that is to come. */
export function templateOf(contest: ContestDetail, zone: string, now: Instant): ContestForm {
  const form = formOf(contest, zone);
  const weeks = Math.max(0, Math.floor((now - contest.startAt) / WEEK) + 1);
  const later = (text: string) => movedByDays(text, weeks * WEEK_DAYS);
  const moved = { start: later(form.start), end: later(form.end), lockBy: later(form.lockBy) };
  return { ...form, ...moved, drawAt: later(form.drawAt) };
}

const WEEK_DAYS = 7;
const WEEK = WEEK_DAYS * DAY;

/** The same time of the clock, so many days later. */
function movedByDays(text: string, days: number): string {
  return new Date(Date.parse(`${text}Z`) + days * DAY).toISOString().slice(0, text.length);
}

function draftOf(rule: ContestRule, index: number): RuleDraft {
  return {
    id: index + 1,
    type: rule.type,
    targets: rule.targets,
    match: rule.match,
    kind: rule.per === null ? "once" : "per",
    per: rule.per === null ? "" : plainNumber(rule.per),
    comparator: rule.comparator,
    threshold: isMarkless(rule) ? "" : plainNumber(rule.threshold),
    weight: plainNumber(rule.weight),
    cap: rule.cap === null ? "" : plainNumber(rule.cap),
  };
}

/** With `per`, a first share is the least that gives an entry: a mark that it reaches anyway is none. */
const isMarkless = ({ per, comparator, threshold }: ContestRule) =>
  per !== null && comparator === ">=" && threshold <= per;

/** As the fields read it back: without grouping, to at most ten places. */
const plainNumber = (value: number) => String(Number(value.toFixed(10)));

/** Whether two forms say the same. */
export const isSameForm = (a: ContestForm, b: ContestForm) => JSON.stringify(a) === JSON.stringify(b);
