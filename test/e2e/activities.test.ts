/** What a clan played: the latest, its reports, the list by keyboard, news that came late, and what is said in trouble. */
import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { NO_LAGS } from "#demo/servers/destiny2/lags.ts";
import { startDestiny2Server } from "#demo/servers/destiny2.ts";
import { realTime } from "#demo/servers/real-time.ts";
import { plainDestiny2Clans } from "#demo/world/destiny2.ts";
import { createWorld } from "#demo/world/world.ts";
import { loadAssets } from "#main/hosts/assets.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { launchChromium } from "#test/support/browser.ts";
import { serveOverHttp, tokenOf } from "#test/support/transports.ts";
import { axeFindings, openWindow } from "#test/support/window.ts";
import { first, KEY, openTestWorkspace, START } from "#test/support/workspace.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** A clan of six whose members do what they are told, and a window on it. */
async function openClan() {
  const test = await openTestWorkspace({ isBare: true, clans: 0, mode: "all" });
  const world = createWorld({ isStill: true, startAt: START, destiny2: { clans: plainDestiny2Clans(1, 6) } });
  const server = await startDestiny2Server({
    world,
    clock: test.clock,
    realTime,
    keys: [{ id: "test", token: KEY }],
    lags: NO_LAGS,
  });
  onTestFinished(() => server.close());
  await test.client.settings.set({ key: "games.destiny2.baseUrl", value: server.baseUrl });
  await test.client.settings.set({ key: "games.destiny2.bungie.limits", value: "2000/1s" });
  await test.client.keys.set({ game: "destiny2", keys: [KEY] });
  const { commands, clans } = world.destiny2;
  const members = first(clans).stays.map(({ player }) => player);
  const { id: clan } = await test.client.clans.add({ game: "destiny2", ref: first(clans).id });

  function pass(ms: number): void {
    test.clock.advance(ms);
    world.advanceTo(test.clock.now());
  }
  /** Plays an activity through and says what its report is called by. */
  function play(who: readonly number[], activity: string, ms: number, isCompleted = true, guests = 0): string {
    const run = commands.startActivity(
      who.map((place) => members[place]?.membershipId ?? ""),
      activity,
      { guests },
    );
    pass(ms);
    const instance = commands.finishActivity(run, { isCompleted });
    for (const place of who) commands.goOffline(members[place]?.membershipId ?? "");
    return instance;
  }
  const known = (instance: string) =>
    test.until(async () => {
      const { activities } = await test.client.activities.list({ clan });
      return activities.find((one) => one.instance === instance && ["complete", "final"].includes(one.report));
    });
  const host = await serveOverHttp(test.workspace, loadAssets(resolve("out", "renderer")));
  onTestFinished(() => host.close());
  const window = await openWindow(browser, `http://127.0.0.1:${host.port}/#t=${tokenOf("leader")}`);
  return { test, server, clan, pass, play, known, ...window };
}

const list = (page: Page) => page.getByRole("region", { name: "Activities", exact: true });
const rows = (page: Page) => list(page).locator("a[data-roving]");
const latest = (page: Page) => page.getByRole("region", { name: "Latest activities" }).getByRole("link");

it("shows what a clan played, each once, with its report on a click and by keyboard alone", async () => {
  const { test, server, clan, pass, play, known, page, go, complaints } = await openClan();
  await test.syncAfter(0, clan);
  await go(`/clan/${clan}/activities`);
  await page.getByRole("heading", { name: "No activity was seen yet" }).waitFor();

  pass(10 * MINUTE);
  const raid = play([0, 1, 2], "Vault of Glass", 40 * MINUTE, true, 2);
  pass(2 * MINUTE);
  await test.syncAfter(MINUTE, clan);
  await known(raid);
  const dungeon = play([3, 4], "Warlord's Ruin", 30 * MINUTE);
  await test.syncAfter(2 * MINUTE, clan);
  await known(dungeon);

  // Six members, two instances: each stands once, in the cards and in the list.
  await latest(page).nth(1).waitFor();
  await rows(page).nth(1).waitFor();
  expect([await latest(page).count(), await rows(page).count()]).toEqual([2, 2]);
  await latest(page).nth(1).click();
  const report = page.getByRole("complementary", { name: "Vault of Glass, report" });
  await report.getByText("3 of 5, 60").waitFor();
  expect(await report.getByRole("table").getByRole("link").count()).toBe(3);
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await axeFindings(page)).toEqual([]);

  // By keyboard: a filter, a row, its report, and back to the row.
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByLabel("Kind of activity").focus();
  await page.keyboard.type("Raid");
  await rows(page).nth(1).waitFor({ state: "detached" });
  await page.getByLabel("Kind of activity").selectOption("");
  await rows(page).nth(1).waitFor();
  await rows(page).first().focus();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await report.waitFor();
  await page.keyboard.press("Escape");
  await report.waitFor({ state: "detached" });
  expect(
    await rows(page)
      .nth(1)
      .evaluate((row) => row === document.activeElement),
  ).toBe(true);

  // What nobody matches is said, with the way out.
  await page.getByRole("button", { name: "Cleared", exact: true }).click();
  await page.getByLabel("Members of the clan in it").selectOption("6");
  await page.getByRole("heading", { name: "No activity matches" }).waitFor();
  await page.getByText("cleared, 6 or more of the clan").waitFor();
  await list(page).getByRole("button", { name: "Clear the filter" }).click();
  await rows(page).nth(1).waitFor();

  // Noticed hours after it happened: news of the past, and marked so.
  const late = play([5], "Duality", 20 * MINUTE);
  await test.syncAfter(5 * HOUR, clan);
  await known(late);
  await go(`/clan/${clan}/feed`);
  const told = page.getByRole("link").filter({ hasText: "Cleared Duality" }).first();
  await told.getByText("noticed 5 h later").waitFor();
  await page.getByRole("link").filter({ hasText: "Cleared Vault of Glass" }).first().click();
  await report.waitFor();
  await report.getByRole("link").first().click();
  await page.waitForURL(new RegExp(`/clan/${clan}/feed/member/`));

  // The servers are down: what was known stays, and it is said why nothing new comes.
  const stop = server.faults.add({ kind: "maintenance", as: "html" }, {});
  await test.syncAfter(40 * MINUTE, clan);
  await go(`/clan/${clan}/activities`);
  await page
    .getByText(/Destiny 2 is in maintenance/)
    .first()
    .waitFor();
  await rows(page).nth(2).waitFor();
  stop();
  expect(complaints).toEqual([]);
});
