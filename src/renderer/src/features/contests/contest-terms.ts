/** From the form of a contest to its terms, with what is missing or wrong beside its field. Pure. */
import { parseAmount } from "#renderer/ui/amount.ts";
import { zonedInstant, zonedText } from "#renderer/ui/zoned-input.ts";
import type { ContestRule, ContestTerms } from "#shared/contract/contests.ts";
import { timeOfRound } from "#shared/draw/rounds.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { DAY, type Instant, MINUTE } from "#shared/time.ts";
import type { ContestForm, RuleDraft } from "./contest-form.ts";
import { roundFor } from "./contest-times.ts";

/** What is missing or wrong, by the name of a field; of a rule `ID FIELD`, such as `2 per`. */
export type FormErrors = Readonly<Record<string, string>>;

export type ReadTerms =
  | { readonly ok: true; readonly terms: ContestTerms }
  | { readonly ok: false; readonly errors: FormErrors };

export interface TermsScene {
  readonly clan: ClanId;
  readonly zone: string;
  readonly game: Pick<GameInfo, "contestRules">;
  /** As they were saved: a field that still says the same minute means the same second and round. */
  readonly saved: Pick<ContestTerms, "startAt" | "endAt" | "lockBy" | "round"> | null;
}

const NO_TIME = "Enter a day and a time.";
const LEAST_AFTER_LOCK = MINUTE;
const MOST_WINNERS = 1_000;
const MOST_WITNESSES = 16;
const MOST_DAYS = 3_650;
const MOST_GRACE = 1_440;
const MOST_WEIGHT = 1_000_000;
const MOST_CAP = 1_000_000_000;
const MOST_AMOUNT = 1e15;

/** Collects what is wrong while it reads: one that is wrong does not hide the next. */
export function termsOf(form: ContestForm, scene: TermsScene): ReadTerms {
  const errors: Record<string, string> = {};
  const wrong = (field: string, error: string) => {
    errors[field] ??= error;
  };
  const title = form.title.trim();
  if (title === "") wrong("title", "Enter a title: it stands in every message about the contest.");
  const times = readTimes(form, scene, wrong);
  const witnesses = form.mode === "offline" ? readWitnesses(form.witnesses, wrong) : [];
  const winners = whole(form.winners, 1, MOST_WINNERS, "winners", wrong);
  const alternates = whole(form.alternates, 0, MOST_WINNERS, "alternates", wrong);
  const maxAgeDays = form.maxAgeDays.trim() === "" ? null : whole(form.maxAgeDays, 0, MOST_DAYS, "maxAgeDays", wrong);
  const graceMinutes = whole(form.graceMinutes, 0, MOST_GRACE, "graceMinutes", wrong);
  if (form.rules.length === 0) wrong("rules", "Add a rule: without one nobody has entries.");
  const rules = form.rules.flatMap((draft) => readRule(draft, scene.game, wrong));
  if (times === null || Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    terms: {
      clan: scene.clan,
      title,
      prize: form.prize.trim(),
      description: form.description.trim(),
      ...times,
      mode: form.mode,
      witnesses,
      winners,
      alternates,
      afterWin: form.afterWin,
      rules,
      baseline: { maxAgeMs: maxAgeDays === null ? null : maxAgeDays * DAY, otherwise: form.otherwise },
      graceMs: graceMinutes * MINUTE,
      joiners: form.joiners,
      leavers: form.leavers,
    },
  };
}

type Wrong = (field: string, error: string) => void;

function readTimes(
  form: ContestForm,
  { zone, saved }: TermsScene,
  wrong: Wrong,
): Pick<ContestTerms, "startAt" | "endAt" | "lockBy" | "round"> | null {
  const instant = (text: string, before: Instant | undefined) =>
    before !== undefined && zonedText(before, zone) === text ? before : zonedInstant(text, zone);
  const startAt = instant(form.start, saved?.startAt);
  const endAt = instant(form.end, saved?.endAt);
  const lockBy = instant(form.lockBy, saved?.lockBy);
  if (startAt === null) wrong("start", NO_TIME);
  if (endAt === null) wrong("end", NO_TIME);
  if (lockBy === null) wrong("lockBy", NO_TIME);
  if (startAt !== null && endAt !== null && endAt <= startAt) wrong("end", "The end must come after the start.");
  if (endAt !== null && lockBy !== null && lockBy < endAt)
    wrong("lockBy", "Entries are locked after the end, not before.");
  const round = form.mode === "online" ? readRound(form, zone, saved?.round ?? null, lockBy, wrong) : null;
  return startAt === null || endAt === null || lockBy === null ? null : { startAt, endAt, lockBy, round };
}

