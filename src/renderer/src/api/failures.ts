import { ORPCError } from "@orpc/client";
import { failureWords } from "#shared/words/failure.ts";

/** A failure in the form that words are made of: a code of the contract, `UNREACHABLE` or `UNEXPECTED`. */
export interface Failure {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof ORPCError) return { code: error.code, data: (error.data ?? {}) as Failure["data"] };
  // What `fetch` throws where nobody answers, and what an iterator throws whose connection broke.
  if (error instanceof TypeError) return { code: "UNREACHABLE", data: {} };
  return { code: "UNEXPECTED", data: { message: error instanceof Error ? error.message : String(error) } };
}

const REFUSALS = new Set([401, 429]);

/** True where the host wants another token before it answers at all. */
export function isRefused(error: unknown): boolean {
  return error instanceof ORPCError && !error.defined && REFUSALS.has(error.status);
}

/** What failed and what to do next, in one line. */
export function failureLine(error: unknown): string {
  const { code, data } = failureOf(error);
  const { cause, next } = failureWords(code, data);
  return next === null ? cause : `${cause} ${next}`;
}
