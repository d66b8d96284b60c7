import { DAY, HOUR, MINUTE, SECOND } from "#shared/time.ts";

/** Numbers as the service writes them: each with how it is shown. */

export interface Basic {
  readonly basic: { readonly value: number; readonly displayValue: string };
}

export const whole = (value: number): Basic => ({ basic: { value, displayValue: String(Math.round(value)) } });
export const fraction = (value: number): Basic => ({ basic: { value, displayValue: value.toFixed(2) } });
export const said = (value: number, displayValue: string): Basic => ({ basic: { value, displayValue } });

/** Seconds as days and hours, hours and minutes, or minutes and seconds. */
export function seconds(value: number): Basic {
  const ms = value * SECOND;
  const [large, small] =
    ms >= DAY
      ? [`${Math.floor(ms / DAY)}d`, `${Math.floor((ms % DAY) / HOUR)}h`]
      : ms >= HOUR
        ? [`${Math.floor(ms / HOUR)}h`, `${Math.floor((ms % HOUR) / MINUTE)}m`]
        : [`${Math.floor(ms / MINUTE)}m`, `${Math.floor((ms % MINUTE) / SECOND)}s`];
  return said(value, `${large} ${small}`);
}

/** With its own name inside, as histories and statistics have it and reports do not. */
export function withStatIds<T extends Basic>(
  values: Readonly<Record<string, T>>,
): Record<string, T & { statId: string }> {
  return Object.fromEntries(Object.entries(values).map(([statId, value]) => [statId, { statId, ...value }]));
}
