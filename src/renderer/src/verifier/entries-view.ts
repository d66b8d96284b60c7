import { numbers, plural } from "#renderer/ui/numbers.ts";
import { rowsAt } from "#renderer/ui/windowed.ts";
import { type EntryColumns, type ExplainedDraw, entryTexts, findEntries, type PickLine } from "#shared/draw/explain.ts";
import { el, fill } from "./dom.ts";
import { section } from "./section.ts";
import { type Column, tableHead, tableRow } from "./table.ts";
import { visible } from "./visible.ts";

const { count } = numbers;
/** As in the style sheet: two lines, and ten rows of them. */
const ROW_HEIGHT = 42;
const HEIGHT = 420;

/** The locked list as a whole, searched by name or id. Of a hundred thousand rows only those are made that are seen. */
export function entriesView(draw: ExplainedDraw): HTMLElement {
  const { entries, totalWeight } = draw;
  const columns = columnsOf(draw);
  const all = entries.ids.length;
  let texts: readonly string[] | null = null;
  let found = findEntries(entries.ids, "");
  let shown = "";

  const search = el("input", { type: "search", placeholder: "Your name or id", "aria-label": "Find an entry" });
  const status = el("span", { class: "quiet", role: "status" });
  const body = el("tbody", { role: "rowgroup" });
  const table = el("table", { class: "entries", role: "table", "aria-label": "Entries" }, tableHead(columns), body);
  giveRoom(table, draw);
  const room = el("div", {}, table);
  const none = el("p", { class: "hint", hidden: "" }, "No name and no id in the list holds that.");
  const list = el(
    "div",
    { class: "list", tabindex: 0, role: "group", "aria-label": "Locked list, scrolls" },
    room,
    none,
  );

  function drawRows(): void {
    const { from, to, above, below } = rowsAt(list.scrollTop, HEIGHT, ROW_HEIGHT, found.length);
    const wanted = `${from} ${to}`;
    if (wanted === shown) return;
    shown = wanted;
    room.style.paddingBlock = `${above}px ${below}px`;
    fill(
      body,
      found.slice(from, to).map((place, index) => tableRow(columns, place, from + index)),
    );
  }

  /** To fold the names of a long list takes a while: it is done once, when somebody is about to type. */
  function searched(): readonly string[] {
    texts ??= entryTexts(entries);
    return texts;
  }

  function find(): void {
    found = findEntries(searched(), search.value);
    shown = "";
    status.textContent = search.value.trim() === "" ? "" : `${count(found.length)} found`;
    none.hidden = found.length > 0;
    table.setAttribute("aria-rowcount", String(found.length + 1));
    list.scrollTop = 0;
    drawRows();
  }

  list.addEventListener("scroll", drawRows, { passive: true });
  search.addEventListener("focus", searched, { once: true });
  search.addEventListener("input", find);
  table.setAttribute("aria-rowcount", String(all + 1));
  drawRows();
  const note = `${count(all)} ${plural(all, "member", "members")}, ${count(totalWeight)} ${plural(totalWeight, "entry", "entries")}`;
  return section("Locked list", note, el("div", { class: "search" }, search, status), list);
}

/** Room for the longest number of each column, so that no digit is ever cut off; the rest is the name's. */
function giveRoom(table: HTMLTableElement, { entries, totalWeight }: ExplainedDraw): void {
  const most = entries.weights.reduce((largest, weight) => Math.max(largest, weight), 0);
  const digits = [
    Math.max(count(most).length, "Entries".length),
    "100.00 %".length,
    Math.max(count(totalWeight).length, "Running total".length),
  ];
  const columns = digits.map((length) => {
    const column = el("col");
    column.style.width = `calc(${length}ch + 16px)`;
    return column;
  });
  table.prepend(el("colgroup", {}, el("col"), ...columns));
  const all = digits.reduce((sum, length) => sum + length, 0);
  table.style.minWidth = `calc(${all}ch + 48px + 170px)`;
}

/** A row is known by its place in the list. */
function columnsOf({ entries, totalWeight, picks }: ExplainedDraw): readonly Column<number>[] {
  const pickedAt = Map.groupBy(picks, (pick) => pick.id);
  const weightOf = (place: number) => entries.weights[place] ?? 0;
  return [
    {
      title: "Member",
      cell: (place) => [
        el("div", {}, visible(entries.names[place] ?? ""), ...tagsOf(entries, place, pickedAt)),
        el("div", {}, visible(entries.ids[place] ?? "", "id")),
      ],
    },
    { title: "Entries", isNumber: true, cell: (place) => [count(weightOf(place))] },
    { title: "Chance", isNumber: true, cell: (place) => [numbers.percent((100 * weightOf(place)) / totalWeight, 2)] },
    { title: "Running total", isNumber: true, cell: (place) => [count(entries.upTo[place] ?? 0)] },
  ];
}

function tagsOf(
  { ids }: EntryColumns,
  place: number,
  pickedAt: ReadonlyMap<string, readonly PickLine[]>,
): readonly HTMLElement[] {
  return (pickedAt.get(ids[place] ?? "") ?? []).map(({ kind, position }) =>
    el("span", { class: `tag ${kind}` }, `${kind} ${position}`),
  );
}
