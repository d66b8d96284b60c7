/** Every fault of the game's server, as an officer sees it: what it is, what is still known, and that it passes. */
import { resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Fault } from "#demo/servers/faults.ts";
import { loadAssets } from "#main/hosts/assets.ts";
import { MINUTE } from "#shared/time.ts";
import { launchChromium } from "#test/support/browser.ts";
import { serveOverHttp, tokenOf } from "#test/support/transports.ts";
import { axeFindings, openWindow } from "#test/support/window.ts";
import { first, openTestWorkspace } from "#test/support/workspace.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** `clan`: above the clan's members. `lane`: on the page of syncing. */
const FAULTS: readonly (readonly [situation: string, fault: Fault, clan: RegExp, lane: RegExp])[] = [
  ["429", { kind: "throttled", retryAfter: "2" }, /Clash of Clans asked to wait/, /asked to wait|waiting/i],
  ["503 as JSON", { kind: "maintenance", as: "json" }, /Clash of Clans is in maintenance/, /maintenance/],
  ["503 as a page", { kind: "maintenance", as: "html" }, /Clash of Clans is in maintenance/, /maintenance/],
  [
    "403 another address",
    { kind: "invalid-address", address: "203.0.113.7" },
    /key was refused.*203\.0\.113\.7/,
    /key/,
  ],
  ["no answer in time", { kind: "no-answer" }, /does not answer/, /does not answer|offline|no answer/i],
  [
    "drops",
    { kind: "slow-drip", pieceBytes: 8, everyMs: 100 },
    /does not answer/,
    /does not answer|offline|no answer/i,
  ],
  ["half a body", { kind: "half-body" }, /cannot be read/, /failed/i],
  ["another type", { kind: "wrong-type" }, /cannot be read/, /failed/i],
];

/** A window on a clan in whose world something has happened since it was checked last. */
async function openKnownClan() {
  const test = await openTestWorkspace({ members: 4, mode: "all", workspace: { requestTimeoutMs: 400 } });
  await test.syncAfter(0);
  const giver = first(first(test.world.clashOfClans.clans).members.filter((member) => member.role !== "leader"));
  test.world.clashOfClans.commands.donate(giver.tag, 15);
  const server = await serveOverHttp(test.workspace, loadAssets(resolve("out", "renderer")));
  onTestFinished(() => server.close());
  const window = await openWindow(browser, `http://127.0.0.1:${server.port}/#t=${tokenOf("leader")}`);
  await window.go(`/clan/${first(test.clans)}/members`);
  await window.page.getByRole("row").nth(4).waitFor();
  return { test, window };
}

describe("a fault of the game's server on the screen", () => {
  it.each(FAULTS)("%s", async (_situation, fault, clanWords, laneWords) => {
    const { test, window } = await openKnownClan();
    const { page, go, complaints } = window;
    const rows = await page.getByRole("row").count();
    const stop = test.server.faults.add(fault, {});
    await test.syncAfter(40 * MINUTE);

    await page.getByText(clanWords).first().waitFor();
    expect(await page.getByRole("row").count()).toBe(rows);
    expect(await axeFindings(page)).toEqual([]);
    await go("/clans");
    await page
      .getByRole("main")
      .getByText(/Failing since|maintenance|asked to wait|overdue|refused|no answer|unreadable/i)
      .first()
      .waitFor();
    await go("/sync");
    await page.getByRole("main").getByText(laneWords).first().waitFor();

    stop();
    // Without a reload and without a hand: the donation is told, and the trouble is gone.
    if (fault.kind === "invalid-address") await test.client.keys.test({ game: "clash-of-clans" });
    await go(`/clan/${first(test.clans)}/feed`);
    await page.getByText("donated 15").waitFor();
    await go(`/clan/${first(test.clans)}/members`);
    await page.getByText(clanWords).first().waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
    expect(test.defects).toEqual([]);
  });
});
