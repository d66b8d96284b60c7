/** Boards over any window, in a workspace that has a past. */
import { readFileSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readKeyFile } from "#main/hosts/workspace-key.ts";
import { DAY, MINUTE } from "#shared/time.ts";
import { launchChromium } from "#test/support/browser.ts";
import { runCli } from "#test/support/cli.ts";
import { toast } from "#test/support/parts.ts";
import { serve, temporaryWorkspace } from "#test/support/scene.ts";
import { axeFindings, expectNoSidewaysScroll, openWindow, untilTaken } from "#test/support/window.ts";
import { first, handClock, openTestWorkspace, startWorldAt } from "#test/support/workspace.ts";

const METRIC = "Capital gold given";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/**
 * Two clans of six, watched for forty days: of the first, the member at place i gave (i + 1) × 1 000 gold twenty days ago
 * and again as much yesterday, from the last one backwards; the value of one fell.
 */
async function openPast() {
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  const clock = handClock(now - 40 * DAY);
  const world = { clock, ...(await startWorldAt(clock, { clans: 2, members: 6 })) };
  const dataDir = temporaryWorkspace();
  const past = await openTestWorkspace({
    dataDir,
    world,
    limits: "200/1s",
    workspace: { workspaceKey: { keys: [readKeyFile(dataDir)], place: "file" } },
  });
  const { commands } = world.world.clashOfClans;
  const { members } = first(world.world.clashOfClans.clans);
  commands.rename(at(members, 2).tag, "=1+1");
  const checkAll = async (time: number) => {
    clock.set(time);
    for (const clan of past.clans) await past.syncAfter(0, clan);
  };
  await checkAll(now - 40 * DAY);
  for (const [index, member] of members.entries()) {
    commands.gain(member.tag, { capitalGold: (index + 1) * 1_000, warStars: 500 });
  }
  await checkAll(now - 20 * DAY);
  for (const [index, member] of members.entries()) commands.gain(member.tag, { capitalGold: (6 - index) * 1_000 });
  commands.gain(at(members, 5).tag, { warStars: -400 });
  await checkAll(now - DAY);
  await checkAll(now);
  await past.client.settings.set({ key: "games.clash-of-clans.baseUrl", value: world.server.baseUrl });
  await past.close();
  const host = await serve(dataDir);
  return { host, world: world.world, clock, members, now, run: (args: readonly string[]) => runCli(args, { dataDir }) };
}

function at<Thing>(list: readonly Thing[], index: number): Thing {
  const thing = list[index];
  if (thing === undefined) throw new Error("The list is too short.");
  return thing;
}

const board = (page: Page): Locator => page.getByRole("table", { name: METRIC, exact: true });
const names = (page: Page) => board(page).locator("tbody").first().getByRole("link").allInnerTexts();
const chart = (page: Page) => page.getByRole("slider", { name: new RegExp(`^${METRIC} gained`) });

