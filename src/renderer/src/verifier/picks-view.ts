import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { ExplainedDraw, PickLine } from "#shared/draw/explain.ts";
import { el, fill } from "./dom.ts";
import { section } from "./section.ts";
import { type Column, tableHead, tableRow } from "./table.ts";
import { visible } from "./visible.ts";

const { count } = numbers;

const COLUMNS: readonly Column<PickLine>[] = [
  {
    title: "Member",
    cell: ({ position, kind, name, id }) => [
      el("span", { class: `kind ${kind}` }, `${position}. ${kind}`),
      " ",
      visible(name),
      " ",
      visible(id, "id"),
    ],
  },
  { title: "Entries", isNumber: true, cell: ({ weight }) => [count(weight)] },
  { title: "Of all", isNumber: true, cell: ({ poolWeight }) => [count(poolWeight)] },
  { title: "Attempt", isNumber: true, cell: ({ attempt }) => [count(attempt)] },
  { title: "Number drawn", isNumber: true, cell: ({ value }) => [count(value)] },
  { title: "Running total", isNumber: true, cell: ({ before, upTo }) => [`${count(before)} to ${count(upTo)}`] },
];

/** Of up to two thousand; to lay all of them out takes longer than to check them. */
const SHOWN_AT_FIRST = 100;

/** Who was picked, and by which number. */
export function picksView({ picks }: ExplainedDraw, isConfirmed: boolean): HTMLElement {
  const title = isConfirmed ? "Winners and alternates" : "What the seed of this file gives, not confirmed";
  const body = el("tbody", { role: "rowgroup" });
  const show = (most: number) =>
    fill(
      body,
      picks.slice(0, most).map((pick, place) => tableRow(COLUMNS, pick, place)),
    );
  show(SHOWN_AT_FIRST);
  const more = el("button", { type: "button" }, `Show all ${count(picks.length)}`);
  more.addEventListener("click", () => {
    show(picks.length);
    more.remove();
  });
  return section(
    title,
    `${count(picks.length)} ${plural(picks.length, "pick", "picks")}`,
    el(
      "div",
      { class: "scrolled", tabindex: 0, role: "group", "aria-label": "Picks" },
      el(
        "table",
        { class: "picks", role: "table", "aria-label": title, "aria-rowcount": picks.length + 1 },
        tableHead(COLUMNS),
        body,
      ),
    ),
    picks.length > SHOWN_AT_FIRST && more,
    el(
      "p",
      { class: "hint" },
      "The entries stand in a row, in the order of the list, counted from 0. A number falls on the member whose running total is the first above it. The attempt says how many numbers before it were too large and thrown away, so that nobody is favoured.",
    ),
  );
}
