/** Numbers as the window shows them: the user's decimal sign, a thin space between thousands. */

const THIN_SPACE = "\u202f";
/** What stands where nothing is known, which is not zero. */
export const UNKNOWN = "–";

export interface Numbers {
  /** `3 011`; whole numbers as they are, others to `digits` places. */
  readonly count: (value: number, digits?: number) => string;
  /** With its sign: `+19`, `−4`, `0`. */
  readonly change: (value: number) => string;
  /** `81.4 %`; takes a percentage, not a share. */
  readonly percent: (value: number, digits?: number) => string;
  /** Short form for an axis: `1.2 M`. */
  readonly short: (value: number) => string;
}

export function createNumbers(locale: string | undefined): Numbers {
  const byDigits = new Map<number, Intl.NumberFormat>();
  // Taken from one number: to take each of the hundreds in a table into its parts costs many times what writing it does.
  const parts = new Intl.NumberFormat(locale).formatToParts(-1_234_567);
  const own = [
    ["group", THIN_SPACE],
    ["minusSign", "−"],
  ].flatMap(([type, ours = ""]) => {
    const theirs = parts.find((part) => part.type === type)?.value;
    return theirs ? [[theirs, ours] as const] : [];
  });
  const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

  function count(value: number, digits = 0): string {
    let format = byDigits.get(digits);
    if (format === undefined) {
      format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
      byDigits.set(digits, format);
    }
    return own.reduce((text, [theirs, ours]) => text.replaceAll(theirs, ours), format.format(value));
  }

  return {
    count,
    change: (value) => (value > 0 ? `+${count(value)}` : count(value)),
    percent: (value, digits = 0) => `${count(value, digits)}\u00a0%`,
    short: (value) => (Math.abs(value) < 10_000 ? count(value) : compact.format(value).replace(/([KMBT])$/, " $1")),
  };
}

/** In the locale of whoever uses the window. */
export const numbers: Numbers = createNumbers(undefined);

/** One of two words by number: `plural(1, "member", "members")`. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
