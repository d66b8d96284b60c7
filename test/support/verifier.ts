import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Locator } from "playwright-core";
import type { Report } from "#shared/draw/documents.ts";
import { openWindow, type Window, type WindowOptions } from "./window.ts";

/** Of sixty files on a busy machine. */
const CHECKED_WITHIN_MS = 60_000;
const PAGE = pathToFileURL(resolve("out", "verifier", "verifier.html")).href;

export interface GivenFile {
  readonly name: string;
  readonly content: unknown;
}

export interface Answer {
  readonly title: string;
  readonly report: Report | null;
}

export interface Verifier extends Window {
  /** Addresses that the page asked for, itself left out. */
  readonly requests: readonly string[];
  /** Gives files at once and waits until all are checked; texts as they are, everything else as JSON. */
  readonly give: (...files: readonly GivenFile[]) => Promise<void>;
  readonly file: (name: string) => Locator;
  /** Of each file by its name: what the page says of it, and its report where it is taken for a proof. */
  readonly answers: () => Promise<ReadonlyMap<string, Answer>>;
}

/** The built page, opened from disk with the network off. */
export async function openVerifier(browser: Browser, options: WindowOptions = {}): Promise<Verifier> {
  const window = await openWindow(browser, PAGE, { ...options, context: { offline: true } });
  const { page } = window;
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.route(/^(?!file:)/, (route) => route.abort());
  const file = (name: string) => page.getByRole("article", { name, exact: true });
  return {
    ...window,
    requests,
    file,
    async give(...files) {
      await page.locator("input[type=file]").setInputFiles(
        files.map(({ name, content }) => ({
          name,
          mimeType: "application/json",
          buffer: Buffer.isBuffer(content)
            ? content
            : Buffer.from(typeof content === "string" ? content : JSON.stringify(content)),
        })),
      );
      await page.waitForFunction(
        () => document.querySelectorAll("article").length === document.querySelectorAll("article .verdict").length,
        undefined,
        { timeout: CHECKED_WITHIN_MS },
      );
    },
    // At once: to look for each of sixty files by its role takes longer than to check it.
    answers: async () =>
      new Map(
        await page.locator("article").evaluateAll((articles) =>
          articles.map((article) => {
            const title = article.querySelector("h2")?.textContent ?? "";
            const report: Report | null = JSON.parse(article.querySelector("pre")?.textContent ?? "null");
            return [article.getAttribute("aria-label") ?? "", { title, report }] as const;
          }),
        ),
      ),
  };
}
