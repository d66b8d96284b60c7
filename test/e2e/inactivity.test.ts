/** Quiet members, suggestions by rules, and notes about members in the window. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DAY, toIso } from "#shared/time.ts";
import { launchChromium } from "#test/support/browser.ts";
import { tabTo, untilFocused } from "#test/support/keys.ts";
import { toast } from "#test/support/parts.ts";
import { openScene } from "#test/support/scene.ts";
import { axeFindings, expectNoSidewaysScroll, openWindow } from "#test/support/window.ts";
import { first } from "#test/support/workspace.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const dialog = (page: Page) => page.getByRole("dialog");
const grid = (page: Page) => page.getByRole("grid", { name: "Members without progress" });
const rows = (page: Page) => grid(page).locator("tbody").getByRole("row");
const notes = (page: Page) => page.getByRole("region", { name: "Notes" });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

/** A clan of eight. Of two it is known when they looted last: 20 and 10 days ago. */
async function openQuiet(options: Parameters<typeof openWindow>[2] = {}) {
  const scene = await openScene();
  const members = first(scene.world.clashOfClans.clans).members;
  const [long, short] = [first(members), first(members.slice(1))];
  const shown: { ref: string; values: Record<string, number> }[] = (await scene.run(["members", "1", "--json"])).json();
  const lines = [
    { ref: long.tag, days: 20 },
    { ref: short.tag, days: 10 },
  ].flatMap(({ ref, days }) => {
    const now = shown.find((one) => one.ref === ref)?.values.gold_looted ?? 0;
    const line = (daysAgo: number, value: number) => ({
      game: "clash-of-clans",
      account: ref,
      at: toIso(Date.now() - daysAgo * DAY - DAY / 2),
      metrics: { gold_looted: value },
    });
    return [line(days + 1, now - 412_000), line(days, now)];
  });
  const file = join(scene.dataDir, "past.jsonl");
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
  await scene.run(["import", file]);
  const window = await openWindow(browser, scene.host.address, options);
  await window.page.getByRole("heading", { level: 1 }).waitFor();
  await window.go("/clan/1/inactivity");
  await rows(window.page).first().waitFor();
  return { ...scene, ...window, long, short };
}

it("shows who made no progress for how long, what the last was, and takes them along", async () => {
  const { page, complaints, long, short } = await openQuiet();
  expect(await rows(page).count()).toBe(2);
  const row = rows(page).filter({ hasText: long.name });
  await row.getByText("20 d", { exact: true }).waitFor();
  await row.getByText(/Gold looted \+412\s000, between/).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await button(page, "14 d or more").click();
  await rows(page).filter({ hasText: short.name }).waitFor({ state: "detached" });

  await button(page, "War").click();
  await page.getByRole("heading", { name: "Not watched for 14 days yet" }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await button(page, "Show everybody").click();
  await expect.poll(() => rows(page).count()).toBe(8);
  await rows(page).first().getByText("at least 0 d").waitFor();
  await button(page, "War").click();
  await expect.poll(() => rows(page).first().textContent()).toContain("20 d");

  await page.getByRole("link", { name: long.name }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  const bar = page.getByRole("toolbar", { name: "2 selected" });
  await bar.waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    bar.getByRole("button", { name: "Save as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/without-progress\.csv$/);
  expect(complaints).toEqual([]);
});

it("suggests by rules that are written by the keyboard alone, and by what officers noted", async () => {
  const { page, complaints, long, run } = await openQuiet({ theme: "light", width: 800 });
  await button(page, "Suggestions").click();
  await page.getByRole("heading", { name: "There are no rules yet" }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await tabTo(page, button(page, "Start with an example"));
  await page.keyboard.press("Enter");
  await untilFocused(dialog(page).getByLabel("Name"));
  await dialog(page)
    .getByText(/It would suggest 1 of 8/)
    .waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("alert").filter({ hasText: "Enter a name." }).waitFor();
  await untilFocused(dialog(page).getByLabel("Name"));
  await page.keyboard.type("Quiet looters");
  await tabTo(page, dialog(page).getByRole("button", { name: "Add a condition" }));
  await page.keyboard.press("Enter");
  await untilFocused(page.getByRole("menuitem").first());
  await page.keyboard.type("Gained");
  await page.keyboard.press("Enter");
  await tabTo(page, dialog(page).getByLabel("Metric"));
  await page.keyboard.type("Gold looted");
  await tabTo(page, dialog(page).getByLabel("How many"));
  await page.keyboard.type("400k");
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await dialog(page).waitFor({ state: "detached" });

  const card = page.getByRole("region", { name: "Quiet looters" });
  await card.getByText(`no progress seen for 20 days (14 asked)`).waitFor();
  await card.getByText("Gold looted: at least 412 K gained in the last 30 days (at least 400 K asked)").waitFor();
  await expectNoSidewaysScroll(page);
  expect(await axeFindings(page)).toEqual([]);
  await card.getByRole("button", { name: /^Dismiss/ }).click();
  await card.getByText("Nobody else fits this rule now.").waitFor();
  await button(page, "Undo").click();
  await card.getByText("no warning", { exact: true }).nth(1).waitFor();

  await card.getByRole("link", { name: long.name }).click();
  await notes(page).getByText("Nobody wrote anything down yet.").waitFor();
  await notes(page).getByRole("button", { name: "Warning", exact: true }).click();
  await notes(page).getByLabel("New note").fill("Twice absent <b>in a row</b>");
  await button(page, "Add the warning").click();
  await notes(page).getByText("Twice absent <b>in a row</b>").waitFor();
  await card.getByText(/^Nobody fits this rule yet: the clan has to be watched for 14 days more/).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await notes(page)
    .getByRole("button", { name: /^Withdraw/ })
    .click();
  await notes(page)
    .getByText(/withdrawn by/)
    .waitFor();
  await card.getByRole("link", { name: long.name }).waitFor();
  expect((await run(["notes", "list", "1", long.tag, "--json"])).json()).toMatchObject([{ kind: "warning" }]);

  await button(page, "More for Quiet looters").click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("heading", { name: "There are no rules yet" }).waitFor();
  await toast(page, "“Quiet looters” is removed").waitFor();
  await button(page, "Undo").last().click();
  await card.getByText("no progress seen for 20 days (14 asked)").waitFor();
  expect(complaints).toEqual([]);
});
