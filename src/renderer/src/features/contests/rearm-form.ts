/** What another attempt needs. */
import { zonedInstant } from "#renderer/ui/zoned-input.ts";
import { HOUR, type Instant, MINUTE } from "#shared/time.ts";

export interface RearmForm {
  readonly lockBy: string;
  /** Empty: the first round ten minutes after the lock. */
  readonly round: string;
  readonly reason: string;
}

/** Members need time to look at the list. */
const USUAL_TIME = 2 * HOUR;
const STEP = 15 * MINUTE;

/** The next quarter of an hour two hours from now. */
export function suggestedLockBy(now: Instant): Instant {
  return Math.ceil((now + USUAL_TIME) / STEP) * STEP;
}

export type ReadRearm =
  | { readonly ok: true; readonly lockBy: Instant; readonly round: number | null; readonly reason: string }
  | {
      readonly ok: false;
      readonly errors: { readonly lockBy?: string; readonly round?: string; readonly reason?: string };
    };

export function readRearm(form: RearmForm, now: Instant, zone: string): ReadRearm {
  const lockBy = zonedInstant(form.lockBy, zone);
  const round = form.round.trim() === "" ? null : Number(form.round.replace(/[\s_.,\u202f]/g, ""));
  const reason = form.reason.trim();
  const errors = {
    ...(lockBy === null || lockBy <= now ? { lockBy: "Enter a day and time that is still to come." } : {}),
    ...(round !== null && !(Number.isSafeInteger(round) && round >= 1) ? { round: "A round is a whole number." } : {}),
    ...(reason === "" ? { reason: "Say why: it stays with the contest." } : {}),
  };
  if (lockBy === null || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, lockBy, round, reason };
}
