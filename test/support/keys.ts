/** Ways through the window without a mouse. */
import type { Locator, Page } from "playwright-core";

/** More stops than any page has. */
const MOST_STOPS = 250;

/** Presses Tab until the focus is there; throws where Tab never leads there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${target}.`);
}

/** Resolves once the element has the focus. */
export async function untilFocused(target: Locator): Promise<void> {
  await target.and(target.page().locator(":focus")).waitFor();
}

async function isFocused(target: Locator): Promise<boolean> {
  return (await target.and(target.page().locator(":focus")).count()) > 0;
}

/** Where Tab led on a page. */
interface TabWalk {
  /** Elements without a ring while they had the focus. */
  readonly ringless: readonly string[];
  /** Elements that can be operated and that Tab never led to. */
  readonly missed: readonly string[];
}

/** Walks through everything that Tab leads to, from where the focus is and once round. */
export async function walkByTab(page: Page): Promise<TabWalk> {
  await page.evaluate(() => Object.assign(window, { reached: new Set<Element>() }));
  const ringless: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(lookAtFocus);
    if (focused === "again") break;
    if (focused !== "page" && !focused.hasRing) ringless.push(focused.name);
  }
  return { ringless, missed: await page.evaluate(findMissed) };
}

/** Runs in the page. After the last element Tab leads to the page itself, then to the first one. */
function lookAtFocus(): "again" | "page" | { readonly name: string; readonly hasRing: boolean } {
  const { reached } = window as unknown as { reached: Set<Element> };
  const element = document.activeElement;
  if (element === null || element === document.body) return "page";
  if (reached.has(element)) return "again";
  reached.add(element);
  const hasOutline = (one: Element | null) => {
    if (one === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
  };
  const box = element.getBoundingClientRect();
  const isInView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  return {
    name: element.outerHTML.slice(0, 160),
    // A field draws the ring around its input.
    hasRing:
      isInView && (hasOutline(element) || (element.matches("input, select") && hasOutline(element.parentElement))),
  };
}

/** Runs in the page. One of a list that arrows move through is left out: one of them is a stop. */
function findMissed(): string[] {
  const { reached } = window as unknown as { reached: Set<Element> };
  const all = document.querySelectorAll("a[href], button, input, select, textarea, [tabindex]");
  return [...all]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(":disabled"))
    .filter((one) => (one as HTMLElement).tabIndex >= 0 && !reached.has(one))
    .map((one) => one.outerHTML.slice(0, 160));
}
