/** A contest in the window, from its draft to its proof, on a clock that is moved by hand and with a genuine round of the beacon. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { loadAssets } from "#main/hosts/assets.ts";
import { readBundle, readReceipt } from "#shared/draw/read.ts";
import type { Role } from "#shared/game.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { launchChromium } from "#test/support/browser.ts";
import {
  CONTEST_END,
  CONTEST_LOCK_BY,
  contestWorkspace,
  makeDraft,
  post,
  ROUND,
  ROUND_AT,
  SIGNATURE,
} from "#test/support/contests.ts";
import { tabTo, untilFocused } from "#test/support/keys.ts";
import { toast } from "#test/support/parts.ts";
import { serveOverHttp, tokenOf } from "#test/support/transports.ts";
import { axeFindings, expectNoSidewaysScroll, openWindow, type WindowOptions } from "#test/support/window.ts";
import { first, openTestWorkspace, START, type TestWorkspace } from "#test/support/workspace.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const RENDERER = join(import.meta.dirname, "../../out/renderer");
/** 2026-08-06T13:00:05Z, above the lowest 22 bits of a message's id. */
const POSTED_AT = Date.UTC(2026, 7, 6, 13, 0, 5);
const messageLink = (at: number) =>
  `https://discord.com/channels/123456789012345678/223456789012345678/${(BigInt(at) - 1_420_070_400_000n) << 22n}`;

const dialog = (page: Page) => page.getByRole("dialog");
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const inDialog = (page: Page, name: string) => dialog(page).getByRole("button", { name, exact: true });
const row = (page: Page, name: string) =>
  page.getByRole("grid", { name: "Entries of members" }).getByRole("row").filter({ hasText: name });
const side = (page: Page) => page.getByRole("complementary", { name: "The draw" });

/** A clan of six with a draft: one entry for every ten troops that are donated. */
async function openContest(options: { readonly weights: readonly number[] }) {
  const test = await openTestWorkspace({ members: 6 });
  const server = await serveOverHttp(test.workspace, loadAssets(RENDERER));
  onTestFinished(() => server.close());
  await test.syncAfter(0);
  const clan = first(test.clans);
  const { members } = first(test.world.clashOfClans.clans);
  test.world.clashOfClans.commands.rename(first(members).tag, "<b>Ada\u202e</b>");
  const { id } = await test.client.contests.create({
    clan,
    title: "Summer raffle",
    prize: "A gold pass",
    startAt: START + HOUR,
    endAt: CONTEST_END,
    lockBy: CONTEST_LOCK_BY,
    mode: "online",
    round: ROUND,
    winners: 2,
    alternates: 1,
    rules: [
      { type: "donations", targets: [], match: "sum", comparator: ">=", threshold: 1, weight: 1, cap: null, per: 10 },
    ],
  });
  const givers = members.slice(0, options.weights.length);
  return {
    ...test,
    id,
    members,
    async open(role: Role, more: WindowOptions = {}) {
      const window = await openWindow(browser, `${server.address}#t=${tokenOf(role)}`, {
        ...more,
        context: { permissions: ["clipboard-read", "clipboard-write"], ...more.context },
      });
      await window.page.getByRole("heading", { level: 1 }).waitFor();
      await window.go(`/clan/${clan}/contests/${id}`);
      return window;
    },
    /** Gains after the start, told by a check. */
    async earn(): Promise<void> {
      await test.syncAfter(HOUR + MINUTE);
      for (const [index, giver] of givers.entries())
        test.world.clashOfClans.commands.donate(giver.tag, (options.weights[index] ?? 0) * 10 + 5);
      await test.syncAfter(HOUR);
    },
  };
}

