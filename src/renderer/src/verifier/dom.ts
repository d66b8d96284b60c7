/** The page is made by these alone: whatever a file holds becomes text, never markup. */

export type Child = Node | string | null | false;

export type Attributes = Readonly<Record<string, string | number | null>>;

/** An element; attributes that are null and children that are null or false are left out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  fill(made, children);
  return made;
}

/** Puts the children in the place of what was there. */
export function fill(parent: Element, children: readonly Child[]): void {
  parent.replaceChildren(...children.filter((child) => child !== null && child !== false));
}

export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(name, String(value));
  }
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag: "svg" | "path" | "title", attributes: Attributes, ...children: readonly Child[]): SVGElement {
  const made = document.createElementNS(SVG, tag);
  setAttributes(made, attributes);
  fill(made, children);
  return made;
}
