import { type Answer, jsonAnswer } from "#demo/servers/answers.ts";
import type { Refusals } from "#demo/servers/delivery.ts";

/** How every answer of the service is wrapped, and its errors (games/destiny2.md section 1.3). */

interface ErrorForm {
  readonly name: string;
  /** What HTTP says; the service is no guide to it: 500 came with good conditions of the game. */
  readonly status: number;
  /** The name where absent, as recorded for 611. */
  readonly message?: string;
}

const ERRORS: Readonly<Record<number, ErrorForm>> = {
  3: { name: "UnhandledException", status: 500, message: "An unhandled exception has occurred." },
  5: { name: "SystemDisabled", status: 503, message: "This system is temporarily disabled for maintenance." },
  7: {
    name: "ParameterParseFailure",
    status: 400,
    message: "Unable to parse your parameters. Please correct them, and try again.",
  },
  12: {
    name: "InsufficientPrivileges",
    status: 403,
    message: "You do not have sufficient privileges to perform this action.",
  },
  18: {
    name: "InvalidParameters",
    status: 400,
    message: "The input parameters were invalid, please enter valid input, and try again.",
  },
  21: { name: "EndpointNotFound", status: 404 },
  31: { name: "ThrottleLimitExceeded", status: 429 },
  35: { name: "ThrottleLimitExceededMinutes", status: 429 },
  36: { name: "ThrottleLimitExceededMomentarily", status: 429 },
  37: { name: "ThrottleLimitExceededSeconds", status: 429 },
  51: { name: "PerEndpointRequestThrottleExceeded", status: 429 },
  54: { name: "PerApplicationThrottleExceeded", status: 429 },
  55: { name: "PerApplicationAnonymousThrottleExceeded", status: 429 },
  56: { name: "PerApplicationAuthenticatedThrottleExceeded", status: 429 },
  57: { name: "PerUserThrottleExceeded", status: 429 },
  99: { name: "WebAuthRequired", status: 401 },
  621: { name: "GroupDeleted", status: 404 },
  622: { name: "GroupNotFound", status: 404 },
  686: { name: "ClanNotFound", status: 404 },
  688: { name: "ClanMemberNotFound", status: 404 },
  1601: {
    name: "DestinyAccountNotFound",
    status: 500,
    message: "We were unable to find your Destiny account information.",
  },
  1618: { name: "DestinyUnexpectedError", status: 500 },
  1620: { name: "DestinyCharacterNotFound", status: 500 },
  1651: { name: "DestinyShardRelayClientTimeout", status: 503 },
  1652: { name: "DestinyShardRelayProxyTimeout", status: 503 },
  1653: { name: "DestinyPGCRNotFound", status: 404 },
  1665: { name: "DestinyPrivacyRestriction", status: 500, message: "The user has chosen for this data to be private." },
  1672: { name: "DestinyThrottledByGameServer", status: 503 },
  1688: { name: "DestinyDirectBabelClientTimeout", status: 503 },
  2101: { name: "ApiInvalidOrExpiredKey", status: 401, message: "Invalid API key." },
  2102: { name: "ApiKeyMissingFromRequest", status: 401, message: "Your request is missing an API key." },
  2107: { name: "OriginHeaderDoesNotMatchKey", status: 403 },
};

/** What the service asks for "almost always" (api#1051). */
export const USUAL_THROTTLE_SECONDS = 10;

export function success(response: unknown, headers: Record<string, string> = {}): Answer {
  return jsonAnswer(
    200,
    { Response: response, ErrorCode: 1, ThrottleSeconds: 0, ErrorStatus: "Success", Message: "Ok", MessageData: {} },
    headers,
  );
}

/** An error of the service by its code; one that is not in the list is worded as an unnamed one. */
export function failure(code: number, throttleSeconds = 0): Answer {
  const { name, status, message = name } = ERRORS[code] ?? { name: `Error${code}`, status: 500 };
  return jsonAnswer(status, {
    ErrorCode: code,
    ThrottleSeconds: throttleSeconds,
    ErrorStatus: name,
    Message: message,
    MessageData: {},
  });
}

/** The other shape of an error, as the sign-in's part of the service words it, at maintenance too (api#1048). */
export const otherFailure = (description: string): Answer =>
  jsonAnswer(400, { error: "server_error", error_description: description });

export const refusals: Refusals = {
  throttled: () => failure(51, USUAL_THROTTLE_SECONDS),
  maintenance: () => failure(5),
  invalidAddress: () => failure(2107),
  invalidAuthorization: () => failure(2101),
  unknownException: () => failure(3),
  notFound: () => failure(21),
  coded: (code, throttleSeconds) => failure(code, throttleSeconds),
  maintenanceOtherwise: () => otherFailure("SystemDisabled"),
};
