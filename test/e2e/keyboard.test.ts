/** Everything without the mouse. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#test/support/browser.ts";
import { tabTo, untilFocused } from "#test/support/keys.ts";
import { memberGrid, memberRows } from "#test/support/parts.ts";
import { openScene } from "#test/support/scene.ts";
import { axeFindings, expectNoSidewaysScroll, openWindow, type WindowOptions } from "#test/support/window.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const MEMBERS = 8;
const linkAt = (page: Page, place: number) => memberRows(page).nth(place).getByRole("link");
const panelOf = (page: Page, name: string) => page.getByRole("complementary", { name, exact: true });
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });
const heading = (page: Page, name: string) => page.getByRole("heading", { name, level: 1 });

/** The members of the first of two clans. */
async function openMembers(options: WindowOptions = {}) {
  const scene = await openScene({ clans: 2, members: MEMBERS });
  const window = await openWindow(browser, scene.host.address, options);
  await window.go("/clan/1/members");
  await memberRows(window.page)
    .nth(MEMBERS - 1)
    .waitFor();
  return { ...scene, ...window, clans: scene.world.clashOfClans.clans };
}

async function nameAt(page: Page, place: number): Promise<string> {
  return (await linkAt(page, place).textContent()) ?? "";
}

describe("the keyboard", () => {
  it("finds a member from anywhere and opens the panel, with the focus in it", async () => {
    const { page, complaints, clans } = await openMembers();
    const name = clans[1]?.members[2]?.name ?? "";
    await page.keyboard.press("Control+k");
    await untilFocused(page.getByRole("combobox", { name: "Search, go to, do" }));
    await page.keyboard.type(name);
    await page.getByRole("option", { name, selected: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await untilFocused(panelOf(page, name).getByRole("heading", { level: 2 }));
    expect(new URL(page.url()).hash).toMatch(/^#\/clan\/2\/members\/\d+$/);
    await page.keyboard.press("Escape");
    await panelOf(page, name).waitFor({ state: "detached" });

    // Once more, from the row of somebody else and with what is known already.
    await untilFocused(memberGrid(page).getByRole("link", { name, exact: true }));
    const other = (await nameAt(page, 0)) === name ? MEMBERS - 1 : 0;
    await page.keyboard.press(other === 0 ? "Home" : "End");
    await untilFocused(linkAt(page, other));
    await page.keyboard.press("Control+k");
    await page.keyboard.type(name);
    await page.getByRole("option", { name, selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await untilFocused(panelOf(page, name).getByRole("heading", { level: 2 }));
    expect(complaints).toEqual([]);
  });

  it("filters members by /, and takes the filter away by Escape", async () => {
    const { page, complaints } = await openMembers();
    const name = await nameAt(page, 3);
    await page.keyboard.press("/");
    await untilFocused(page.getByLabel("Filter members"));
    await page.keyboard.type(name);
    await page.getByText(`1 of ${MEMBERS} members`).waitFor();
    expect(await nameAt(page, 0)).toBe(name);
    await page.keyboard.press("Escape");
    await memberRows(page)
      .nth(MEMBERS - 1)
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it("moves through members, opens one and comes back to its row", async () => {
    const { page, complaints } = await openMembers();
    const name = await nameAt(page, 2);
    await tabTo(page, linkAt(page, 0));
    for (const [key, place] of [
      ["ArrowDown", 1],
      ["j", 2],
      ["k", 1],
      ["ArrowUp", 0],
      ["End", MEMBERS - 1],
      ["Home", 0],
      ["j", 1],
      ["ArrowDown", 2],
    ] as const) {
      await page.keyboard.press(key);
      await untilFocused(linkAt(page, place));
    }
    await page.keyboard.press("x");
    await page.getByRole("toolbar", { name: "1 selected" }).waitFor();
    await page.keyboard.press("Enter");
    await untilFocused(panelOf(page, name).getByRole("heading", { level: 2 }));
    await page.keyboard.press("Escape");
    await untilFocused(linkAt(page, 2));
    await panelOf(page, name).waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
  });

  it("goes to every page, and back and forward through them", async () => {
    const { page, complaints } = await openMembers();
    const goals: readonly (readonly [strokes: readonly string[], hash: string, title: string])[] = [
      [["g", "w"], "#/clan/1/wars", "Test Clan 1"],
      [["g", "f"], "#/clan/1/feed", "Test Clan 1"],
      [["g", "m"], "#/clan/1/members", "Test Clan 1"],
      [["g", "a"], "#/clans", "All clans"],
      [["g", "s"], "#/sync", "Sync"],
      [["g", "t"], "#/settings", "Settings"],
      [["Control+2"], "#/clan/2/members", "Test Clan 2"],
      [["Control+1"], "#/clan/1/members", "Test Clan 1"],
    ];
    for (const [strokes, hash, title] of goals) {
      for (const stroke of strokes) await page.keyboard.press(stroke);
      await page.waitForURL((url) => url.hash === hash);
      await heading(page, title).waitFor();
    }
    await page.goBack();
    await heading(page, "Test Clan 2").waitFor();
    await page.goBack();
    await heading(page, "Settings").waitFor();
    await page.goForward();
    await heading(page, "Test Clan 2").waitFor();
    expect(complaints).toEqual([]);
  });

  it("lists its keys by ?", async () => {
    const { page, complaints } = await openMembers();
    await page.keyboard.press("?");
    const sheet = dialog(page, "Keys");
    for (const text of ["Search, go to, do", "Filter", "Close, and back to the list"]) {
      await sheet.getByText(text, { exact: true }).waitFor();
    }
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
  });
});

describe("at the width of a phone", () => {
  it("opens and closes the menu and the sheet of a member", async () => {
    const { page, complaints } = await openMembers({ width: 400, height: 800 });
    const menu = page.getByRole("button", { name: "Clans and pages" });
    await tabTo(page, menu);
    await page.keyboard.press("Enter");
    const drawer = dialog(page, "Clans and pages");
    await drawer.getByRole("link", { name: "Sync" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await untilFocused(menu);
    await drawer.waitFor({ state: "detached" });

    const name = await nameAt(page, 0);
    await tabTo(page, linkAt(page, 0));
    await page.keyboard.press("Enter");
    await untilFocused(panelOf(page, name).getByRole("heading", { level: 2 }));
    await panelOf(page, name).getByRole("region", { name: "Stays" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await expectNoSidewaysScroll(page);
    await page.keyboard.press("Escape");
    await untilFocused(linkAt(page, 0));
    await panelOf(page, name).waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
  });
});
