/** Which rows of a long list are drawn. Pure. */
export interface Rows {
  /** The first one that is drawn, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Room for the rest, in pixels. */
  readonly above: number;
  readonly below: number;
}

/** Rows drawn beyond what is seen, so that scrolling does not show holes. */
const AROUND = 8;

export function rowsAt(scrollTop: number, height: number, rowHeight: number, count: number): Rows {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - AROUND);
  const from = Math.min(first, Math.max(0, count - 1));
  const to = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + AROUND);
  return { from, to, above: from * rowHeight, below: Math.max(0, count - to) * rowHeight };
}
