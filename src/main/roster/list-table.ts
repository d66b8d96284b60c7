/** Rows and cells of text that people paste and plugins export. */

export interface TableRow {
  /** Line of the text that the row begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const SEPARATORS = ["\t", ";", ","] as const;

/**
 * Splits text into rows of trimmed cells. The separator is the one that the first line with any has most of; a field in
 * quotes may hold separators, doubled quotes and line ends. Any text gives rows; lines with nothing in them give none.
 */
export function tableRows(text: string): TableRow[] {
  const separator = separatorOf(text);
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let [line, startsAt] = [1, 1];
  let isQuoted = false;
  const endRow = () => {
    cells.push(cell.trim());
    if (cells.some((one) => one !== "")) rows.push({ line: startsAt, cells });
    cells = [];
    cell = "";
    startsAt = line;
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    const isLineEnd = char === "\n" || (char === "\r" && text.charAt(at + 1) !== "\n");
    if (isLineEnd) line += 1;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text.charAt(at + 1) === '"') {
        cell += char;
        at += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell.trim() === "") {
      isQuoted = true;
      cell = "";
    } else if (char === separator) {
      cells.push(cell.trim());
      cell = "";
    } else if (isLineEnd) endRow();
    else cell += char;
  }
  endRow();
  return rows;
}

function separatorOf(text: string): string | null {
  for (const line of text.split(/[\r\n]+/)) {
    const counts = SEPARATORS.map((separator) => line.split(separator).length - 1);
    const most = Math.max(...counts);
    if (most > 0) return SEPARATORS[counts.indexOf(most)] ?? null;
  }
  return null;
}
