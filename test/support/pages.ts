import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./browser.ts";
import { startHost } from "./cli.ts";
import { temporaryFolder } from "./scene.ts";
import { axeFindings, expectNoSidewaysScroll, openWindow } from "./window.ts";

/** Each page with something that only it shows; `MEMBER` is one of the first clan. */
const PAGES: readonly (readonly [page: string, path: string, shows: RegExp])[] = [
  ["first start", "/start", /Explore the demo alliance|Add my clan/],
  ["all clans", "/clans", /Next 48 hours/],
  ["feed of all clans", "/feed", /Feed/],
  ["add a clan", "/add", /First check/],
  ["members", "/clan/1/members", /Last activity/],
  ["members with attacks left", "/clan/1/members/attacks-left", /Last activity/],
  ["a member", "/clan/1/members/MEMBER", /Presence/],
  ["wars", "/clan/1/wars", /battle day/],
  ["a war beside", "/clan/1/wars/1", /battle day/],
  ["a clan without a war", "/clan/2/wars", /war/i],
  ["leaderboards", "/clan/1/leaderboards/span=all", /by the clan|first check/],
  [
    "leaderboards without a baseline",
    "/clan/1/leaderboards/metrics=trophies&span=7d",
    /No gain of|by the clan|first check/,
  ],
  ["boards of all clans", "/boards/clash-of-clans/by=value", /by all clans|first check/],
  ["inactivity", "/clan/1/inactivity", /[Nn]ot watched|Last progress/],
  ["feed", "/clan/1/feed", /Kind/],
  ["members of a roster by hand", "/clan/4/members", /Edit roster/],
  ["the roster's dialog", "/clan/4/members/roster", /Names/],
  ["boards of a roster by hand", "/clan/4/leaderboards/span=all", /by the clan|first check/],
  ["sync", "/sync", /Checks asked for/],
  ["settings: clans", "/settings/clans", /Time zone/],
  ["settings: keys", "/settings/keys", /key/],
  ["settings: servers", "/settings/servers", /games\.clash-of-clans/],
  ["settings: appearance", "/settings/appearance", /Theme/],
  ["settings: workspace", "/settings/workspace", /This workspace/],
  ["nowhere", "/nowhere", /There is no such page/],
];

export interface Look {
  readonly theme: "dark" | "light";
  readonly width: number;
}

/** Every page of the demo, as somebody with such a window sees it: nothing for axe to find, nothing sideways, no complaint of the browser. */
export function describePages(looks: readonly Look[]): void {
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

  describe.each(looks)("$theme at $width", ({ theme, width }) => {
    it("is whole on every page", async () => {
      const { page, complaints, go } = await openWindow(browser, demo.address, { theme, width });
      await page.getByRole("heading", { level: 1 }).waitFor();
      await go("/clan/1/members");
      const link = page.getByRole("grid", { name: "Members" }).getByRole("link").first();
      const member = (await link.getAttribute("href"))?.split("/").at(-1) ?? "";
      const wrong: string[] = [];
      for (const [name, path, shows] of PAGES) {
        await go(path.replace("MEMBER", member));
        await page.getByText(shows).first().waitFor();
        wrong.push(...(await axeFindings(page)).map((finding) => `${name}: ${finding}`));
        await expectNoSidewaysScroll(page);
      }
      expect(wrong).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });
}
