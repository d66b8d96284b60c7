/** The page of syncing: what is sent and what comes of it, live; the planner; what was given up. */
import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { loadAssets } from "#main/hosts/assets.ts";
import type { Role } from "#shared/game.ts";
import { MINUTE } from "#shared/time.ts";
import { launchChromium } from "#test/support/browser.ts";
import { untilFocused } from "#test/support/keys.ts";
import { toast } from "#test/support/parts.ts";
import { serveOverHttp, tokenOf } from "#test/support/transports.ts";
import {
  axeFindings,
  expectNoSidewaysScroll,
  openWindow,
  untilTaken,
  type WindowOptions,
} from "#test/support/window.ts";
import { openTestWorkspace, type TestWorkspace } from "#test/support/workspace.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

interface SyncOptions extends WindowOptions {
  readonly role?: Role;
  readonly prepare?: (test: TestWorkspace) => void;
}

async function openSync({ role = "leader", prepare, ...options }: SyncOptions = {}) {
  const test = await openTestWorkspace({ members: 6, limits: "60/1m 10/1s" });
  await test.syncAfter(0);
  prepare?.(test);
  const server = await serveOverHttp(test.workspace, loadAssets(resolve("out", "renderer")));
  onTestFinished(() => server.close());
  const window = await openWindow(browser, `http://127.0.0.1:${server.port}/#t=${tokenOf(role)}`, options);
  await window.go("/sync");
  await window.page.getByRole("heading", { name: "Capacity" }).waitFor();
  return { test, ...window };
}

const HOSTILE = "<img src=x onerror=\"document.title='taken'\">\n\u202e<script>document.title = 'taken'</script>\u0007";

/** Gives two members up, the first with an answer that means harm. */
function giveUp(test: TestWorkspace): void {
  const { $client } = test.workspace.database.reader;
  const dead = $client.prepare(
    `update resources set state = 'dead', attempts = 8, last_outcome = 'malformed', last_status = 502,
       last_detail = 'The answer is no JSON.', failing_since = ?, last_answer = ?
     where id = (select min(id) from resources where kind = 'player' and state <> 'dead')`,
  );
  for (const answer of [HOSTILE, null]) dead.run(test.clock.now() - 90 * MINUTE, answer);
}

/** Fills the day of the lane: an hour at 30 of 60, a gap, and the last minutes. */
function fillDay(test: TestWorkspace): void {
  const insert = test.workspace.database.reader.$client.prepare(
    "insert or replace into lane_minutes (upstream, at, sent, allowed, held_ms, sent_held) values ('supercell', ?, 30, 60, 0, 0)",
  );
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  for (let minute = 1; minute <= 120; minute += 1) if (minute < 20 || minute > 60) insert.run(now - minute * MINUTE);
}

const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

