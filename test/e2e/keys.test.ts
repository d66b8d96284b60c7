/** Keys of the window that do something. */
import { resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { loadAssets } from "#main/hosts/assets.ts";
import type { Role } from "#shared/game.ts";
import { launchChromium } from "#test/support/browser.ts";
import { serveOverHttp, tokenOf } from "#test/support/transports.ts";
import { openWindow } from "#test/support/window.ts";
import { first, openTestWorkspace } from "#test/support/workspace.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** A window on a clan, and the checks that it asked for; each of them fails. */
async function openClan(role: Role) {
  const test = await openTestWorkspace({ members: 4 });
  await test.syncAfter(0);
  const server = await serveOverHttp(test.workspace, loadAssets(resolve("out", "renderer")));
  onTestFinished(() => server.close());
  const window = await openWindow(browser, `http://127.0.0.1:${server.port}/#t=${tokenOf(role)}`);
  const asked: string[] = [];
  await window.page.route("**/api/sync/request", (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  await window.go(`/clan/${first(test.clans)}/members`);
  await window.page.getByRole("row").nth(4).waitFor();
  return { ...window, asked };
}

it("c says so where the check cannot be asked for", async () => {
  const { page, asked, complaints } = await openClan("officer");
  await page.keyboard.press("c");
  await page.getByText("Adjutant does not answer").first().waitFor();
  expect(asked).toHaveLength(1);
  // The request that was cut is the browser's to complain about; nothing else is.
  expect(complaints.filter((complaint) => !complaint.includes("ERR_FAILED"))).toEqual([]);
});

it("c does nothing for who may not ask", async () => {
  const { page, asked, complaints } = await openClan("member");
  await page.keyboard.press("c");
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  expect([asked, complaints]).toEqual([[], []]);
});
