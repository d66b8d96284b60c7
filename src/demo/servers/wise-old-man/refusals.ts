import { type Answer, jsonAnswer } from "#demo/servers/answers.ts";
import type { Refusals } from "#demo/servers/delivery.ts";

/** Wise Old Man's errors: `{code, message}`, the code where one is defined (its server/src/api, August 2026). */

function refusal(status: number, message: string, code?: string): Answer {
  return jsonAnswer(status, code === undefined ? { message } : { code, message });
}

export const refusals: Refusals = {
  throttled: () =>
    refusal(429, "Too Many Requests. Please check https://docs.wiseoldman.net/api#rate-limits--api-keys."),
  maintenance: () => refusal(503, "Service unavailable."),
  invalidAddress: () => refusal(429, "You are blocked from making API requests."),
  invalidAuthorization: () =>
    refusal(403, "Invalid API Key. Please check https://docs.wiseoldman.net/api#rate-limits--api-keys"),
  unknownException: () => refusal(500, "An unexpected error occurred."),
  notFound: () => refusal(404, "Endpoint not found"),
};

export const playerNotFound = (): Answer => refusal(404, "Player not found", "PLAYER_NOT_FOUND");
export const groupNotFound = (): Answer => refusal(404, "Group not found", "GROUP_NOT_FOUND");
export const badRequest = (message: string): Answer => refusal(400, message);
/** The proxy in front of it, which wants to know whom to write to. */
export const unknownAgent = (): Answer => refusal(403, "Please identify your application in the User-Agent header.");
