import type {
  ContestAction,
  ContestDetail,
  ContestEntry,
  ContestSummary,
  EntryList,
  Ledger,
  NoEntries,
  PickRow,
} from "#shared/contract/contests.ts";
import { GRADE_WORDS } from "#shared/draw/grade.ts";
import { plainLines, shownName } from "#shared/plain-text.ts";
import { type Instant, toIso } from "#shared/time.ts";
import { contestDue } from "#shared/words/contest.ts";
import { compactDuration } from "#shared/words/duration.ts";
import { hindranceWords } from "#shared/words/hindrance.ts";
import { tableLines } from "./output.ts";

/** What the commands about contests say to people. Names are hostile: every line is made plain where it is printed. */

/** What comes next, as sentences that name the command. */
const NEXT: Readonly<Record<ContestAction, (id: number) => string>> = {
  edit: (id) => `Its times have passed: change them with: adjutant contests edit ${id} FILE.json`,
  remove: (id) => `Forget it with: adjutant contests remove ${id}`,
  activate: (id) => `When the terms are right, fix them for good with: adjutant contests activate ${id}`,
  "publish-commitment": (id) => publishNext(id, "commitment"),
  end: (id) => `Its end has passed: adjutant contests end ${id}`,
  correct: (id) => `Correct the entries with: adjutant contests correct ${id} REF WEIGHT --reason R`,
  lock: (id) => `Look through the entries, then freeze them with: adjutant contests lock ${id}`,
  "publish-lock": (id) => publishNext(id, "lock"),
  witness: (id) => `Enter what each witness says in public with: adjutant contests witness ${id} NAME VALUE`,
  beacon: (id) =>
    `The random number did not come by itself: adjutant contests draw ${id}, or paste it: adjutant contests beacon ${id} SIGNATURE`,
  draw: (id) => `Draw it with: adjutant contests draw ${id}`,
  "publish-result": (id) => `${publishNext(id, "result")} The proof: adjutant contests proof ${id} --out FILE`,
  rearm: (id) => `The lock was missed. Give it another one: adjutant contests rearm ${id} --lock-by T --reason R`,
  void: (id) => `It cannot be drawn. Declare it void with: adjutant contests void ${id} --reason R`,
  seal: (id) => `Make a copy for a second officer with: adjutant contests seal ${id} --out FILE`,
};

function publishNext(id: number, document: "commitment" | "lock" | "result"): string {
  return `Post what this prints: adjutant contests message ${id} ${document} – and record where: adjutant contests publish ${id} ${document} --place P`;
}

export function contestListLines(list: readonly ContestSummary[], now: Instant): string[] {
  if (list.length === 0) return [];
  return tableLines(
    [
      { head: "id", align: "right" },
      { head: "no.", align: "right" },
      { head: "title" },
      { head: "clan" },
      { head: "state" },
      { head: "grade" },
      { head: "next" },
      { head: "in" },
    ],
    list.map((contest) => {
      const due = contestDue(contest, now, () => "");
      return [
        contest.id,
        contest.seq,
        shownName(contest.title),
        contest.clanName,
        contest.state,
        GRADE_WORDS[contest.grade].title,
        contest.todo ?? due?.text.trim() ?? "",
        due === null ? "" : compactDuration(due.at - now),
      ];
    }),
  );
}

/** A contest with everything that it has, as far as it is. */
export function contestLines(contest: ContestDetail, list: EntryList, now: Instant): string[] {
  return [
    ...headLines(contest, now),
    "",
    ...plainLines(contest.rulesText.trimEnd()),
    "",
    ...hashLines(contest),
    ...(contest.picks.length === 0 ? [] : ["", ...pickLines(contest.picks)]),
    "",
    ...entryLines(list),
    "",
    ...nextLines(contest),
  ];
}

function headLines(contest: ContestDetail, now: Instant): string[] {
  const { seq, attempt, grade, lastCheck } = contest;
  const due = contestDue(contest, now, () => "It");
  const words = GRADE_WORDS[grade];
  return [
    `${shownName(contest.title)}${seq === null ? "" : `: fair draw no. ${seq}, attempt ${attempt}`}`,
    `${contest.clanName} · ${contest.state}${due === null ? "" : ` · ${due.text} in ${compactDuration(due.at - now)} (${toIso(due.at)})`}`,
    ...(contest.voidReason === null ? [] : [`Void: ${contest.voidReason}`]),
    `Starts ${toIso(contest.startAt)}, ends ${toIso(contest.endAt)}, is locked by ${toIso(contest.lockBy)}${drawWords(contest)}.`,
    `Grade: ${words.title}. ${words.meaning} ${words.trust}`,
    ...(lastCheck === null
      ? []
      : [`Last check after the end: ${lastCheck.state}, ${lastCheck.done} of ${lastCheck.of} members.`]),
  ];
}

function drawWords({ drawAt, round, witnesses }: ContestDetail): string {
  if (drawAt !== null) return `, is drawn ${toIso(drawAt)}${round === null ? "" : ` (round ${round})`}`;
  return witnesses.length === 0 ? ", is drawn by the organiser alone" : `, with witnesses ${witnesses.join(", ")}`;
}

