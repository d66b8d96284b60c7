/** Tables as text for spreadsheets. Text that a spreadsheet would run as a formula is made harmless with an apostrophe. */

export type Cell = string | number | boolean | null;

const FORMULA = /^[=+\-@\t\r]/;

const harmless = (cell: Cell) => {
  if (cell === null) return "";
  return typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : String(cell);
};

/** A CSV file (RFC 4180). */
export function csvText(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const field = (cell: Cell) => {
    const text = harmless(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${[columns, ...rows].map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

/** Lines with tabs, as spreadsheets take them from the clipboard. */
export function tsvText(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const field = (cell: Cell) => harmless(cell).replace(/[\t\r\n]+/g, " ");
  return [columns, ...rows].map((row) => row.map(field).join("\t")).join("\n");
}
