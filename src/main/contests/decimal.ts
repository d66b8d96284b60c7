/** Numbers as they are written, so that a division comes out as it does by hand. */

const DECIMAL = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** A number that is not below zero: `units` / 10^`scale`. */
function decimalOf(value: number): { readonly units: bigint; readonly scale: number } {
  const [, whole = "0", fraction = "", exponent = "0"] = DECIMAL.exec(String(value)) ?? [];
  const scale = fraction.length - Number(exponent);
  const units = BigInt(whole + fraction);
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
}

/** How often one number fits into another, rounded down. */
export function timesIn(value: number, part: number): bigint {
  const [a, b] = [decimalOf(value), decimalOf(part)];
  const scale = Math.max(a.scale, b.scale);
  return (a.units * 10n ** BigInt(scale - a.scale)) / (b.units * 10n ** BigInt(scale - b.scale));
}

/** Digits and a point, whatever the size: `0.0000001`, not `1e-7`. */
export function decimalText(value: number): string {
  if (value < 0) return `-${decimalText(-value)}`;
  const { units, scale } = decimalOf(value);
  if (scale === 0) return String(units);
  const digits = String(units).padStart(scale + 1, "0");
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
