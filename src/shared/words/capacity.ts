/** How near a limit is and what gives way above it, in words for the window and the terminal. */
import type { NearLimit } from "#shared/capacity.ts";

const SPACE = "\u00a0";

/** A share as a whole percentage. Nothing rounds to all or to none of it: 0.999 is 99, 1.001 is 101, 0.001 under 1. */
export function shareText(share: number): string {
  const percent = share * 100;
  const nearest = Math.round(percent);
  if (nearest === 0 && percent > 0) return `under${SPACE}1${SPACE}%`;
  // A share is a quotient: what is a hundred but for the last digit is a hundred.
  const isAll = Math.abs(percent - 100) < 1e-6;
  const shown = nearest === 100 && !isAll ? nearest + Math.sign(percent - 100) : nearest;
  return `${shown}${SPACE}%`;
}

/** Why a lane is told of in amber. */
export function nearLimitWords(near: NearLimit): string {
  if (near.by === "rate") {
    return `${shareText(near.share)} of the limit was used in the last minute: what has become due is worked off.`;
  }
  const need = `The planned checks need ${shareText(near.share)} of the limit.`;
  const strain = strainWords(near.share);
  return strain === null ? `${need} There is little room for more.` : `${need} ${strain}`;
}

/** What gives way where more is planned than the limit allows, in order; null where all of it fits. */
export function strainWords(share: number): string | null {
  if (share <= 1) return null;
  return (
    `More is planned than the limit allows, so data gets older: ${timesText(share)} as old on average. ` +
    "What is low goes first, then normal, then high; running wars are checked in time to the last."
  );
}

/** What a faster clock than the real one means for what is needed; null where there is none. */
export function clockSpeedWords(clockSpeed: number): string | null {
  return clockSpeed === 1 ? null : `The demo's clock goes ${clockSpeed} times as fast, and so does what is needed.`;
}

/** `1.4 times`, `12 times`. */
function timesText(factor: number): string {
  const rounded = factor < 10 ? Math.round(factor * 10) / 10 : Math.round(factor);
  return `${Math.max(1.1, rounded)} times`;
}
