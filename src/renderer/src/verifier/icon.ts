import { ICONS, type IconName } from "#renderer/ui/icons.ts";
import { type Attributes, svg } from "./dom.ts";

/** With a label it says something of its own; without, it repeats what stands beside it. */
export function icon(name: IconName, { tone, label }: { readonly tone?: string; readonly label?: string } = {}) {
  const named: Attributes = label === undefined ? { "aria-hidden": "true" } : { role: "img", "aria-label": label };
  return svg(
    "svg",
    { class: tone === undefined ? "icon" : `icon ${tone}`, viewBox: "0 0 16 16", ...named },
    label !== undefined && svg("title", {}, label),
    svg("path", { d: ICONS[name] }),
  );
}
