/**
 * Lines of a file of history, one JSON object each, read without a schema: the window reads them too, and its policy lets no
 * schema make code. Whatever passes here passes `ImportLine` of the contract (src/shared/contract/transfer.ts).
 */
import type { ImportLine } from "./contract/transfer.ts";
import { METRIC_KEY } from "./metric-key.ts";
import { parseIso } from "./time.ts";

/** One call carries no more than this: nobody else is answered while it runs (`npm run bench -- import`). */
export const CALL_LINES = 1_000;
export const CALL_BYTES = 150_000;

/** The line as the contract takes it, or what is wrong with it: one line that it refuses would take its whole call along. */
export function parseImportLine(text: string): ImportLine | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "is no JSON";
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) return "is no JSON object";
  const fields: Readonly<Record<string, unknown>> = { ...json };
  for (const [field, isRight] of Object.entries(FIELDS)) {
    const fault = isRight(fields[field]);
    if (fault !== null) return fields[field] === undefined ? `lacks ${field}` : `has a wrong ${field}${fault}`;
  }
  const { game, account, name, at, metrics } = fields as unknown as Omit<ImportLine, "at"> & { readonly at: string };
  const instant = parseIso(at);
  if (instant === null) return "has a time that is not ISO 8601 with a zone";
  return { game, account, ...(name === undefined ? {} : { name }), at: instant, metrics };
}

/** Null where a field is right; else where in it the fault is. */
type Check = (value: unknown) => string | null;

const text =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === "string" && value.length >= least && value.length <= most ? null : "";

const FIELDS: Readonly<Record<string, Check>> = {
  game: text(1, 40),
  account: text(1, 100),
  name: (value) => (value === undefined ? null : text(0, 100)(value)),
  at: text(0, Number.POSITIVE_INFINITY),
  metrics: metricsFault,
};

function metricsFault(value: unknown): string | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "";
  for (const [key, number] of Object.entries(value)) {
    if (!METRIC_KEY.test(key) || !(number === null || Number.isFinite(number))) return `.${key}`;
  }
  return null;
}