it("goes from the draft to the proof, with every step said before it is done", { timeout: 60_000 }, async () => {
  const test = await openContest({ weights: [5, 3, 2] });
  const { page, complaints } = await test.open("officer");
  await page.getByRole("heading", { name: "Summer raffle" }).waitFor();
  await side(page).getByText("Not active yet").waitFor();

  // By the keyboard alone.
  await tabTo(page, button(page, "Activate…"));
  await page.keyboard.press("Enter");
  await dialog(page).getByText("nothing of them can be changed").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await tabTo(page, inDialog(page, "Activate"));
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("heading", { name: "Post the commitment" }).waitFor();
  await inDialog(page, "Copy the message").click();
  const message = await page.evaluate(() => navigator.clipboard.readText());
  expect(message).toMatch(/^Fair draw no\. 1, attempt 1: Summer raffle\ncommitment [0-9a-f]{64}\n/);
  await inDialog(page, "Record it").click();
  await dialog(page).getByRole("alert").filter({ hasText: "Enter where it was posted" }).waitFor();
  await dialog(page).getByLabel("Link to the message").fill(messageLink(POSTED_AT));
  await dialog(page)
    .getByText(/posted Thu 6 Aug 2026, 15:00:05/)
    .waitFor();
  await inDialog(page, "Record it").click();
  await toast(page, "It is recorded where the commitment was posted").waitFor();
  await dialog(page).waitFor({ state: "detached" });
  await side(page)
    .getByText(/^published .*15:00$/)
    .waitFor();

  await test.earn();
  const [ada, bo, cy] = test.members;
  await row(page, "<b>Ada</b>").getByText("gap 6 Aug 15:00 to 16:01").waitFor();
  await expect.poll(() => row(page, bo?.name ?? "").textContent()).toMatch(/35/);
  test.clock.set(CONTEST_END);
  await test.workspace.contestLoop.runOnce();
  const { lastCheck } = await test.client.contests.show({ id: test.id });
  for await (const _ of await test.client.sync.watch({ batches: [lastCheck?.id ?? (0 as never)] }));
  await page.reload();
  await button(page, "Lock entries…").waitFor();
  expect(await axeFindings(page)).toEqual([]);

  // A row opens what its entries rest on, and an officer corrects it with a reason.
  await page.keyboard.press("/");
  await page.keyboard.type(bo?.tag ?? "");
  await expect.poll(() => page.getByRole("grid").locator("tbody").getByRole("row").count()).toBe(1);
  await page.getByRole("button", { name: bo?.name ?? "", exact: true }).click();
  await dialog(page)
    .getByText(/35 troops ÷ 10 = 3.5, rounded down to 3: 3 entries\./)
    .waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await dialog(page).getByLabel("Entries", { exact: true }).fill("4");
  await inDialog(page, "Correct entries").click();
  await dialog(page).getByRole("alert").filter({ hasText: "Say why." }).waitFor();
  await dialog(page).getByLabel("Reason").fill("five were lost");
  await inDialog(page, "Correct entries").click();
  await dialog(page).getByText("Corrected from 3 to 4 by a officer").waitFor();
  await page.keyboard.press("Escape");
  await untilFocused(page.getByRole("button", { name: bo?.name ?? "", exact: true }));
  await row(page, bo?.name ?? "")
    .getByText("corrected", { exact: true })
    .waitFor();
  await page.getByLabel("Find an entry").fill("");
  await button(page, "3 have none").click();
  await row(page, test.members[4]?.name ?? "")
    .getByText("nothing gained")
    .waitFor();
  await button(page, "Show who has entries").click();

  test.clock.set(CONTEST_END + HOUR);
  await page.reload();
  await button(page, "Lock entries…").click();
  await dialog(page).getByText("3 members with 11 entries").waitFor();
  await inDialog(page, "Lock entries").click();
  await dialog(page).getByRole("heading", { name: "Post the lock" }).waitFor();
  const [list] = await Promise.all([page.waitForEvent("download"), inDialog(page, "Save the list to attach").click()]);
  expect(JSON.parse(readFileSync(await list.path(), "utf8"))).toHaveProperty("entries");
  await dialog(page)
    .getByLabel("Link to the message")
    .fill(messageLink(CONTEST_END + HOUR + MINUTE));
  await inDialog(page, "Record it").click();
  await side(page).getByRole("heading", { name: "Draw in" }).waitFor();
  await row(page, bo?.name ?? "").waitFor();
  await page.getByRole("button", { name: "<b>Ada</b>", exact: true }).click();
  const [receipt] = await Promise.all([page.waitForEvent("download"), inDialog(page, "Save the receipt").click()]);
  expect(readReceipt(JSON.parse(readFileSync(await receipt.path(), "utf8")))).toMatchObject({
    ok: true,
    receipt: { entry: { id: `coc:${ada?.tag}`, weight: 5 } },
  });
  await page.keyboard.press("Escape");

  // Who is here sees the draw; it is said once, and Escape ends it.
  test.clock.set(ROUND_AT);
  await test.workspace.contestLoop.runOnce();
  await dialog(page).getByRole("heading", { name: "The draw" }).waitFor();
  await dialog(page)
    .getByRole("status")
    .filter({ hasText: /^The winners are .+ and .+\. Alternates: / })
    .waitFor();
  await dialog(page)
    .getByText(/holds \d+ to \d+/)
    .first()
    .waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  await side(page).getByText("verified here, 20 of 20 checks").waitFor();
  expect(await axeFindings(page)).toEqual([]);

  await button(page, "Verify").click();
  await dialog(page).getByText("20 of 20 checks passed").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await button(page, "Export proof").click();
  const [proof] = await Promise.all([page.waitForEvent("download"), inDialog(page, "Save the proof").click()]);
  const read = readBundle(JSON.parse(readFileSync(await proof.path(), "utf8")));
  expect(read).toMatchObject({ ok: true, bundle: { entries: { length: 3 }, result: { picks: { length: 3 } } } });
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await row(page, cy?.name ?? "").waitFor();
  // A build without the verifier page answers so where it is asked for.
  expect(complaints.filter((one) => !one.includes("404"))).toEqual([]);
});

