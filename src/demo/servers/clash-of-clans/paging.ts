/** Paging of lists: cursors are base64 of `{"pos":N}` without padding; `{}` where there is no more. */

export interface Page<T> {
  readonly items: readonly T[];
  readonly paging: { readonly cursors: { readonly after?: string; readonly before?: string } };
}

export type Paged<T> = { readonly ok: true; readonly page: Page<T> } | { readonly ok: false; readonly message: string };

function cursor(position: number): string {
  return Buffer.from(JSON.stringify({ pos: position }))
    .toString("base64")
    .replace(/=+$/, "");
}

function position(text: string): number | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64").toString());
    const pos = value && typeof value === "object" && "pos" in value ? value.pos : null;
    return typeof pos === "number" && Number.isInteger(pos) && pos >= 0 ? pos : null;
  } catch {
    return null;
  }
}

/** The part of a list that `limit` and `after` or `before` ask for; not ok for both, or for what is no cursor. */
export function paged<T>(list: readonly T[], query: URLSearchParams): Paged<T> {
  const [after, before, wanted] = [query.get("after"), query.get("before"), query.get("limit")];
  if (after !== null && before !== null) return { ok: false, message: "Only one of after and before may be given" };
  const limit = wanted === null ? list.length : Number(wanted);
  if (!Number.isInteger(limit) || limit < 0) return { ok: false, message: "Unknown value for parameter limit" };
  const mark = position(after ?? before ?? cursor(0));
  if (mark === null)
    return { ok: false, message: `Unknown value for parameter ${after === null ? "before" : "after"}` };
  const from = before === null ? mark : Math.max(0, mark - limit);
  const to = before === null ? Math.min(list.length, from + limit) : Math.min(mark, list.length);
  const cursors = {
    ...(to < list.length ? { after: cursor(to) } : {}),
    ...(from > 0 ? { before: cursor(from) } : {}),
  };
  return { ok: true, page: { items: list.slice(from, to), paging: { cursors } } };
}