function hashLines({ attempts }: ContestDetail): string[] {
  const last = attempts.at(-1);
  if (last === undefined) return ["Nothing is committed to yet."];
  const posted = (document: "commitment" | "lock" | "result") => {
    const places = last.publications.filter((one) => one.document === document).map((one) => one.place);
    return places.length === 0 ? "not recorded as posted" : `posted: ${places.join(", ")}`;
  };
  return [
    `commitment ${last.commitmentHash}  ${posted("commitment")}`,
    ...(last.lockHash === null ? [] : [`lock       ${last.lockHash}  ${posted("lock")}`]),
    ...(last.evidenceHash === null ? [] : [`evidence   ${last.evidenceHash}`]),
    ...(last.seed === null ? [] : [`seed       ${last.seed}  ${posted("result")}`]),
    ...last.witnessValues.map(({ name, value }) => `witness ${name} said: ${value}`),
    ...(attempts.length > 1
      ? attempts.slice(0, -1).map((one) => `attempt ${one.attempt} ended: ${one.endedWhy ?? "for another one"}`)
      : []),
  ];
}

function pickLines(picks: readonly PickRow[]): string[] {
  return tableLines(
    [
      { head: "", align: "right" },
      { head: "picked as" },
      { head: "name" },
      { head: "id" },
      { head: "entries", align: "right" },
      { head: "of", align: "right" },
    ],
    picks.map((pick) => [pick.position, pick.kind, shownName(pick.name), pick.entryId, pick.weight, pick.poolWeight]),
  );
}

const WHY_WORDS: Readonly<Record<NoEntries, string>> = {
  "no-gain": "gained nothing",
  "below-threshold": "less than the rules ask for",
  "no-baseline": "no value to count from",
  "never-known": "never known",
  "joined-later": "joined after the start",
  left: "left before the end",
  "opted-out": "takes no part",
  corrected: "corrected to none",
};

/** Who has how many entries and why; who has none comes last. */
export function entryLines(list: EntryList): string[] {
  const { entries, entrants, total, isLocked, computedAt } = list;
  return [
    `${total} entries of ${entrants} members, ${isLocked ? "locked" : `as of ${toIso(computedAt)}`}.`,
    ...tableLines(
      [
        { head: "entries", align: "right" },
        { head: "chance", align: "right" },
        { head: "name" },
        { head: "id" },
        { head: "gained" },
        { head: "note" },
      ],
      entries
        .toSorted((a, b) => b.weight - a.weight)
        .map((entry) => [
          entry.weight,
          `${(100 * entry.chance).toFixed(1)} %`,
          shownName(entry.name),
          entry.entryId,
          entry.proof.map((proof) => proof.gained ?? "–").join(" + "),
          noteOf(entry),
        ]),
    ),
  ];
}

function noteOf({ why, correction, optOut, computed }: ContestEntry): string {
  if (optOut !== null) return `takes no part (${optOut.author}${optOut.reason === "" ? "" : `: ${optOut.reason}`})`;
  if (correction !== null) return `corrected from ${computed} by ${correction.author}: ${correction.reason}`;
  return why === null ? "" : WHY_WORDS[why];
}

/** What an officer does next, or what is waited for. */
export function nextLines(contest: ContestDetail): string[] {
  const { id, state, todo, steps } = contest;
  if (todo !== null) return [`Next: ${NEXT[todo](id)}`];
  if (state === "drawn") return [`It is done. The proof for members: adjutant contests proof ${id} --out FILE`];
  if (state === "void") return ["It is void for good."];
  const waiting = state === "locked" ? "draw" : state === "ended" ? "lock" : "end";
  const step = steps.find(({ action }) => action === waiting);
  if (step === undefined || step.why === null) return ["Nothing has to be done now."];
  const { cause, next } = hindranceWords(step.why, waiting);
  return [
    `Nothing has to be done now. To ${waiting} it: ${cause}${step.at === null ? "" : ` From ${toIso(step.at)} on.`}${next === null ? "" : ` ${next}`}`,
  ];
}

const PROBLEM_WORDS: Readonly<Record<string, string>> = {
  fork: "two commitments have the number",
  gap: "a number is missing:",
  prev: "does not follow the commitment before it: number",
};

export function contestLedgerLines({ issuer, head, commitments, problems, needsConfirmation }: Ledger): string[] {
  return [
    issuer === null ? "Nothing was committed to here yet." : `Organiser ${issuer}, ${commitments.length} commitments.`,
    ...(head === null ? [] : [`The last is number ${head.seq}: ${head.hash}`]),
    ...tableLines(
      [
        { head: "no.", align: "right" },
        { head: "attempt", align: "right" },
        { head: "title" },
        { head: "outcome" },
        { head: "at" },
        { head: "commitment" },
      ],
      commitments.map((one) => [
        one.seq,
        one.attempt,
        shownName(one.title),
        one.outcome,
        toIso(one.createdAt),
        one.hash,
      ]),
    ),
    ...problems.map((problem) => {
      const [kind = "", number = ""] = problem.split(":");
      return `! ${PROBLEM_WORDS[kind] === undefined ? problem : `${PROBLEM_WORDS[kind]} ${number}`}`;
    }),
    ...(needsConfirmation
      ? [
          "This workspace seems to be restored from a backup or copied. Nothing is committed, locked or drawn before you say:",
          "  adjutant contests ledger --confirm head    the last number here is the last one that was posted",
          "  adjutant contests ledger --confirm new     it is not, or you do not know: numbers begin again under another name",
        ]
      : []),
  ];
}
