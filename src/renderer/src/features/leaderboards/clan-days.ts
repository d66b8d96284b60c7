/** The days of a clan as bars. Pure. */
import { scale, ticks } from "#renderer/ui/chart-geometry.ts";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { Times } from "#renderer/ui/times.ts";
import type { ClanDay } from "#shared/contract/leaderboards.ts";
import { shownName } from "#shared/plain-text.ts";

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A bar of nothing is still seen: that day is over, and nothing was gained. */
const LEAST = 1;
const MOST_GAP = 4;
/** A few days are bars, too, and not walls. */
const WIDEST = 56;

/** Bars from zero up, and down where a day lost; `top` and `bottom` are the edges of the drawing. */
export function barsOf(
  days: readonly Pick<ClanDay, "gained">[],
  box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): { readonly marks: number[]; readonly bars: Bar[]; readonly y: (value: number) => number } {
  const gains = days.map((day) => day.gained);
  const marks = ticks(Math.min(0, ...gains), Math.max(1, ...gains), 4);
  const y = scale(marks[0] ?? 0, marks.at(-1) ?? 1, box.bottom, box.top);
  const step = Math.min(WIDEST, (box.right - box.left) / Math.max(1, days.length));
  const gap = Math.min(MOST_GAP, step / 4);
  const bars = gains.map((gained, index) => {
    const height = Math.max(LEAST, Math.abs(y(gained) - y(0)));
    return {
      x: box.left + index * step + gap / 2,
      y: gained < 0 ? y(0) : y(0) - height,
      width: step - gap,
      height,
    };
  });
  return { marks, bars, y };
}

/** `Thu 6 Nov: +1 204 111 by 34 members, most by Fenwick, +300 000`; `Thu 6 Nov: not checked`. */
export function dayText(day: ClanDay, times: Pick<Times, "date">): string {
  if (!day.isChecked) return `${times.date(day.startAt)}: not checked`;
  const who = `${numbers.count(day.gainers)} ${plural(day.gainers, "member", "members")}`;
  const top = day.top === null ? "" : `, most by ${shownName(day.top.name)}, ${numbers.change(day.top.gained)}`;
  return `${times.date(day.startAt)}: ${numbers.change(day.gained)} by ${who}${top}`;
}

/** The bars in a sentence. */
export function daysLabel(label: string, days: readonly ClanDay[], times: Pick<Times, "date">): string {
  const best = days.reduce<ClanDay | null>((most, day) => (day.gained > (most?.gained ?? 0) ? day : most), null);
  const most = best === null ? "no day with a gain" : `most on ${dayText(best, times)}`;
  return `${label} gained on each of ${numbers.count(days.length)} whole ${plural(days.length, "day", "days")}: ${most}`;
}
