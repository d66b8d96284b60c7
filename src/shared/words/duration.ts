import { DAY, type Duration, HOUR, MINUTE, SECOND } from "#shared/time.ts";

/** Compact span in at most two units: `3 d 4 h`, `12 min`, `40 s`. Negative spans count as none. */
export function compactDuration(ms: Duration): string {
  const span = Math.max(0, ms);
  if (span < MINUTE) return `${Math.floor(span / SECOND)} s`;
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min`;
  if (span < DAY) return twoUnits(span, HOUR, "h", MINUTE, "min");
  return twoUnits(span, DAY, "d", HOUR, "h");
}

/** `5 min to 2 h`; one of them where both read the same. */
export function durationRange(fromMs: Duration, toMs: Duration): string {
  const [from, to] = [compactDuration(fromMs), compactDuration(toMs)];
  return from === to ? from : `${from} to ${to}`;
}

function twoUnits(span: Duration, large: Duration, largeName: string, small: Duration, smallName: string): string {
  const whole = Math.floor(span / large);
  const rest = Math.floor((span % large) / small);
  return rest === 0 ? `${whole} ${largeName}` : `${whole} ${largeName} ${rest} ${smallName}`;
}

/** Running timer: `5:12:44`, `42:13`, `0:07`; above two days `3 d 4 h`. Negative spans are `0:00`. */
export function timerText(ms: Duration): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  if (seconds >= (2 * DAY) / SECOND) return compactDuration(ms);
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
