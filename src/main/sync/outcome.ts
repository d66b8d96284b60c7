import { hash as digest } from "node:crypto";
import type { HttpAnswer, Reading, Resource } from "#main/games/game.ts";
import type { Duration } from "#shared/time.ts";
import type { Attempt } from "./fetcher.ts";

/** What one attempt means. Only `read` and `same-bytes` carry facts; every other case says why there are none. */
export type Outcome =
  | {
      readonly kind: "read";
      readonly reading: Reading;
      readonly hash: string;
      readonly goodForMs: Duration | null;
      readonly status: number;
    }
  | { readonly kind: "same-bytes"; readonly hash: string; readonly goodForMs: Duration | null; readonly status: number }
  | {
      readonly kind: "not-found";
      readonly goodForMs: Duration | null;
      readonly detail: string;
      readonly status: number;
    }
  | { readonly kind: "private"; readonly goodForMs: Duration | null; readonly detail: string; readonly status: number }
  | {
      readonly kind: "throttled";
      readonly retryAfterMs: Duration | null;
      readonly detail: string;
      readonly status: number;
    }
  | { readonly kind: "maintenance"; readonly detail: string; readonly isPartial?: true; readonly status: number }
  | {
      readonly kind: "unauthorized";
      readonly detail: string;
      readonly seenAddress: string | null;
      readonly status: number;
    }
  | {
      readonly kind: "malformed";
      /** Set where the upstream itself refused, and says how long that holds. */
      readonly goodForMs?: Duration | null;
      readonly detail: string;
      readonly status: number;
      readonly answer: string | null;
    }
  | { readonly kind: "unreachable"; readonly detail: string; readonly status: number | null };

/** So much of an answer that was no good is kept for people to look at. */
const KEPT_CHARACTERS = 2_000;

/** Words of a server are cut to this: who needs more has the answer itself. */
const LONGEST_DETAIL = 400;

/**
 * Reads an attempt. `knownHash` is the hash of the last good answer, or null where the facts must be read even if the
 * bytes are the same.
 */
export function outcomeOf(resource: Resource, ref: string, attempt: Attempt, knownHash: string | null): Outcome {
  const steps = readAttempt(resource, ref, attempt, knownHash);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return shortened(step.value);
  }
}

/**
 * The same for an answer that may be large: between two steps others have their turn. Of 25 MB each step takes about 150 ms,
 * and all of them half a second.
 */
export async function outcomeInSteps(
  resource: Resource,
  ref: string,
  attempt: Attempt,
  knownHash: string | null,
  pause: () => Promise<void>,
): Promise<Outcome> {
  const steps = readAttempt(resource, ref, attempt, knownHash);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return shortened(step.value);
    await pause();
  }
}

function shortened(outcome: Outcome): Outcome {
  return "detail" in outcome ? { ...outcome, detail: outcome.detail.slice(0, LONGEST_DETAIL) } : outcome;
}

/** Yields wherever what follows is work that grows with the size of the answer. */
type Steps = Generator<undefined, Outcome, undefined>;

function* readAttempt(resource: Resource, ref: string, attempt: Attempt, knownHash: string | null): Steps {
  switch (attempt.kind) {
    case "timed-out":
    case "failed":
      return { kind: "unreachable", detail: attempt.detail, status: null };
    case "broken-off":
    case "too-large":
      return { kind: "malformed", detail: attempt.detail, status: attempt.status, answer: null };
    case "answered":
      return yield* readAnswer(resource, ref, attempt, knownHash);
  }
}

function* readAnswer(
  resource: Resource,
  ref: string,
  attempt: Extract<Attempt, { kind: "answered" }>,
  knownHash: string | null,
): Steps {
  const answer = lazyAnswer(attempt);
  const { status } = attempt;
  if (resource.mostBytes !== undefined) {
    // The verdict looks into the body of an error alone; here it is taken apart before that, each part in its turn.
    void answer.text;
    yield;
    void answer.json;
    yield;
  }
  const verdict = resource.verdict(answer);
  if (verdict.kind !== "ok") {
    return verdict.kind === "malformed"
      ? { ...verdict, status, answer: answer.text.slice(0, KEPT_CHARACTERS) }
      : { ...verdict, status };
  }
  yield;
  const hash = digest("sha256", attempt.body, "base64");
  if (hash === knownHash) return { kind: "same-bytes", hash, goodForMs: verdict.goodForMs, status };
  const malformed = (detail: string): Outcome => ({
    kind: "malformed",
    detail,
    status,
    answer: answer.text.slice(0, KEPT_CHARACTERS),
  });
  if (answer.json === undefined) {
    const type = answer.header("content-type")?.split(";")[0] ?? "no type";
    return malformed(`The answer is no JSON (${type}, ${attempt.body.byteLength} bytes).`);
  }
  yield;
  const body = resource.body.safeParse(answer.json);
  if (!body.success) {
    const issue = body.error.issues[0];
    return malformed(
      `The answer lacks what it should have: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim(),
    );
  }
  yield;
  const result = resource.read(body.data, ref);
  if (!result.ok) return malformed(result.detail);
  yield;
  return { kind: "read", reading: result.reading, hash, goodForMs: verdict.goodForMs, status };
}

const UTF8 = new TextDecoder();

/** The body is decoded and parsed only where somebody looks: an unchanged answer costs a hash. */
function lazyAnswer(attempt: Extract<Attempt, { kind: "answered" }>): HttpAnswer {
  let text: string | null = null;
  let parsed: { readonly json: unknown } | null = null;
  return {
    status: attempt.status,
    header: attempt.header,
    get text() {
      text ??= UTF8.decode(attempt.body);
      return text;
    },
    get json() {
      parsed ??= { json: parseJson(this.text) };
      return parsed.json;
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
