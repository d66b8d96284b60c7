import { type Answer, createBody } from "#demo/servers/answers.ts";
import type { Refusals } from "#demo/servers/delivery.ts";

/**
 * The error bodies of the API (games/clash-of-clans.md section 1.4): a reason, sometimes a message. Errors come as
 * `application/json` without a charset (recordings).
 */
const ERROR_TYPE = "application/json";

function refusal(status: number, reason: string, message?: string): Answer {
  return { status, headers: { "content-type": ERROR_TYPE }, body: createBody(JSON.stringify({ reason, message })) };
}

export const refusals: Refusals = {
  throttled: () =>
    refusal(
      429,
      "requestThrottled",
      "Request was throttled, because amount of requests was above the threshold defined for the used API token.",
    ),
  maintenance: () => refusal(503, "inMaintenance", "API is currently in maintenance, please come back later"),
  invalidAddress: (address) =>
    refusal(403, "accessDenied.invalidIp", `Invalid authorization: API key does not allow access from IP ${address}`),
  invalidAuthorization: () => refusal(403, "accessDenied", "Invalid authorization"),
  unknownException: () => refusal(500, "unknownException"),
  notFound: () => notFound(),
};

/** The clan keeps its war log to itself: the only refusal without a message. */
export const privateWarLog = (): Answer => refusal(403, "accessDenied");

/** The message names the tag without its `#`. */
export const notFound = (tag?: string): Answer =>
  refusal(404, "notFound", tag === undefined ? undefined : `Not found with tag ${tag.replace(/^#/, "")}`);

/** What is wrong with a parameter; the API's own wording is known for an unknown value only. */
export const badRequest = (message: string): Answer => refusal(400, "badRequest", message);
