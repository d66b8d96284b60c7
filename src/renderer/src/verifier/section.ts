import { type Child, el } from "./dom.ts";

/** A part of the page under a heading, with a note beside it. */
export function section(title: string, note: string, ...children: readonly Child[]): HTMLElement {
  return el(
    "section",
    {},
    el("div", { class: "section-head" }, el("h3", {}, title), note !== "" && el("span", { class: "quiet" }, note)),
    ...children,
  );
}
