const SCALES: Readonly<Record<string, number>> = { "": 1, k: 1e3, m: 1e6, b: 1e9 };

/** A number as people type it: `2 000 000`, `2.5 M`, `400k`, `2,000,000`; null for what is none. */
export function parseAmount(text: string): number | null {
  const plain = text
    .replace(/[\s\u202f\u00a0]/g, "")
    .replace("−", "-")
    .toLowerCase();
  const [, digits, scale] = /^(-?\d+(?:,\d{3})*(?:\.\d+)?)([kmb]?)$/.exec(plain) ?? [];
  if (digits === undefined || scale === undefined) return null;
  // Ten places are more than anybody types, and undo what 2.3 × 1 000 000 leaves behind.
  return Number((Number(digits.replaceAll(",", "")) * (SCALES[scale] ?? 1)).toFixed(10));
}
