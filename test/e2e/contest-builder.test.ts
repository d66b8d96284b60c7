/** Writing a contest by the keyboard, and checking proofs, in the window. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeReceipt } from "#shared/draw/receipt.ts";
import { DAY, toIso } from "#shared/time.ts";
import { launchChromium } from "#test/support/browser.ts";
import { EXAMPLE } from "#test/support/draws.ts";
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

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const preview = (page: Page) => page.getByRole("complementary", { name: "Preview" });

/** Of the first member it is known that the last day brought twelve war stars. */
async function openStars() {
  const scene = await openScene();
  const [member] = first(scene.world.clashOfClans.clans).members;
  const ref = member?.tag ?? "";
  const shown: { ref: string; values: Record<string, number> }[] = (await scene.run(["members", "1", "--json"])).json();
  const now = shown.find((one) => one.ref === ref)?.values.war_stars ?? 0;
  const line = (daysAgo: number, value: number) =>
    JSON.stringify({
      game: "clash-of-clans",
      account: ref,
      at: toIso(Date.now() - daysAgo * DAY),
      metrics: { war_stars: value },
    });
  const past = join(scene.dataDir, "past.jsonl");
  writeFileSync(past, [line(4, now - 12), line(1, now)].join("\n"));
  await scene.run(["import", past]);
  const window = await openWindow(browser, scene.host.address);
  await window.page.getByRole("heading", { level: 1 }).waitFor();
  await window.go("/clan/1/contests/new");
  await window.page.getByRole("heading", { name: "New contest" }).waitFor();
  return { ...scene, ...window };
}

/** Types into a field in the place of what stands there. */
async function retype(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, field(page, name));
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

it("builds a contest by the keyboard: what it would give is seen, what is wrong is said, what is written is kept", async () => {
  const { page, complaints, go } = await openStars();
  expect(await axeFindings(page)).toEqual([]);
  await tabTo(page, field(page, "Title"));
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "Enter a title" }).waitFor();
  await untilFocused(field(page, "Title"));
  await page.keyboard.type("Star raffle");
  await tabTo(page, field(page, "What rule 1 counts"));
  await page.keyboard.type("War stars");
  await retype(page, "for every, in stars", "3");
  await preview(page).getByText("1 member would have 4 entries; 7 would have none.").waitFor();
  await retype(page, "At most, entries", "2");
  await preview(page).getByText("1 member would have 2 entries; 7 would have none.").waitFor();
  await preview(page)
    .getByText(/Whoever gains at least 3 gets 1 entry for every 3 gained/)
    .waitFor();
  await retype(page, "At most, entries", "many");
  await preview(page)
    .getByText(/Enter a whole number/)
    .waitFor();
  await preview(page).getByText("1 member would have 2 entries; 7 would have none.").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "Enter a whole number" }).waitFor();
  await untilFocused(field(page, "At most, entries"));
  await retype(page, "At most, entries", "2");
  const lockBy = await field(page, "Lock entries by").inputValue();
  await field(page, "Lock entries by").fill("2026-01-01T00:00");
  await page.keyboard.press("Enter");
  await untilFocused(field(page, "Lock entries by"));
  await page.getByRole("alert").filter({ hasText: "locked after the end" }).waitFor();
  await field(page, "Lock entries by").fill(lockBy);

  await go("/clan/1/members");
  await go("/clan/1/contests/new");
  expect(await field(page, "Title").inputValue()).toBe("Star raffle");
  await button(page, "Discard changes").click();
  expect(await field(page, "Title").inputValue()).toBe("");
  await button(page, "Undo").click();
  expect(await field(page, "Title").inputValue()).toBe("Star raffle");

  await page.getByRole("radio", { name: /^Witnesses/ }).check();
  await page.getByText("could have tried other secrets").waitFor();
  await field(page, "Witnesses").fill("Ada V");
  await button(page, "Save draft").click();
  await untilFocused(field(page, "Witnesses"));
  await field(page, "Witnesses").fill("Ada_V");
  await page.getByText("Grade: Witnesses").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await tabTo(page, button(page, "Save draft"));
  await page.keyboard.press("Enter");
  await toast(page, "“Star raffle” is saved as a draft").waitFor();
  await page.getByRole("heading", { level: 2, name: "Star raffle" }).waitFor();
  const path = new URL(page.url()).hash.slice(1);

  await go(`${path}/edit`);
  await page.getByRole("heading", { name: "Edit the draft" }).waitFor();
  expect(await field(page, "Witnesses").inputValue()).toBe("Ada_V");
  await field(page, "Prize").fill("A gold pass");
  await button(page, "Save draft").click();
  await page.getByText("A gold pass").first().waitFor();

  await go("/clan/1/contests/new");
  await page.setViewportSize({ width: 400, height: 800 });
  await page.getByLabel("Use as template").selectOption({ label: "Star raffle" });
  await expect.poll(() => field(page, "Prize").inputValue()).toBe("A gold pass");
  await expectNoSidewaysScroll(page);
  expect(await axeFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

it("checks proofs and receipts beside the page, and says what is wrong with others", async () => {
  const { host } = await openScene();
  const { page, complaints, go } = await openWindow(browser, host.address, { theme: "light", width: 800 });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await go("/verify");
  const give = (name: string, value: unknown) =>
    page
      .getByLabel("Choose proofs or receipts")
      .setInputFiles([{ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(value)) }]);
  const result = (name: string) => page.getByRole("region", { name, exact: true });

  await give("summer.json", EXAMPLE);
  const summer = result("summer.json");
  await summer.getByRole("heading", { name: "The proof holds, with 2 warnings" }).waitFor();
  await summer.getByText("20 of 20 checks passed").waitFor();
  await summer.getByRole("row", { name: /1\. winner Bo "B" coc:#9CUG 3 of 9 8 6 to 9/ }).waitFor();
  await summer.getByRole("searchbox", { name: "Find an entry" }).fill("łUK 8qu");
  await summer
    .getByRole("row", { name: /Łukasz/ })
    .last()
    .waitFor();
  await summer.getByText(/^1 found/).waitFor();

  const hostile = EXAMPLE.entries.map((entry) => ({ ...entry, name: `<img src=x>\u202e${entry.name}` }));
  await give("changed.json", { ...EXAMPLE, entries: hostile });
  const changed = result("changed.json");
  await changed.getByRole("alert").filter({ hasText: "A name was changed after the lock." }).waitFor();
  await changed.getByText("19 of 20 checks passed, 1 failed").waitFor();
  await changed.getByText("<img src=x>").first().waitFor();
  await changed.getByText("U+202E").first().waitFor();

  await give("mine.json", makeReceipt(EXAMPLE.lock, EXAMPLE.entries, "coc:#2PP"));
  await result("mine.json").getByText("The receipt holds").waitFor();
  await page.getByLabel("Paste a proof or receipt").evaluate((area) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "not a proof");
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await result("pasted text").getByRole("heading", { name: "This file cannot be read as a proof" }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 400, height: 800 });
  await expectNoSidewaysScroll(page);
  await button(page, "Clear all").click();
  await summer.waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
});
