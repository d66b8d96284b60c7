import type { Random } from "#demo/world/random.ts";
import { type Duration, SECOND } from "#shared/time.ts";
import { type Answer, createBody, emptyAnswer, HTML_TYPE, htmlAnswer, jsonAnswer } from "./answers.ts";
import type { Fault } from "./faults.ts";

/** How the faults that meet a request change its answer and the way it is sent. */

/** The answers of a game's API to what it refuses; their bodies are the game's own. */
export interface Refusals {
  throttled(): Answer;
  maintenance(): Answer;
  /** `address` is the one the request came from. */
  invalidAddress(address: string): Answer;
  invalidAuthorization(): Answer;
  unknownException(): Answer;
  /** As for what does not exist. */
  notFound(): Answer;
  /** An error by its code; absent where an API does not count its errors. */
  coded?(code: number, throttleSeconds: number): Answer;
  /** Maintenance in the second form of an error; absent where an API has only one. */
  maintenanceOtherwise?(): Answer;
}

export interface FaultyApi {
  readonly refusals: Refusals;
  /** The body with so many entries of its lists left out, counts untouched; the body itself where it has no list. */
  withFewerFacts(body: unknown, missing: number): unknown;
  /** The body with nothing in it and every number 0; absent where an API never answers so. */
  withoutFacts?(body: unknown): unknown;
}

export type Way =
  | { readonly kind: "whole" }
  | { readonly kind: "half" }
  | { readonly kind: "drip"; readonly pieceBytes: number; readonly everyMs: Duration }
  | { readonly kind: "silent" }
  | { readonly kind: "reset" };

export interface Delivery {
  readonly delayMs: Duration;
  readonly way: Way;
  readonly dateShiftMs: Duration;
  /** Sent in place of what the API says. */
  readonly instead: Answer | null;
  /** Changes to what the API says, in their order. */
  readonly changes: readonly ((answer: Answer) => Answer)[];
}

/** An answer without faults. */
const PLAIN_DELIVERY: Delivery = {
  delayMs: 0,
  way: { kind: "whole" },
  dateShiftMs: 0,
  instead: null,
  changes: [],
};

/** A body that is good JSON and of no game. */
const OTHER_SHAPE = { version: 3, widgets: [{ id: 1, colour: "blue" }], next: null };

function cut(answer: Answer): Answer {
  const { plain } = answer.body;
  return { ...answer, body: createBody(plain.subarray(0, Math.floor(plain.length / 2))) };
}

/** Another body in place of a good one. */
function rewritten(rewrite: (body: unknown) => unknown): (answer: Answer) => Answer {
  return (answer) => {
    if (answer.status !== 200) return answer;
    const body = rewrite(JSON.parse(answer.body.plain.toString()));
    return { ...answer, body: createBody(JSON.stringify(body)) };
  };
}

function withHeader(answer: Answer, name: string, value: string): Answer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}

type Change = (delivery: Delivery) => Delivery;

const instead =
  (answer: Answer): Change =>
  (delivery) => ({ ...delivery, instead: delivery.instead ?? answer });
const by =
  (way: Way): Change =>
  (delivery) => ({ ...delivery, way: delivery.way.kind === "whole" ? way : delivery.way });
const changed =
  (change: (answer: Answer) => Answer): Change =>
  (delivery) => ({
    ...delivery,
    changes: [...delivery.changes, change],
  });

type MaintenanceForm = Extract<Fault, { kind: "maintenance" }>["as"];

function maintenance(as: MaintenanceForm, api: FaultyApi): Change {
  const { refusals, withoutFacts } = api;
  switch (as) {
    case "json":
      return instead(refusals.maintenance());
    case "other-json":
      return instead(refusals.maintenanceOtherwise?.() ?? refusals.maintenance());
    case "empty":
      return withoutFacts ? changed(rewritten(withoutFacts)) : instead(refusals.maintenance());
    default:
      return instead(htmlAnswer(as === "html" ? 503 : 200, "We are under maintenance"));
  }
}

function changeOf(fault: Fault, api: FaultyApi, random: Random): Change {
  const { refusals } = api;
  switch (fault.kind) {
    case "throttled": {
      const answer = refusals.throttled();
      return instead(fault.retryAfter === undefined ? answer : withHeader(answer, "retry-after", fault.retryAfter));
    }
    case "maintenance":
      return maintenance(fault.as, api);
    case "api-error":
      return instead(refusals.coded?.(fault.code, fault.throttleSeconds ?? 0) ?? refusals.unknownException());
    case "challenge":
      return instead(htmlAnswer(fault.status, "Checking your browser"));
    case "not-found":
      return instead(refusals.notFound());
    case "invalid-address":
      return instead(refusals.invalidAddress(fault.address));
    case "invalid-authorization":
      return instead(refusals.invalidAuthorization());
    case "unknown-exception":
      return instead(refusals.unknownException());
    case "bad-gateway":
      return instead(htmlAnswer(502, "502 Bad Gateway"));
    case "gateway-timeout":
      return instead(emptyAnswer(504));
    case "wrong-type":
      return instead({ ...htmlAnswer(200, "Welcome"), headers: { "content-type": HTML_TYPE } });
    case "wrong-shape":
      return instead(jsonAnswer(200, OTHER_SHAPE));
    case "cut-json":
      return changed(cut);
    case "fewer-facts":
      return changed(rewritten((body) => api.withFewerFacts(body, fault.missing)));
    case "half-body":
      return by({ kind: "half" });
    case "slow-drip":
      return by({ kind: "drip", pieceBytes: fault.pieceBytes, everyMs: fault.everyMs });
    case "no-answer":
      return by({ kind: "silent" });
    case "reset":
      return by({ kind: "reset" });
    case "clock-skew":
      return (delivery) => ({ ...delivery, dateShiftMs: delivery.dateShiftMs + fault.byMs });
    case "latency": {
      const jitterMs = random.next() * (fault.jitterMs ?? 0);
      return (delivery) => ({ ...delivery, delayMs: delivery.delayMs + fault.ms + jitterMs });
    }
    default:
      return assertNever(fault);
  }
}

function assertNever(fault: never): never {
  throw new Error(`No such fault: ${JSON.stringify(fault)}`);
}

/** What the faults make of an answer; `random` draws the jitter. */
export function deliver(faults: readonly Fault[], api: FaultyApi, random: Random): Delivery {
  return faults.reduce((delivery, fault) => changeOf(fault, api, random)(delivery), PLAIN_DELIVERY);
}

/** The `Date` header for an instant: whole seconds, the form of RFC 9110. */
export function createDateHeader(): (at: number) => string {
  let second = Number.NaN;
  let text = "";
  return (at) => {
    const now = Math.floor(at / SECOND);
    if (now !== second) {
      second = now;
      text = new Date(at).toUTCString();
    }
    return text;
  };
}
