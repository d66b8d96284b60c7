import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { Baseline, Comparator, ContestRule, ContestTerms } from "#shared/contract/contests.ts";
import { parseIso } from "#shared/time.ts";
import { CommandError, usageError } from "./output.ts";

/** The longest terms that the contract takes are far smaller. */
const FILE_BYTES = 1_000_000;

/** How people and other programs write the comparators. */
const ALIASES: Readonly<Record<string, Comparator>> = {
  "==": "=",
  eq: "=",
  equal: "=",
  gte: ">=",
  "at-least": ">=",
  gt: ">",
  "more-than": ">",
  lte: "<=",
  "at-most": "<=",
  lt: "<",
  "less-than": "<",
};

const COMPARATOR_WORDS = `must be one of ${Comparator.options.join(" ")}, or ${Object.keys(ALIASES).join(", ")}`;
const TIME_WORDS = "must be a time as ISO 8601 with a zone, like 2026-08-06T12:00:00Z";

const Time = z.string({ error: missingOr(TIME_WORDS) }).transform((text, context) => {
  const at = parseIso(text.trim());
  if (at !== null) return at;
  context.addIssue({ code: "custom", message: TIME_WORDS });
  return z.NEVER;
});

const WrittenComparator = z.preprocess(
  (value) => {
    const word = typeof value === "string" ? value.trim().toLowerCase() : value;
    return typeof word === "string" && Object.hasOwn(ALIASES, word) ? ALIASES[word] : word;
  },
  z.enum(Comparator.options, { error: COMPARATOR_WORDS }),
);

/** What describes a contest in a file (DESIGN.md section 7). What is not of it is an error: a word mistyped would be lost in silence. */
const ContestFile = z.strictObject({
  ...ContestTerms.shape,
  clan: z.union([z.string().min(1), z.int().positive()], { error: missingOr("must be an id, a tag or a name") }),
  startAt: Time,
  endAt: Time,
  lockBy: Time,
  rules: z
    .array(z.strictObject({ ...ContestRule.shape, comparator: WrittenComparator.default(">=") }), {
      error: missingOr("must be a list of 1 to 20 rules"),
    })
    .min(1)
    .max(20),
  baseline: z.strictObject(Baseline.shape).prefault({}),
});

/** Terms as they are written in a file: of the clan only what it goes by. */
export type WrittenTerms = Omit<ContestTerms, "clan"> & { readonly clan: string };

export type ReadTerms =
  | { readonly ok: true; readonly terms: WrittenTerms }
  /** Each names the member of the file that it is about. */
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads what the JSON of a file says. */
export function readTerms(json: unknown): ReadTerms {
  const read = ContestFile.safeParse(json);
  if (!read.success) return { ok: false, faults: read.error.issues.flatMap(faultsOf) };
  return { ok: true, terms: { ...read.data, clan: String(read.data.clan) } };
}

/** The terms in a file; a fault in it is wrong usage. */
export function readTermsFile(file: string): WrittenTerms {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  const text = readText(file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw usageError(`${file} is no JSON: ${error instanceof Error ? error.message : ""}`);
  }
  const read = readTerms(json);
  if (!read.ok) throw usageError([`${file} does not describe a contest:`, ...read.faults].join(" "));
  return read.terms;
}

function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new CommandError(`${file} cannot be read.`);
  }
  if (bytes.length > FILE_BYTES) throw usageError(`${file} is too long to describe a contest.`);
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}

function missingOr(words: string) {
  return ({ input }: { readonly input?: unknown }) => (input === undefined ? "is missing" : words);
}

function faultsOf(issue: z.core.$ZodIssue): string[] {
  const place = pathText(issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => `${pathText([...issue.path, key])} is not known here.`);
  }
  const isMissing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  return [`${place === "" ? "The file" : place} ${isMissing ? "is missing" : wordsOf(issue)}.`];
}

/** The messages of the library are sentences of their own: `Too small: expected number to be >=1`. */
function wordsOf({ message }: z.core.$ZodIssue): string {
  return message.startsWith("must ") || message === "is missing" ? message : `is not taken: ${message}`;
}

/** `rules[0].comparator`. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : `${text}${text === "" ? "" : "."}${String(key)}`),
    "",
  );
}
