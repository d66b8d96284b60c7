import { createAdmission, type RateLimit } from "#demo/servers/arrivals.ts";
import type { Door } from "#demo/servers/doors.ts";
import type { Keys } from "#demo/servers/keys.ts";
import { failure, refusals } from "./envelope.ts";

/** Files of definitions lie beside the service and want no key. */
export const FILES = "/common/";

/**
 * Who may ask: requests with a known key in `X-API-Key`. How often is counted for each address, whatever the key (api#26);
 * arrivals are named by their keys all the same.
 */
export function createDestiny2Door(keys: Keys, limits: readonly RateLimit[]): Door {
  let admits = createAdmission(limits);
  return {
    admit({ headers, address, at, path }) {
      if (path.startsWith(FILES)) return { key: "none", refusal: null };
      const token = headers["x-api-key"];
      const check = keys.check(token === undefined ? undefined : `Bearer ${String(token)}`, address);
      if (!check.ok)
        return { key: check.id, refusal: check.why === "missing" ? failure(2102) : refusals.invalidAuthorization() };
      return { key: check.id, refusal: admits(address, at) ? null : refusals.throttled() };
    },
    setLimits(next) {
      admits = createAdmission(next);
    },
  };
}
