/** Every page, in both themes and at every width: nothing for axe to find, nothing sideways, no complaint of the browser. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#test/support/browser.ts";
import { startHost } from "#test/support/cli.ts";
import { temporaryFolder } from "#test/support/scene.ts";
import { axeFindings, expectNoSidewaysScroll, openWindow } from "#test/support/window.ts";

/** Each page with something that only it shows. */
const PAGES: readonly (readonly [page: string, path: string, shows: RegExp])[] = [
  ["first start", "/start", /Explore the demo alliance|Add my clan/],
  ["all clans", "/clans", /Next 48 hours/],
  ["feed of all clans", "/feed", /Feed/],
  ["add a clan", "/add", /First check/],
  ["members", "/clan/1/members", /Last activity/],
  ["members with attacks left", "/clan/1/members/attacks-left", /Last activity/],
  ["a member", "/clan/1/members/1", /Presence/],
  ["wars", "/clan/1/wars", /battle day/],
  ["a war beside", "/clan/1/wars/1", /battle day/],
  ["a clan without a war", "/clan/2/wars", /war/i],
  ["feed", "/clan/1/feed", /Kind/],
  ["sync", "/sync", /Checks asked for/],
  ["settings: clans", "/settings/clans", /Time zone/],
  ["settings: keys", "/settings/keys", /key/],
  ["settings: servers", "/settings/servers", /games\.clash-of-clans/],
  ["settings: appearance", "/settings/appearance", /Theme/],
  ["settings: workspace", "/settings/workspace", /This workspace/],
  ["nowhere", "/nowhere", /There is no such page/],
];

let browser: Browser;
let demo: Awaited<ReturnType<typeof startHost>>;
let folder: ReturnType<typeof temporaryFolder>;
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

describe.each([
  { theme: "dark", width: 1_280 },
  { theme: "light", width: 1_280 },
  { theme: "dark", width: 960 },
  { theme: "light", width: 800 },
  { theme: "dark", width: 400 },
] as const)("$theme at $width", ({ theme, width }) => {
  it("is whole on every page", async () => {
    const { page, complaints, go } = await openWindow(browser, demo.address, { theme, width });
    await page.getByRole("heading", { level: 1 }).waitFor();
    const wrong: string[] = [];
    for (const [name, path, shows] of PAGES) {
      await go(path);
      await page.getByText(shows).first().waitFor();
      wrong.push(...(await axeFindings(page)).map((finding) => `${name}: ${finding}`));
      await expectNoSidewaysScroll(page);
    }
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
