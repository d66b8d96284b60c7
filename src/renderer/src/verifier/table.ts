import { type Child, el } from "./dom.ts";

export interface Column<Row> {
  readonly title: string;
  readonly isNumber?: boolean;
  readonly cell: (row: Row) => readonly Child[];
}

/** The head of a table; the first column names the row. Roles are said, because a narrow page lays rows out as cards. */
export function tableHead<Row>(columns: readonly Column<Row>[]): HTMLElement {
  const cells = columns.map(({ title, isNumber }) =>
    el("th", { scope: "col", role: "columnheader", class: isNumber ? "number" : null }, title),
  );
  return el("thead", { role: "rowgroup" }, el("tr", { role: "row", "aria-rowindex": 1 }, ...cells));
}

/** `place` counts from 0 in the whole of the table. */
export function tableRow<Row>(columns: readonly Column<Row>[], row: Row, place: number): HTMLElement {
  const cells = columns.map(({ title, isNumber, cell }, index) => {
    const attributes = { "data-label": title, class: isNumber ? "number" : null };
    return index === 0
      ? el("th", { ...attributes, scope: "row", role: "rowheader" }, ...cell(row))
      : el("td", { ...attributes, role: "cell" }, ...cell(row));
  });
  return el("tr", { role: "row", "aria-rowindex": place + 2 }, ...cells);
}
