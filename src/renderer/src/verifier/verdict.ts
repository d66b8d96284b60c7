import type { Verdict } from "#shared/draw/explain.ts";
import { el } from "./dom.ts";
import { icon } from "./icon.ts";
import { visible } from "./visible.ts";

const ICONS = { good: "ok", warn: "warn", bad: "fail" } as const;

/** What came out, said aloud by screen readers. */
export function verdictView({ tone, title, words }: Verdict, level: "h2" | "h3" = "h2"): HTMLElement {
  return el(
    "div",
    { class: `verdict ${tone}`, role: tone === "bad" ? "alert" : "status" },
    icon(ICONS[tone], { tone }),
    el("div", {}, el(level, {}, title), el("p", {}, visible(words))),
  );
}
