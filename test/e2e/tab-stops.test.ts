/** Nothing is for the mouse alone. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#test/support/browser.ts";
import { walkByTab } from "#test/support/keys.ts";
import { memberRows } from "#test/support/parts.ts";
import { openScene } from "#test/support/scene.ts";
import { openWindow } from "#test/support/window.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe("the Tab key", () => {
  it("reaches everything that can be operated, with a ring around it", async () => {
    const { host, world, run } = await openScene({ clans: 2 });
    world.clashOfClans.commands.startWar(world.clashOfClans.clans[0]?.tag ?? "");
    await run(["sync", "--wait"]);
    const { page, go, complaints } = await openWindow(browser, host.address);
    await go("/clan/1/members");
    const memberPath = ((await memberRows(page).first().getByRole("link").getAttribute("href")) ?? "").slice(1);
    // Each with what is there once it was read.
    const pages: readonly (readonly [path: string, shown: string])[] = [
      ["/clans", "text=members active by hour"],
      ["/clan/1/members", "main table[role=grid]"],
      ["/sync", "main table"],
      [memberPath, "aside section[aria-label=Stays]"],
      ["/settings/clans", "text=Check this clan"],
      ["/clan/1/wars", "main table"],
      ["/settings/keys", "text=Replace"],
      ["/settings/servers", "main form"],
      ["/settings/appearance", "main fieldset"],
      ["/clan/1/feed", "main section ul a"],
      ["/settings/workspace", "text=adjutant export feed"],
      ["/feed", "main section ul a"],
      ["/add", "text=First check"],
    ];
    const findings: string[] = [];
    for (const [path, shown] of pages) {
      await go(path);
      await page.locator(shown).first().waitFor();
      const { ringless, missed } = await walkByTab(page);
      for (const one of ringless) findings.push(`${path}: no ring: ${one}`);
      for (const one of missed) findings.push(`${path}: missed: ${one}`);
    }
    expect(findings).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
