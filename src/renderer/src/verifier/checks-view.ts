import { type CheckRow, checkCount, type WarningRow } from "#shared/draw/explain.ts";
import { el } from "./dom.ts";
import { icon } from "./icon.ts";
import { section } from "./section.ts";
import { visible } from "./visible.ts";

const ICONS = { passed: "check", failed: "fail", "not-made": "clock" } as const;
const STATES = { passed: "passed", failed: "failed", "not-made": "not made" } as const;

/** The twenty checks, each with its state and with what was found where it did not pass. */
export function checksView(checks: readonly CheckRow[]): HTMLElement {
  const rows = checks.map(({ place, code, title, state, words, detail }) =>
    el(
      "li",
      { "data-state": state, "data-code": code },
      icon(ICONS[state], { label: STATES[state], tone: state }),
      el(
        "span",
        {},
        `${place}. ${title}`,
        words !== null && el("span", { class: "why" }, words),
        detail !== null && el("span", { class: "why" }, visible(detail)),
      ),
    ),
  );
  return section("Checks", checkCount(checks), el("ol", { class: "checks" }, ...rows));
}

export function warningsView(warnings: readonly WarningRow[]): HTMLElement {
  const rows = warnings.map(({ code, words }) =>
    el("li", { class: "notice warn", "data-code": code }, icon("warn", { tone: "warn" }), el("span", {}, words)),
  );
  const note = warnings.length === 1 ? "one, to be looked at" : `${warnings.length}, to be looked at`;
  return section("Warnings", note, el("ul", { class: "notices" }, ...rows));
}
