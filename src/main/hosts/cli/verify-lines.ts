import { commitmentHash } from "#shared/draw/commitment.ts";
import type { Bundle, Check, Commitment, DecidedPick, Verification } from "#shared/draw/documents.ts";
import { CHECK_WORDS, GRADE_WORDS, HUMAN_POINTS, WARNING_WORDS } from "#shared/draw/grade.ts";
import { lockHash } from "#shared/draw/lock.ts";
import type { ReceiptReport } from "#shared/draw/receipt.ts";
import { shownName } from "#shared/plain-text.ts";
import { tableLines } from "./output.ts";

/** What `verify` says to people. Names are hostile: every line is made plain where it is printed. */

const CHECK_STATES = new Map<boolean | null, string>([
  [true, "passed"],
  [false, "FAILED"],
  [null, "not made"],
]);

export function bundleLines({ report, checks, bundle, picks }: Verification): readonly string[] {
  return [
    ...(bundle === null ? [] : headLines(bundle)),
    ...verdictLines(report, checks),
    "",
    ...tableLines(
      [{ head: "", align: "right" }, { head: "check" }, { head: "" }, { head: "code" }],
      checks.map(checkCells),
    ),
    ...(report.warnings.length === 0 ? [] : ["", "Warnings:"]),
    ...report.warnings.map((code) => `! ${WARNING_WORDS[code]}`),
    ...(report.ok && bundle !== null && picks !== null ? ["", ...pickLines(bundle, picks)] : []),
    ...(report.ok ? ["", "What no program can see for you:"] : []),
    ...(report.ok ? HUMAN_POINTS.map((point, index) => `${index + 1}. ${point}`) : []),
  ];
}

function headLines(bundle: Bundle): readonly string[] {
  const { commitment, lock, result } = bundle;
  return [
    `${shownName(commitment.title)}: fair draw no. ${commitment.seq}, attempt ${commitment.attempt}`,
    `commitment ${commitmentHash(commitment)}`,
    `lock ${lockHash(lock)}`,
    `seed ${result.seed}`,
    "",
  ];
}

function verdictLines({ code, assurance }: Verification["report"], checks: readonly Check[]): readonly string[] {
  if (assurance !== null) {
    const { title, meaning, trust } = GRADE_WORDS[assurance];
    return [`The proof holds. Grade: ${title}.`, meaning, trust];
  }
  const detail = checks.find((check) => check.ok === false)?.detail;
  return [
    "The proof does NOT hold.",
    ...(code === null ? [] : [CHECK_WORDS[code].failed]),
    ...(detail === undefined ? [] : [`${code}: ${detail}`]),
  ];
}

function checkCells({ code, ok }: Check, index: number): readonly string[] {
  return [`${index + 1}`, CHECK_WORDS[code].title, CHECK_STATES.get(ok) ?? "", code];
}

function pickLines({ entries }: Bundle, picks: readonly DecidedPick[]): readonly string[] {
  if (picks.length === 0) return ["Nobody was picked."];
  return tableLines(
    [
      { head: "", align: "right" },
      { head: "picked as" },
      { head: "name" },
      { head: "id" },
      { head: "number", align: "right" },
      { head: "of", align: "right" },
      { head: "first total above it", align: "right" },
    ],
    picks.map(({ pick, index, runningTotal }) => [
      String(pick.position),
      pick.kind,
      shownName(entries[index]?.name ?? ""),
      pick.id,
      String(pick.value),
      String(pick.pool_weight),
      String(runningTotal),
    ]),
  );
}

export function receiptLines(report: ReceiptReport): readonly string[] {
  if (!report.ok) return ["The receipt does NOT hold.", `${report.code}: ${report.detail}`];
  const { lock, entry, index } = report.receipt;
  return [
    `The receipt holds: ${entry.id} is entry ${index + 1} of ${lock.entry_count}, with a weight of ${entry.weight} of ${lock.total_weight}.`,
    `lock ${lockHash(lock)}`,
    "Compare this lock with the message that was posted: a receipt of another lock proves nothing.",
  ];
}

const PROBLEM_WORDS: Readonly<Record<string, (number: string) => string>> = {
  issuer: () => "The commitments are of more than one organiser.",
  fork: (number) => `Two different commitments have number ${number}: one of them may have been hidden.`,
  gap: (number) => `Number ${number} is missing: ask what became of it.`,
  prev: (number) => `Number ${number} follows another number ${Number(number) - 1} than the one known.`,
};

export function ledgerLines(commitments: readonly Commitment[], problems: readonly string[]): readonly string[] {
  return [
    ...tableLines(
      [{ head: "no.", align: "right" }, { head: "attempt", align: "right" }, { head: "title" }, { head: "commitment" }],
      commitments
        .toSorted((a, b) => a.seq - b.seq)
        .map((one) => [String(one.seq), String(one.attempt), shownName(one.title), commitmentHash(one)]),
    ),
    "",
    ...(problems.length === 0 ? ["The numbers have no gap, and each follows the one before."] : []),
    ...problems.map((problem) => {
      const [kind = "", number = ""] = problem.split(":");
      return `! ${PROBLEM_WORDS[kind]?.(number) ?? problem}`;
    }),
  ];
}