describe("the leaderboards", () => {
  it("answer over any span, by mouse and by keyboard, and a link brings a board back", async () => {
    const { host, world, members, now, run } = await openPast();
    const { page, go, complaints } = await openWindow(browser, host.address);
    await go("/clan/1/leaderboards");
    await page.getByRole("heading", { level: 2, name: "Donated", exact: true }).waitFor();

    // A metric is found by its name; the board over 30 days has both gains of everybody.
    await page.keyboard.press("/");
    await page.keyboard.type("capital gold giv");
    await page.keyboard.press("Enter");
    await board(page).waitFor();
    expect(await names(page)).toHaveLength(6);
    await page.getByText("+42\u202f000 gold").waitFor();
    await page.getByText("6 gained · 0 zero").waitFor();
    await chart(page).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    // The last week has only what was given yesterday; the bottom turns it around. Back goes back.
    await page.getByRole("button", { name: "7 d", exact: true }).click();
    await page.getByText("+21\u202f000 gold").waitFor();
    const [best = ""] = await names(page);
    expect(best).toBe(at(members, 0).name);
    await page.getByRole("button", { name: "Bottom", exact: true }).click();
    await expect.poll(async () => (await names(page)).at(-1)).toBe(best);
    expect(page.url()).toContain("metrics=capital_contributions&span=7d&order=bottom");
    await page.goBack();
    await expect.poll(async () => (await names(page))[0]).toBe(best);

    // From the name, Tab leads to the gain, which says what it was computed from.
    await board(page).getByRole("link", { name: best }).focus();
    await page.keyboard.press("Tab");
    const evidence = page.getByRole("tooltip");
    await expect.poll(() => evidence.innerText()).toMatch(/Start .*seen .*End .*seen .*Last checked/s);
    await page.keyboard.press("Escape");

    // A fourth line beside the first three; a fifth is refused.
    const label = () => chart(page).getAttribute("aria-label");
    const fourth = at(await names(page), 3);
    await board(page).getByLabel(`Compare ${fourth}`).click();
    await expect.poll(label).toContain(fourth);
    await board(page)
      .getByRole("link", { name: at(await names(page), 4) })
      .focus();
    await page.keyboard.press("Space");
    await toast(page, "4 lines are the most").waitFor();

    // Compared with the span of the first gains. What cannot be is said beside the field.
    await page.getByRole("button", { name: "the 7 days before" }).click();
    const form = page.getByRole("dialog", { name: "Compare with" });
    const entered = (time: number) =>
      new Date(time)
        .toLocaleString("sv-SE", { timeZone: process.env.TZ ?? undefined })
        .slice(0, 16)
        .replace(" ", "T");
    await form.getByLabel("From").fill(entered(now - 30 * DAY));
    await form.getByLabel("To").fill(entered(now - 31 * DAY));
    await form.getByRole("button", { name: "Compare with this span" }).click();
    await form.getByText("The end must come after the beginning.").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await form.getByLabel("To").fill(entered(now - 10 * DAY));
    await form.getByRole("button", { name: "Compare with this span" }).click();
    await form.waitFor({ state: "detached" });
    await expect.poll(() => page.url()).toContain("against=");
    await page.getByText("as much as in").waitFor();

    // What is shown is taken out; no name runs in a spreadsheet.
    const saved = async (as: string) => {
      await page.getByRole("button", { name: "Copy or save the board" }).click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("menuitem", { name: `Save as ${as}` }).click(),
      ]);
      return readFileSync(await download.path(), "utf8");
    };
    expect((await saved("CSV")).split("\r\n").filter((line) => line.includes(",'=1+1,"))).toHaveLength(1);
    expect(JSON.parse(await saved("JSON"))).toMatchObject({ metrics: ["capital_contributions"], rows: { length: 6 } });

    // A member opens beside the board, which stays what it was.
    const address = page.url();
    await board(page).getByRole("link", { name: best }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: best }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.url()).toBe(address);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(best);

    // A new gain comes by itself.
    world.clashOfClans.commands.gain(at(members, 5).tag, { capitalGold: 50_000 });
    expect((await run(["sync", "--wait"])).code).toBe(0);
    await expect.poll(async () => (await names(page))[0]).toBe(at(members, 5).name);
    expect(complaints).toEqual([]);
  });

  it("hold falls for review, sum metrics, span clans and fit a phone", async () => {
    const { host, members } = await openPast();
    const { page, go, complaints } = await openWindow(browser, host.address, { theme: "light", width: 400 });
    await go("/clan/1/leaderboards/metrics=war_stars");
    await page.getByRole("button", { name: "1 value held for review" }).click();
    const dialog = page.getByRole("dialog", { name: "Held for review" });
    await dialog.getByText(at(members, 5).name).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await untilTaken(page, "reviews/decideAll", () =>
      dialog.getByRole("button", { name: "A new start from here" }).click(),
    );
    await dialog.getByText(/^Decided: a new start/).waitFor();
    await dialog.getByRole("button", { name: "Close" }).click();
    await untilTaken(page, "reviews/undoAll", () => page.getByRole("button", { name: "Undo" }).click());
    await page.getByRole("button", { name: "1 value held for review" }).waitFor();

    // The metrics are in a popover; `+` adds the one with the focus to the sum.
    await page.keyboard.press("/");
    const picker = page.getByRole("dialog", { name: "Metric" });
    await page.keyboard.type("war league");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("+");
    await expect.poll(() => page.url()).toContain("metrics=war_stars+war_league_stars");
    expect(await axeFindings(page)).toEqual([]);
    await picker.getByRole("button", { name: "All clans" }).click();
    await expect.poll(() => page.url()).toContain("#/boards/clash-of-clans/metrics=war_stars+war_league_stars");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Chart as table" }).click();
    await page.getByRole("region", { name: /as a table$/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
  });
});