function readRound(
  { drawAt }: ContestForm,
  zone: string,
  saved: number | null,
  lockBy: Instant | null,
  wrong: Wrong,
): number | null {
  const at = zonedInstant(drawAt, zone);
  if (at === null) wrong("drawAt", NO_TIME);
  if (at === null || lockBy === null) return null;
  const isSame = saved !== null && zonedText(timeOfRound(saved), zone) === drawAt;
  const round = isSame ? saved : roundFor(at).round;
  if (timeOfRound(round) < lockBy + LEAST_AFTER_LOCK) {
    wrong("drawAt", "The draw must come after the lock: at least a minute, better an hour, so that members can look.");
  }
  return round;
}

const IDENTIFIER = /^[\x21-\x7e]{1,128}$/;

/** Names one a line, or with commas between them. */
export function witnessesOf(text: string): readonly string[] {
  return text
    .split(/[\n,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function readWitnesses(text: string, wrong: Wrong): string[] {
  const names = witnessesOf(text);
  const odd = names.find((name) => !IDENTIFIER.test(name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (odd !== undefined) {
    wrong("witnesses", `“${odd}” cannot be used: a name of letters, digits and signs without spaces, such as Ada_V.`);
  }
  if (twice !== undefined) wrong("witnesses", `${twice} stands there twice.`);
  if (names.length > MOST_WITNESSES) wrong("witnesses", `At most ${MOST_WITNESSES} witnesses.`);
  return [...names];
}

/** A whole number within bounds; `least` stands in for one that is refused. */
function whole(text: string, least: number, most: number, field: string, wrong: Wrong): number {
  const value = parseAmount(text);
  if (value !== null && Number.isInteger(value) && value >= least && value <= most) return value;
  wrong(field, `Enter a whole number, ${least} to ${most.toLocaleString("en").replaceAll(",", "\u202f")}.`);
  return least;
}

function readRule(draft: RuleDraft, game: TermsScene["game"], wrong: Wrong): ContestRule[] {
  const field = (name: string) => `${draft.id} ${name}`;
  const type = game.contestRules.find((one) => one.id === draft.type);
  if (type === undefined) {
    wrong(field("type"), "Choose what is counted.");
    return [];
  }
  const per =
    draft.kind === "per" ? amount(draft.per, field("per"), "Enter a number above 0, like 100 or 2.5 M.", wrong) : null;
  // One share is the least that gives an entry: without a mark of its own the rule asks for that.
  const isMarkless = per !== null && draft.threshold.trim() === "";
  const threshold = isMarkless
    ? per
    : amount(draft.threshold, field("threshold"), "Enter a number, like 500 or 2.5 M.", wrong, 0);
  const weight = whole(draft.weight, 1, MOST_WEIGHT, field("weight"), wrong);
  const cap = draft.cap.trim() === "" ? null : whole(draft.cap, 1, MOST_CAP, field("cap"), wrong);
  return [
    {
      type: type.id,
      targets: type.hasTargets ? [...draft.targets] : [],
      match: draft.match,
      comparator: isMarkless ? ">=" : draft.comparator,
      threshold,
      weight,
      cap,
      per,
    },
  ];
}

/** @param least null: anything above nothing. */
function amount(text: string, field: string, error: string, wrong: Wrong, least: number | null = null): number {
  const value = parseAmount(text);
  const isFit = value !== null && value <= MOST_AMOUNT && (least === null ? value > 0 : value >= least);
  if (isFit) return value;
  wrong(field, error);
  return 1;
}
