/** The window in a real Chromium, as the built web host serves it. */
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";

export interface Window {
  readonly page: Page;
  /** What the browser complained about: errors, warnings, and what the policy of the page forbade. */
  readonly complaints: readonly string[];
  /** Goes to an address behind the #. */
  readonly go: (path: string) => Promise<void>;
}

export interface WindowOptions {
  readonly theme?: "dark" | "light";
  readonly width?: number;
  readonly height?: number;
  readonly context?: BrowserContextOptions;
}

/** Opens an address in a browser of its own; closed when the test ends. */
export async function openWindow(browser: Browser, address: string, options: WindowOptions = {}): Promise<Window> {
  const { theme = "dark", width = 1_280, height = 800 } = options;
  const context = await browser.newContext({
    colorScheme: theme,
    viewport: { width, height },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
    ...options.context,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address);
  return {
    page,
    complaints,
    async go(path) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, path);
    },
  };
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds wrong with what is on the screen, one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Brought along by the first look after each load: most loads are never looked at.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const result = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run());
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary?.replaceAll("\n", " ")}`),
  );
}

/** Nothing may need scrolling sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, width } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }));
  expect(wide).toBeLessThanOrEqual(width);
}

/** Does something and waits until the host has taken it. */
export async function untilTaken(page: Page, procedure: string, act: () => Promise<void>): Promise<void> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith(`/api/${procedure}`)),
    act(),
  ]);
  expect(answer.status()).toBe(200);
}
