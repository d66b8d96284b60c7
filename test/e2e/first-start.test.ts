/** The first start: the demo, the way to a clan of one's own, and the way past both. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#test/support/browser.ts";
import { tabTo, untilFocused } from "#test/support/keys.ts";
import { memberRows, rail } from "#test/support/parts.ts";
import { openScene, serve, temporaryWorkspace } from "#test/support/scene.ts";
import { axeFindings, expectNoSidewaysScroll, openWindow } from "#test/support/window.ts";
import { first, KEY } from "#test/support/workspace.ts";

const MEMBERS = 8;
const REFUSED_KEY = "a-key-that-nobody-knows";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const keyField = (page: Page) => page.getByLabel("Clash of Clans key");
const tagField = (page: Page) => page.getByLabel("Clan tag");
const saveKey = (page: Page) => page.getByRole("button", { name: "Save and test" });

/** A workspace without anything, and the one clan there is to add. */
async function openBareScene(theme: "dark" | "light" = "dark") {
  const scene = await openScene({ isBare: true, members: MEMBERS });
  const window = await openWindow(browser, scene.host.address, { theme });
  await window.page.getByRole("button", { name: "Clash of Clans", exact: true }).click();
  return { ...scene, ...window, clan: first(scene.world.clashOfClans.clans) };
}

async function enterKey(page: Page): Promise<void> {
  await keyField(page).fill(KEY);
  await saveKey(page).click();
  await untilFocused(tagField(page));
}

/** The list holds everybody. */
async function untilMembersAreListed(page: Page): Promise<void> {
  await memberRows(page)
    .nth(MEMBERS - 1)
    .waitFor();
  expect(await memberRows(page).count()).toBe(MEMBERS);
}

describe("the first start", () => {
  it("leads into the demo with live data, and back out of it", async () => {
    const { address } = await serve(temporaryWorkspace());
    const { page, complaints } = await openWindow(browser, address);
    await page.getByRole("complementary", { name: "Explore the demo alliance" }).waitFor();
    await page.getByRole("button", { name: "Open the demo" }).click();
    await page.getByRole("heading", { name: "All clans", level: 1 }).waitFor();
    const clans = rail(page).locator('a[href^="#/clan/"]');
    await clans.nth(6).waitFor();
    expect(await clans.count()).toBe(7);

    const clock = rail(page).locator("time");
    const seen = await clock.getAttribute("datetime");
    await page.getByRole("button", { name: "60 times as fast" }).click();
    await page.waitForFunction(
      (before) => document.querySelector("nav time")?.getAttribute("datetime") !== before,
      seen,
    );
    await clans.first().click();
    await memberRows(page).nth(20).waitFor();

    await page.getByRole("button", { name: "Leave the demo" }).click();
    await page.getByRole("complementary", { name: "Explore the demo alliance" }).waitFor();
    expect(new URL(page.url()).origin).toBe(new URL(address).origin);
    expect(complaints).toEqual([]);
  });

  it.each(["dark", "light"] as const)(
    "goes from nothing to the members of a clan, without findings in %s",
    async (theme) => {
      const { page, complaints, server, clan } = await openBareScene(theme);
      const expectWell = async () => {
        expect(await axeFindings(page)).toEqual([]);
        await expectNoSidewaysScroll(page);
      };
      await keyField(page).waitFor();
      await expectWell();

      await keyField(page).fill("short");
      await saveKey(page).click();
      await page.getByRole("alert").filter({ hasText: "too short for a key" }).waitFor();
      await keyField(page).fill(REFUSED_KEY);
      await saveKey(page).click();
      await page.getByText("The key is refused.").waitFor();
      await expectWell();
      await enterKey(page);

      await tagField(page).fill("nonsense!");
      await page.getByRole("alert").filter({ hasText: "cannot be a clan of this game" }).waitFor();
      await expectWell();
      await tagField(page).fill("#2222222");
      await page.getByText("Clash of Clans knows no clan #2222222.").waitFor();
      expect(await page.getByRole("button", { name: "Add this clan" }).count()).toBe(0);
      await tagField(page).fill(clan.tag);
      await page.getByRole("status").filter({ hasText: "found" }).waitFor();
      await page.getByRole("definition").filter({ hasText: /^8$/ }).waitFor();
      await expectWell();

      const goOn = server.faults.add({ kind: "latency", ms: 1_500 }, { paths: "/players/" });
      await page.getByRole("button", { name: "Add this clan" }).click();
      await page.getByRole("progressbar", { name: "First check" }).waitFor();
      await expectWell();
      goOn();
      await page.getByText(/^All \d+ checked\./).waitFor();
      await expectWell();

      await page.getByRole("link", { name: `Open ${clan.name}` }).click();
      await page.getByRole("heading", { name: clan.name, level: 1 }).waitFor();
      await untilMembersAreListed(page);
      // The browser notes the answer that refused the tag.
      expect(complaints).toEqual([expect.stringContaining("422")]);
    },
  );

  it("is walked by the keyboard alone", async () => {
    const { page, complaints, clan } = await openBareScene();
    await tabTo(page, keyField(page));
    await page.keyboard.type(KEY);
    await tabTo(page, saveKey(page));
    await page.keyboard.press("Enter");
    await untilFocused(tagField(page));
    await page.keyboard.type(clan.tag);
    await page.getByRole("status").filter({ hasText: "found" }).waitFor();
    await page.keyboard.press("Enter");
    await untilFocused(page.getByRole("link", { name: `Open ${clan.name}` }));
    await page.keyboard.press("Enter");
    await untilMembersAreListed(page);
    expect(complaints).toEqual([]);
  });

  it("takes a reload at any step", async () => {
    const { page, complaints, clan } = await openBareScene();
    const again = async () => {
      await page.reload();
      await page.getByRole("button", { name: "Clash of Clans", exact: true }).click();
    };
    await keyField(page).fill("half a k");
    await again();
    await enterKey(page);
    await tagField(page).fill(clan.tag.slice(0, 4));
    await again();
    // The key was kept, so it goes on with the tag.
    await tagField(page).fill(clan.tag);
    await page.getByRole("button", { name: "Add this clan" }).click();
    await page.getByRole("link", { name: `Open ${clan.name}` }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Go to all clans" }).click();
    await rail(page).getByRole("link", { name: clan.name }).click();
    await untilMembersAreListed(page);
    expect(complaints).toEqual([]);
  });

  it("can be skipped, and does not come back", async () => {
    const { page, complaints } = await openBareScene();
    await page.getByRole("button", { name: "Skip, I have no key yet" }).click();
    await untilFocused(tagField(page));
    await page.getByRole("button", { name: "Skip, show me the empty app" }).click();
    await page.getByRole("heading", { name: "All clans", level: 1 }).waitFor();
    await page.getByText("No clan yet").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(page.url().replace(/#.*/, "#/"));
    await page.reload();
    await page.getByText("No clan yet").waitFor();
    expect(complaints).toEqual([]);
  });
});