it("shows members everything and offers them nothing to change, on a phone and in the light", {
  timeout: 60_000,
}, async () => {
  const test = await openContest({ weights: [5, 3] });
  await test.client.contests.activate({ id: test.id });
  const { page, complaints, go } = await test.open("member", { theme: "light", width: 400 });
  await test.earn();
  await side(page).getByRole("heading", { name: "Ends in" }).waitFor();
  await row(page, "<b>Ada</b>").waitFor();
  await side(page).getByText("not published").waitFor();
  await expectNoSidewaysScroll(page);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.getByRole("button", { name: /…$|^More$/ }).count()).toBe(0);
  await page.getByRole("button", { name: "<b>Ada</b>", exact: true }).click();
  await dialog(page)
    .getByText(/rounded down to 5: 5 entries/)
    .waitFor();
  expect(await dialog(page).getByRole("textbox").count()).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await button(page, "What is left to trust").click();
  await dialog(page)
    .getByText(/What is left to trust: that the operators of the beacon network/)
    .waitFor();
  await page.keyboard.press("Escape");

  await test.client.contests.void({ id: test.id, reason: "The prize is gone" });
  await side(page).getByText("The prize is gone").first().waitFor();
  await go("/clan/1/contests");
  await page.getByRole("region", { name: "Finished" }).getByText("Declared void: nothing was drawn.").waitFor();
  expect(await page.getByRole("link", { name: "New contest" }).count()).toBe(0);
  await expectNoSidewaysScroll(page);
  expect(await axeFindings(page)).toEqual([]);
  await button(page, "Numbers of this workspace").click();
  await dialog(page).getByRole("row").filter({ hasText: "Summer raffle" }).getByText("declared void").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

/** The window of a workspace's officer, at a contest. */
async function officerOf(test: TestWorkspace) {
  const server = await serveOverHttp(test.workspace, loadAssets(RENDERER));
  onTestFinished(() => server.close());
  const window = await openWindow(browser, `${server.address}#t=${tokenOf("officer")}`);
  await window.page.getByRole("heading", { level: 1 }).waitFor();
  return window;
}

it("goes on after a missed lock, and draws with a random number that somebody read out", {
  timeout: 60_000,
}, async () => {
  const test = await contestWorkspace();
  const id = await makeDraft(test, { lockBy: CONTEST_END + HOUR, round: ROUND - 1_000 });
  await test.client.contests.activate({ id });
  test.clock.set(CONTEST_END + HOUR + MINUTE);
  await test.workspace.contestLoop.runOnce();
  const { page, complaints, go } = await officerOf(test);
  await go(`/clan/1/contests/${id}`);

  await button(page, "Re-arm…").click();
  await dialog(page).getByText("Everybody sees in the proof that there were 2 attempts.").waitFor();
  await dialog(page).getByLabel("Locked by").fill("2026-08-07T04:00");
  await dialog(page).getByLabel("Round").fill(String(ROUND));
  await inDialog(page, "Re-arm the contest").click();
  await dialog(page).getByRole("alert").filter({ hasText: "Say why" }).waitFor();
  await dialog(page).getByLabel("Reason").fill("Ada was away");
  expect(await axeFindings(page)).toEqual([]);
  await inDialog(page, "Re-arm the contest").click();
  await dialog(page).getByRole("heading", { name: "Post the commitment" }).waitFor();
  await dialog(page).getByLabel("Link to the message").fill("https://discord.com/channels/1/2");
  await inDialog(page, "Record it").click();
  await dialog(page).getByRole("alert").filter({ hasText: "no link to a Discord message" }).waitFor();
  await dialog(page).getByLabel("Link to the message").fill("");
  await dialog(page).getByLabel("Place").fill("clan chat");
  await inDialog(page, "Record it").click();
  await dialog(page).waitFor({ state: "detached" });
  // The button that opened it is gone: the next key works on the page all the same.
  await untilFocused(page.getByRole("main"));
  await side(page).getByText("Ada was away").first().waitFor();

  await test.client.contests.lock({ id });
  await post(test, id, "lock");
  test.clock.set(ROUND_AT + 10 * MINUTE);
  await test.workspace.contestLoop.runOnce();
  await page.reload();
  await button(page, "Enter random number…").click();
  await dialog(page).getByLabel("Signature").fill(SIGNATURE.replace("8", "9"));
  await inDialog(page, "Check and draw").click();
  await dialog(page).getByRole("alert").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await dialog(page).getByLabel("Signature").fill(SIGNATURE.toUpperCase());
  await inDialog(page, "Check and draw").click();
  await dialog(page).getByRole("heading", { name: "The draw" }).waitFor();
  await dialog(page).getByText("The public random number").waitFor();
  await page.keyboard.press("Escape");
  await side(page).getByText("verified here, 20 of 20 checks").waitFor();
  expect(complaints.filter((one) => !one.includes("status of 4"))).toEqual([]);
});

it("is taken over by a second officer, who enters what the witnesses said and draws", { timeout: 60_000 }, async () => {
  const test = await contestWorkspace();
  const id = await makeDraft(test, { mode: "offline", witnesses: ["Ada", "Bo"], description: "For the war heroes" });
  await test.client.contests.activate({ id });
  await post(test, id, "commitment");
  const mine = await officerOf(test);
  await mine.go(`/clan/1/contests/${id}`);
  await button(mine.page, "More").click();
  await mine.page.getByRole("menuitem", { name: "Sealed copy…" }).click();
  await dialog(mine.page).getByLabel("Passphrase", { exact: true }).fill("correct horse battery");
  await dialog(mine.page).getByLabel("Passphrase again").fill("correct horse battery");
  const [sealed] = await Promise.all([
    mine.page.waitForEvent("download"),
    inDialog(mine.page, "Save the copy").click(),
  ]);
  await dialog(mine.page).waitFor({ state: "detached" });
  const copy = readFileSync(await sealed.path());

  const other = await openTestWorkspace({ world: test });
  await other.syncAfter(0);
  const { page, complaints, go } = await officerOf(other);
  await go("/clan/1/contests");
  await button(page, "Open a sealed copy…").click();
  await dialog(page)
    .locator("input[type=file]")
    .setInputFiles({ name: "copy.json", mimeType: "application/json", buffer: copy });
  await dialog(page).getByLabel("Passphrase").fill("correct horse battery");
  await inDialog(page, "Take the contest over").click();
  await side(page).getByText("a sealed copy", { exact: true }).waitFor();
  await button(page, "Rules").click();
  await dialog(page).getByText("For the war heroes").waitFor();
  await page.keyboard.press("Escape");

  const [{ id: adopted } = { id }] = await other.client.contests.list({});
  test.clock.set(CONTEST_END + HOUR);
  await other.workspace.contestLoop.runOnce();
  await other.client.contests.lock({ id: adopted });
  await post(other, adopted, "lock");
  await page.reload();
  for (const said of ["heads", "tails\u200b"]) {
    await button(page, "Enter witness…").click();
    await dialog(page).getByLabel("What was said").fill(said);
    await inDialog(page, "Enter it for good").click();
    await dialog(page).waitFor({ state: "detached" });
  }
  // What cannot be seen decides as well, so it is shown.
  await side(page).getByText("U+200B").waitFor();
  await button(page, "Draw…").click();
  await dialog(page).getByText("there is never a second draw").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await inDialog(page, "Draw").click();
  await dialog(page).getByText("What the witnesses said").waitFor();
  await page.keyboard.press("Escape");
  await side(page).getByText("verified here, 20 of 20 checks").waitFor();
  expect(complaints.filter((one) => !one.includes("status of 4"))).toEqual([]);
});
