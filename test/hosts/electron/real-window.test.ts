/** The window as it ships, in a real Chromium behind the built preload and the built main process. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "#test/support/browser.ts";
import { openBridgedPage } from "#test/support/electron/bridge.ts";
import { BUILT_APP } from "#test/support/electron/built-app.ts";
import { startMain, temporaryDir } from "#test/support/electron/main-process.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

it("opens over its port, calls the contract and breaks no rule of its policy", async () => {
  const main = startMain({ built: BUILT_APP, dataDir: temporaryDir() });
  await main.until(({ windows }) => windows.length === 1);
  const answered = new Promise<void>((resolve) => {
    main.onPort((message) => {
      if (message.kind === "port-message" && JSON.parse(String(message.data)).p?.s === undefined) resolve();
    });
  });
  const { page, complaints } = await openBridgedPage(browser, main, BUILT_APP);
  await answered;
  expect(await page.title()).toContain("Adjutant");
  expect(complaints).toEqual([]);
}, 20_000);
