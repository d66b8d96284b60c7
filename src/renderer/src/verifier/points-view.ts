import type { ExplainedDraw, Fact } from "#shared/draw/explain.ts";
import { el } from "./dom.ts";
import { section } from "./section.ts";
import { hashLine, visible } from "./visible.ts";

/** What is left for the reader, with the values to look for. */
export function pointsView({ points }: ExplainedDraw): HTMLElement {
  const rows = points.map(({ words, facts }) => el("li", {}, words, ...facts.map(factLine)));
  return section("For your own eyes", "what no program can check", el("ol", { class: "points" }, ...rows));
}

function factLine({ label, value, isHash }: Fact): HTMLElement {
  return isHash
    ? hashLine(label, value)
    : el("div", { class: "fact" }, el("span", { class: "quiet" }, label), " ", visible(value));
}

/** The terms and the rules as they were announced. */
export function termsView({ terms, rules }: ExplainedDraw): HTMLElement {
  return section(
    "Terms",
    "as they were announced",
    factList(terms),
    el(
      "details",
      {},
      el("summary", {}, "Rules"),
      el("div", { class: "rules" }, ...rules.split("\n").map((line) => el("div", {}, visible(line)))),
    ),
  );
}

export function factList(facts: readonly Fact[]): HTMLElement {
  return el(
    "dl",
    { class: "facts" },
    ...facts.map(({ label, value, isHash }) =>
      el("div", {}, el("dt", {}, label), el("dd", {}, isHash ? el("code", {}, value) : visible(value))),
    ),
  );
}