describe("the page of syncing", () => {
  it("follows what is sent, without a reload", async () => {
    const { test, page, complaints } = await openSync();
    const lane = card(page, "Clash of Clans");
    await lane.getByText("8 of 60").waitFor();
    await lane.getByText("Key 1 works, 8 in the last minute").waitFor();
    await test.syncAfter(MINUTE);
    await lane.getByText("16 of 60").waitFor();
    expect(complaints).toEqual([]);
  });

  it("warns in words from 90 % of the limit on", async () => {
    const { page } = await openSync({
      prepare: (test) => {
        test.workspace.database.reader.$client
          .prepare("update resources set max_age_ms = 8000, good_until = last_checked_at")
          .run();
      },
    });
    await card(page, "Clash of Clans").getByText("The planned checks need 100 % of the limit").waitFor();
  });

  it("shows the day of a lane with its gap, to the eye, by the arrow keys and as a table", async () => {
    const { page, complaints } = await openSync({ prepare: fillDay });
    const chart = page.getByRole("slider", { name: /^Day of Clash of Clans/ });
    await chart.waitFor();
    expect(await chart.getAttribute("aria-label")).toMatch(
      /most \d+\u00a0% of the limit.*nothing ran for 2[23](\.\d)? h/,
    );
    await chart.focus();
    await page.keyboard.press("Home");
    expect(await chart.getAttribute("aria-valuetext")).toMatch(/^\d\d:\d\d: nothing ran$/);
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    expect(await chart.getAttribute("aria-valuetext")).toMatch(/requests, 5\d\u00a0% of the limit$/);
    await page.getByRole("button", { name: "Day of Clash of Clans as a table" }).press("Enter");
    const table = page.getByRole("region", { name: "Day of Clash of Clans as a table" });
    expect(await table.getByText("nothing ran").count()).toBeGreaterThan(20);
    await page.getByRole("button", { name: "Day of Clash of Clans as a chart" }).press("Enter");
    await chart.waitFor();
    expect(complaints).toEqual([]);
  });

  it("says what requests were good for, and how old the data is", async () => {
    const { page } = await openSync();
    const effect = card(page, "Effectiveness");
    await effect.getByText("% of the requests found a change").waitFor();
    const member = page.getByRole("table", { name: "Requests by kind" }).getByRole("row", { name: /^member/ });
    expect(await member.getByRole("cell").allTextContents()).toEqual(["6", "100\u00a0%", "0", "0\u00a0%"]);
    await page
      .getByRole("table", { name: "Age of the data" })
      .getByRole("row", { name: /^member/ })
      .waitFor();
    await effect.getByText("7 d").press("Enter");
    await effect.getByText("% of the requests found a change").waitFor();
  });

  it("answers what-ifs as they are typed, by the keyboard alone", async () => {
    const { page, complaints } = await openSync();
    const planner = page.getByRole("region", { name: "What if" });
    await planner.getByText(/^10 clans of 6 members need/).waitFor();
    const clans = planner.getByRole("textbox", { name: "Clans" });
    await clans.focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("400");
    await page.keyboard.press("Tab");
    await page.keyboard.type("50");
    await planner.getByText(/^400 clans of 50 members need/).waitFor();
    await planner.getByText("More is planned than the limit allows").waitFor();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.type("none");
    await planner.getByRole("alert").filter({ hasText: "1 to 500" }).waitFor();
    expect(await planner.getByText(/clans of 50 members need/).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe("what was given up", () => {
  it("shows its last answer as text and nothing else", async () => {
    const { page, complaints } = await openSync({ prepare: giveUp });
    const [answer, none] = [
      page.getByRole("button", { name: /^Answer for/ }).nth(0),
      page.getByRole("button", { name: /^Answer for/ }).nth(1),
    ];
    const shown = page.getByRole("region", { name: /^Last answer for/ });
    const nothing = page.getByText("Nothing of an answer is kept.");
    for (const button of [answer, none]) {
      await button.press("Enter");
      expect(await button.getAttribute("aria-expanded")).toBe("true");
      await shown.or(nothing).waitFor();
      await page.getByText("status 502, 8 attempts").waitFor();
      if ((await shown.count()) === 0) continue;
      const text = await shown.innerText();
      expect(text).toBe("<img src=x onerror=\"document.title='taken'\">\n<script>document.title = 'taken'</script>");
    }
    expect(await page.title()).not.toContain("taken");
    expect(complaints).toEqual([]);
  });

  it("is tried again by hand: one, and then all", async () => {
    const { test, page } = await openSync({ prepare: giveUp });
    await untilTaken(page, "queue/retry", () =>
      page
        .getByRole("button", { name: /^Retry / })
        .nth(1)
        .press("Enter"),
    );
    await toast(page, "1 is asked for again").waitFor();
    await untilTaken(page, "queue/retry", () => page.getByRole("button", { name: "Retry all 1" }).press("Enter"));
    await page.getByText("Nothing: whatever failed is still tried by itself.").waitFor();
    expect(await test.client.queue.dead()).toEqual([]);
  });

  it("keeps the place of the keyboard while rows go", async () => {
    const { page } = await openSync({ prepare: giveUp });
    const retries = page.getByRole("button", { name: /^Retry / }).and(page.locator("td *"));
    const [one, other] = [retries.nth(0), retries.nth(1)];
    const name = (await other.getAttribute("aria-label")) ?? "";
    await one.press("Enter");
    await expect.poll(() => retries.count()).toBe(1);
    await untilFocused(page.getByRole("button", { name, exact: true }));
    await page.keyboard.press("Enter");
    await untilFocused(page.getByRole("heading", { name: "Given up" }));
    const dismiss = page.getByRole("button", { name: "Dismiss" });
    await dismiss.first().press("Enter");
    await untilFocused(page.getByRole("heading", { name: "Given up" }));
    const checkAll = page.getByRole("button", { name: "Check all clans now" });
    await untilTaken(page, "sync/request", () => checkAll.press("Enter"));
    await untilFocused(checkAll);
  });

  it("has the same columns with an answer open on a phone", async () => {
    const { page } = await openSync({ prepare: giveUp, width: 400 });
    const cells = page.getByRole("region", { name: "Given up" }).getByRole("row").first().getByRole("cell");
    const widths = () => cells.evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().width));
    await cells.first().waitFor();
    const before = await widths();
    await page
      .getByRole("button", { name: /^Answer for/ })
      .first()
      .click();
    await page.getByText("status 502, 8 attempts").waitFor();
    expect(await widths()).toEqual(before);
  });

  it("shows no answer to who may not look at it", async () => {
    const { page } = await openSync({ prepare: giveUp, role: "member" });
    await page.getByText("unreadable answer 8 times").first().waitFor();
    expect(await page.getByRole("button", { name: /^(Answer for|Retry)/ }).count()).toBe(0);
  });
});

it.each([
  ["dark", 1_280],
  ["light", 400],
] as const)("is without findings in %s at %i, with a table and an answer open", async (theme, width) => {
  const { page } = await openSync({
    theme,
    width,
    prepare(test) {
      giveUp(test);
      fillDay(test);
    },
  });
  await page
    .getByRole("button", { name: /^Answer for/ })
    .first()
    .click();
  await page.getByText("status 502, 8 attempts").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Day of Clash of Clans as a table" }).click();
  expect(await axeFindings(page)).toEqual([]);
  await expectNoSidewaysScroll(page);
});
