import { visibleParts } from "#shared/draw/visible.ts";
import { el } from "./dom.ts";

/** Text of a file, isolated from what stands around it; what cannot be seen of it stands as its number. */
export function visible(text: string, className = ""): HTMLElement {
  return el(
    "bdi",
    { class: `visible ${className}`.trim() },
    ...visibleParts(text).map((part) =>
      part.isMark ? el("span", { class: "mark", title: "A character that cannot be seen" }, part.text) : part.text,
    ),
  );
}

/** A hash as it stands in messages, to be searched for. */
export function hashLine(label: string, value: string): HTMLElement {
  return el("div", { class: "hash" }, el("span", { class: "quiet" }, label), el("code", {}, value));
}
