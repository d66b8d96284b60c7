/** The members of a game that tells who plays: fireteams with their timers, by mouse and by keyboard, in both themes. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#test/support/browser.ts";
import { startHost } from "#test/support/cli.ts";
import { memberGrid } from "#test/support/parts.ts";
import { temporaryFolder } from "#test/support/scene.ts";
import { axeFindings, expectNoSidewaysScroll, openWindow } from "#test/support/window.ts";

let browser: Browser;
let folder: ReturnType<typeof temporaryFolder>;
let demo: Awaited<ReturnType<typeof startHost>>;
beforeAll(async () => {
  browser = await launchChromium();
  folder = temporaryFolder();
  demo = await startHost(["demo"], { dataDir: folder.dir });
});
afterAll(async () => {
  await browser.close();
  await demo.stop();
  folder.remove();
});

const LIVE_CLAN = "/clan/6/members";
const heads = (page: Page) => memberGrid(page).getByRole("rowheader").getByRole("button");
const head = (page: Page, name: RegExp) => memberGrid(page).getByRole("rowheader", { name }).getByRole("button");
const timers = (page: Page) => memberGrid(page).locator("tbody time");

describe("the members of a game that tells who plays", () => {
  it("stand by fireteam with running timers, and every group opens and closes by the keyboard", async () => {
    const { page, go, complaints } = await openWindow(browser, demo.address);
    await go(LIVE_CLAN);
    const offline = head(page, /^Offline/);
    await offline.waitFor();
    await head(page, /fireteam of \d/)
      .first()
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);

    const timer = timers(page).first();
    const before = await timer.textContent();
    await expect.poll(() => timer.textContent(), { timeout: 5_000 }).not.toBe(before);

    const rows = memberGrid(page).locator("tbody tr");
    const count = await rows.count();
    await offline.focus();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => offline.getAttribute("aria-expanded")).toBe("false");
    expect(await rows.count()).toBeLessThan(count);
    await page.keyboard.press("Enter");
    await expect.poll(() => rows.count()).toBe(count);

    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.getByRole("toolbar", { name: "1 selected" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("complementary").getByRole("region", { name: "Presence" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("stand as one list where somebody wants that, and where they are ranked", async () => {
    const { page, go, complaints } = await openWindow(browser, demo.address, { theme: "light" });
    await go(LIVE_CLAN);
    await head(page, /^Offline/).waitFor();
    const grouped = page.getByRole("button", { name: "By fireteam" });
    await grouped.click();
    await expect.poll(() => heads(page).count()).toBe(0);
    await grouped.click();
    await head(page, /^Offline/).waitFor();

    await page.getByRole("button", { name: "Bottom or top" }).click();
    await page.getByLabel("By column").selectOption("7d:minutes_played");
    await page.getByRole("button", { name: "Show the bottom 15" }).click();
    await expect.poll(() => heads(page).count()).toBe(0);
    expect(await grouped.count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("fit a phone", async () => {
    const { page, go, complaints } = await openWindow(browser, demo.address, { width: 400 });
    await go(LIVE_CLAN);
    await head(page, /^Offline/).waitFor();
    await timers(page).first().waitFor();
    await expectNoSidewaysScroll(page);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
