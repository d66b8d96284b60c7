import { createBody, HTML_TYPE, htmlAnswer } from "#demo/servers/answers.ts";
import type { Refusals } from "#demo/servers/delivery.ts";

/**
 * What the hiscores answer in place of numbers: pages in HTML, never JSON. No genuine ones are recorded; clients go by the
 * status alone (games/osrs.md section 1.7).
 */

export const refusals: Refusals = {
  throttled: () => htmlAnswer(429, "Too Many Requests"),
  maintenance: () => htmlAnswer(503, "The hiscores are unavailable"),
  invalidAddress: () => htmlAnswer(403, "Access denied"),
  invalidAuthorization: () => htmlAnswer(403, "Access denied"),
  unknownException: () => htmlAnswer(500, "Internal Server Error"),
  notFound: () => ({
    status: 404,
    headers: { "content-type": HTML_TYPE },
    body: createBody("<!DOCTYPE html>\n<html><head><title>404 - Page not found</title></head><body></body></html>\n"),
  }),
};
