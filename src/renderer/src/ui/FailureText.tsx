import { failureWords } from "#shared/words/failure.ts";

export interface FailureTextProps {
  readonly failure: { readonly code: string; readonly data: Readonly<Record<string, unknown>> };
}

/** Why something was not done, and what to do next. */
export function FailureText({ failure }: FailureTextProps) {
  const { cause, next } = failureWords(failure.code, failure.data);
  return next === null ? cause : `${cause} ${next}`;
}
