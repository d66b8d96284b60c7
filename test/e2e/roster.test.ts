/** Clans whose roster officers keep by hand: added, taken from lists, and their renames. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { presentStays } from "#demo/world/osrs/model.ts";
import { launchChromium } from "#test/support/browser.ts";
import { tabTo, untilFocused } from "#test/support/keys.ts";
import { memberRows, toast } from "#test/support/parts.ts";
import { openScene } from "#test/support/scene.ts";
import { axeFindings, expectNoSidewaysScroll, openWindow } from "#test/support/window.ts";
import { first } from "#test/support/workspace.ts";

const MEMBERS = 4;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const rowOf = (page: Page, name: string) =>
  memberRows(page).filter({ has: page.getByRole("link", { name, exact: true }) });

describe("a clan that is kept by hand", () => {
  it("is added by the keyboard alone, from its name to the first check of its members", async () => {
    const scene = await openScene({ isBare: true, osrs: { members: MEMBERS } });
    const { page, complaints } = await openWindow(browser, scene.host.address);
    const names = presentStays(first(scene.world.osrs.clans)).map(({ player }) => player.name);

    await tabTo(page, button(page, "Old School RuneScape"));
    await page.keyboard.press("Enter");
    await untilFocused(page.getByLabel("Clan name"));
    await page.keyboard.type("The Iron Foundry");
    await button(page, "Add this clan").waitFor();
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("textbox", { name: "Names" }));
    for (const name of [...names, "=1+1"]) {
      await page.keyboard.type(name);
      await page.keyboard.press("Enter");
    }
    await tabTo(page, button(page, "Show what changes"));
    await page.keyboard.press("Enter");
    await untilFocused(button(page, `Apply ${MEMBERS} joins`));
    await page.getByText("Line 5: “=1+1” cannot be a player's name").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByText(/^All \d+ checked\./).waitFor();
    await untilFocused(page.getByRole("link", { name: "Open The Iron Foundry" }));
    await page.keyboard.press("Enter");
    await memberRows(page)
      .nth(MEMBERS - 1)
      .waitFor();
    expect((await memberRows(page).getByRole("rowheader").getByRole("link").allTextContents()).toSorted()).toEqual(
      names.toSorted(),
    );
    expect(complaints).toEqual([]);
  });

  it("takes a file as a difference that is ticked line by line, and renames by hand", async () => {
    const scene = await openScene({ osrs: { members: MEMBERS } });
    const { page, complaints, go } = await openWindow(browser, scene.host.address, { theme: "light" });
    const stays = presentStays(first(scene.world.osrs.clans));
    const renamed = first(stays);
    const [, second, gone] = stays.map(({ player }) => player.name);
    if (second === undefined || gone === undefined) throw new Error("The clan is too small.");
    await go("/clan/1/members");
    await rowOf(page, renamed.player.name).waitFor();

    await page.getByRole("link", { name: "Edit roster" }).click();
    const dialog = page.getByRole("dialog", { name: "Edit the roster" });
    await dialog.getByRole("button", { name: "File" }).click();
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    const lines = stays
      .filter(({ player }) => player.name !== gone)
      .map(({ player, joinedAt }) => `${player === renamed.player ? "Fresh Name" : player.name},,${day(joinedAt)}`);
    await dialog.getByLabel("Choose a file with the roster").setInputFiles({
      name: "roster.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(["rsn,rank,joined", ...lines, "Fresh Name,,"].join("\n")),
    });
    const renames = dialog.getByRole("region", { name: "Renames" });
    await renames.getByText("the new name is in the list and the old one is not").waitFor();
    await dialog.getByText(/^Line 5: .*is in the list twice/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 400, height: 720 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1_280, height: 800 });

    const rename = renames.getByRole("checkbox", { name: `${renamed.player.name} → Fresh Name` });
    if (!(await rename.isChecked())) await rename.check();
    expect(await dialog.getByRole("region", { name: "Joins" }).count()).toBe(0);
    const leaves = dialog.getByRole("region", { name: "Leaves" });
    await leaves.getByRole("checkbox", { name: gone }).uncheck();
    await dialog.getByRole("button", { name: /^Apply .*1 rename$/ }).click();
    await toast(page, /1 renamed/).waitFor();
    await rowOf(page, "Fresh Name").waitFor();
    await rowOf(page, gone).waitFor();
    expect(await rowOf(page, renamed.player.name).count()).toBe(0);

    await page.keyboard.press("Control+k");
    await page.keyboard.type("renamed members");
    await page.keyboard.press("Enter");
    const assistant = page.getByRole("dialog", { name: "Renamed members" });
    await assistant.getByLabel("Member with another name").selectOption({ label: second });
    await assistant.getByLabel("New name").fill("Other Name");
    await assistant.getByRole("button", { name: "Rename", exact: true }).click();
    const confirmation = page.getByRole("dialog", { name: "Rename this member" });
    await confirmation.getByText("A wrong rename is set right by renaming back.").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await confirmation.getByRole("button", { name: "Rename", exact: true }).click();
    // What stands behind an open dialog is hidden from whoever cannot see it.
    await assistant.waitFor();
    await page.keyboard.press("Escape");
    await rowOf(page, "Other Name").waitFor();
    expect(await memberRows(page).count()).toBe(MEMBERS);
    expect(complaints).toEqual([]);
  });
});
