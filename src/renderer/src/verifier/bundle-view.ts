import type { ExplainedBundle } from "#shared/draw/explain.ts";
import { GRADE_WORDS } from "#shared/draw/grade.ts";
import { checksView, warningsView } from "./checks-view.ts";
import { type Child, el } from "./dom.ts";
import { entriesView } from "./entries-view.ts";
import { icon } from "./icon.ts";
import { picksView } from "./picks-view.ts";
import { pointsView, termsView } from "./points-view.ts";
import { visible } from "./visible.ts";

/** A proof: its grade, the picks, warnings, what is left for human eyes, the checks, the terms, the whole list. */
export function bundleView({ report, checks, warnings, draw }: ExplainedBundle): readonly Child[] {
  const main =
    draw === null
      ? []
      : [
          el("div", {}, el("h3", { class: "title" }, visible(draw.title)), ...gradeView(report.assurance)),
          picksView(draw, report.ok),
        ];
  return [
    el(
      "div",
      { class: "columns" },
      el(
        "div",
        { class: "column" },
        ...main,
        warnings.length > 0 && warningsView(warnings),
        draw !== null && pointsView(draw),
      ),
      el("div", { class: "column" }, checksView(checks), draw !== null && termsView(draw)),
    ),
    draw !== null && entriesView(draw),
    el(
      "details",
      {},
      el("summary", {}, "Report, to compare with another verifier"),
      el("pre", { class: "report", tabindex: 0, "aria-label": "Report" }, JSON.stringify(report, null, 1)),
    ),
  ];
}

function gradeView(assurance: ExplainedBundle["report"]["assurance"]): readonly Child[] {
  if (assurance === null) return [];
  const { title, trust } = GRADE_WORDS[assurance];
  return [
    el("p", { class: "grade" }, icon("shield"), el("span", {}, `Grade: ${title} (${assurance})`)),
    el("p", { class: "hint" }, trust),
  ];
}
