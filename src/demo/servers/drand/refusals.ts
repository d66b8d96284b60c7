import { type Answer, createBody, htmlAnswer } from "#demo/servers/answers.ts";
import type { Refusals } from "#demo/servers/delivery.ts";

/** What relays of drand answer in place of a beacon: plain text or nothing; clients go by the status. */

function textAnswer(status: number, text: string): Answer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body: createBody(`${text}\n`) };
}

/** For a round that is still to come. */
export const tooEarly = () => textAnswer(425, "Requested future beacon");

export const refusals: Refusals = {
  throttled: () => textAnswer(429, "Too Many Requests"),
  maintenance: () => htmlAnswer(503, "Service Unavailable"),
  invalidAddress: () => textAnswer(403, "Forbidden"),
  invalidAuthorization: () => textAnswer(403, "Forbidden"),
  unknownException: () => textAnswer(500, "Internal Server Error"),
  notFound: () => textAnswer(404, "404 page not found"),
};
