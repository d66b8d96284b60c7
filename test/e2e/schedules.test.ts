/** Schedules in the window: made by the keyboard alone, wrong ones told beside the field, run, switched off, removed and back. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#test/support/browser.ts";
import { tabTo, untilFocused } from "#test/support/keys.ts";
import { toast } from "#test/support/parts.ts";
import { openScene } from "#test/support/scene.ts";
import { axeFindings, expectNoSidewaysScroll, openWindow, untilTaken } from "#test/support/window.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** A workspace with one clan of eight, and its window on the page of syncing. */
async function openSync(options: Parameters<typeof openWindow>[2] = {}) {
  const scene = await openScene();
  const window = await openWindow(browser, scene.host.address, options);
  await window.page.getByRole("heading", { level: 1 }).waitFor();
  await window.go("/sync");
  await section(window.page).waitFor();
  return { ...scene, ...window };
}

const section = (page: Page) => page.getByRole("region", { name: "Schedules" });
const addButton = (page: Page) => section(page).getByRole("button", { name: "Add a schedule" });
const dialog = (page: Page) => page.getByRole("dialog");
const preview = (page: Page) => dialog(page).getByRole("status", { name: "Next runs" });

/** Chooses from the menu of a schedule. */
async function choose(page: Page, schedule: string, item: string): Promise<void> {
  await section(page)
    .getByRole("button", { name: `More for ${schedule}` })
    .click();
  await page.getByRole("menuitem", { name: item }).click();
}

describe("a schedule", () => {
  it("is made by the keyboard alone, with its next runs seen before it is kept", async () => {
    const { page, complaints, run } = await openSync();
    await section(page).getByText("None. What gets old is checked by itself").waitFor();
    await tabTo(page, addButton(page));
    await page.keyboard.press("Enter");
    await untilFocused(dialog(page).getByLabel("Clan"));
    await tabTo(page, dialog(page).getByLabel("Name"));
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Week in numbers");
    await tabTo(page, dialog(page).getByLabel("When"));
    await page.keyboard.type("Every week");
    await tabTo(page, dialog(page).getByLabel("Day"));
    await page.keyboard.type("Monday");
    await preview(page).getByText("every Monday at 19:00").waitFor();
    expect(await preview(page).getByRole("listitem").count()).toBe(5);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await tabTo(page, dialog(page).getByRole("button", { name: "Add the schedule" }));
    await page.keyboard.press("Enter");
    await dialog(page).waitFor({ state: "detached" });
    await untilFocused(addButton(page));
    await toast(page, "“Week in numbers” runs every Monday at 19:00").waitFor();
    const row = section(page).getByRole("row");
    await row.getByText("0 of 2 runs today").waitFor();
    await row.getByText(/^next /).waitFor();
    expect((await run(["schedules", "list", "--json"])).json()).toMatchObject([
      { name: "Week in numbers", cron: "0 19 * * 1", mostRunsADay: 2, enabled: true },
    ]);
    expect(complaints).toEqual([]);
  });

  it("is refused beside the field while its expression is wrong, and says what the field takes", async () => {
    const { page, complaints } = await openSync();
    await addButton(page).click();
    await dialog(page).getByLabel("When").selectOption("cron");
    const field = dialog(page).getByLabel("Cron expression");
    expect(await field.inputValue()).toBe("0 19 * * *");
    await field.fill("0 25 * * *");
    await dialog(page).getByRole("alert").filter({ hasText: "“25” cannot be the hour." }).waitFor();
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    await dialog(page).getByLabel("Name").fill(" ");
    await dialog(page).getByRole("button", { name: "Add the schedule" }).click();
    await dialog(page).getByRole("alert").filter({ hasText: "Enter a name." }).waitFor();
    await dialog(page).getByLabel("Name").fill("Often");
    await untilRefused(page, "create", () => field.press("Enter"));
    expect(await axeFindings(page)).toEqual([]);

    await field.fill("*/10 * * * *");
    await preview(page).getByText("every 10 minutes").waitFor();
    await preview(page).getByText("oftener than 2 times a day: only the first 2 of each day run").waitFor();
    expect(await dialog(page).getByRole("alert").filter({ hasText: "cannot be" }).count()).toBe(0);
    await dialog(page).getByLabel("Most runs a day").selectOption("1");
    await preview(page).getByText("only the first of each day runs").waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await untilFocused(addButton(page));
    expect(await section(page).getByRole("row").count()).toBe(0);
    // The browser notes each answer that refused.
    expect(complaints.filter((complaint) => !complaint.includes("422"))).toEqual([]);
  });

  it("runs now, is changed, switched off, removed, and each can be taken back", async () => {
    const { page, complaints, run } = await openSync();
    await run(["schedules", "add", "1", "--cron", "0 19 * * *", "--name", "Evening check"]);
    const row = section(page).getByRole("row", { name: /Evening check/ });
    await row.getByText("every day at 19:00").waitFor();
    await choose(page, "Evening check", "Run now");
    await row.getByText("0 of 2 runs today, the last had 8 of 8 members").waitFor();
    await page.getByRole("table").getByTitle("A run of a schedule").first().waitFor();

    await choose(page, "Evening check", "Edit");
    await dialog(page).getByLabel("At").fill("07:30");
    await preview(page).getByText("every day at 07:30").waitFor();
    await untilTaken(page, "schedules/change", () => dialog(page).getByLabel("Name").press("Enter"));
    await row.getByText("every day at 07:30").waitFor();
    await page.getByRole("button", { name: /^Undo/ }).click();
    await row.getByText("every day at 19:00").waitFor();

    await choose(page, "Evening check", "Switch off");
    await row.getByText("switched off").waitFor();
    await choose(page, "Evening check", "Switch on");
    await row.getByText(/next/).waitFor();

    await choose(page, "Evening check", "Remove");
    await row.waitFor({ state: "detached" });
    await untilFocused(addButton(page));
    const removed = page.getByRole("status", { name: "Messages" }).locator("> div", { hasText: "is removed" });
    await removed.getByRole("button", { name: /^Undo/ }).click();
    await row.getByText("every day at 19:00").waitFor();
    expect(complaints).toEqual([]);
  });

  it("is made once by a double click", async () => {
    const { page, complaints, run } = await openSync();
    await addButton(page).click();
    await preview(page).waitFor();
    await dialog(page)
      .getByRole("button", { name: "Add the schedule" })
      .evaluate((button: HTMLButtonElement) => {
        button.click();
        button.click();
      });
    await dialog(page).waitFor({ state: "detached" });
    await section(page).getByRole("row").waitFor();
    expect((await run(["schedules", "list", "--json"])).json()).toHaveLength(1);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await untilTaken(page, "sync/request", () =>
      page.getByRole("button", { name: "Check all clans now" }).last().dblclick(),
    );
    await page.getByRole("heading", { name: "Capacity" }).click();
    expect(asked.filter((url) => url.endsWith("/api/sync/request"))).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it("leads to what is wrong, and says when another window removed it", async () => {
    const { page, complaints, run } = await openSync();
    await run(["schedules", "add", "1", "--cron", "0 19 * * *", "--name", "Evening check"]);
    await section(page).getByRole("button", { name: "Edit Evening check" }).click();
    const field = dialog(page).getByLabel("Name");
    await field.fill(" ");
    await dialog(page).getByRole("button", { name: "Save the schedule" }).press("Enter");
    await untilFocused(field);
    await dialog(page).getByLabel("When").selectOption("cron");
    await dialog(page).getByLabel("Cron expression").fill("0 25 * * *");
    await field.fill("Late check");
    await untilRefused(page, "change", () => field.press("Enter"));
    await untilFocused(dialog(page).getByLabel("Cron expression"));

    await dialog(page).getByLabel("Cron expression").fill("0 20 * * *");
    await run(["schedules", "remove", "1"]);
    await field.press("Enter");
    await toast(page, "“Evening check” was removed elsewhere").waitFor();
    await dialog(page).waitFor({ state: "detached" });
    await untilFocused(addButton(page));
    // The browser notes each answer that refused.
    expect(complaints.filter((complaint) => !/422|404/.test(complaint))).toEqual([]);
  });

  it("never shows runs of another expression than the one in the field", async () => {
    const { page } = await openSync();
    await addButton(page).click();
    await preview(page).getByText("every day at 19:00").waitFor();
    let answer: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route("**/api/schedules/preview", async (route) => {
      await held;
      await route.continue();
    });
    await dialog(page).getByLabel("At").fill("07:30");
    await preview(page).getByText("every day at 19:00").waitFor({ state: "hidden" });
    answer();
    await preview(page).getByText("every day at 07:30").waitFor();
  });

  it.each([
    { theme: "dark", width: 1_280 },
    { theme: "light", width: 400 },
  ] as const)("is whole in $theme at $width, the dialog too", async ({ theme, width }) => {
    const { page, complaints, run } = await openSync({ theme, width });
    const name = "<b>Evening</b> check of everybody who is still awake";
    await run(["schedules", "add", "1", "--cron", "0 19 * * *", "--name", name]);
    await run(["schedules", "add", "1", "--cron", "*/20 * * * *", "--name", "Often", "--off"]);
    await section(page).getByRole("row").nth(1).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await expectNoSidewaysScroll(page);
    await section(page)
      .getByRole("button", { name: `Edit ${name}` })
      .click();
    await preview(page).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
  });
});

/** Does something that the host refuses. */
async function untilRefused(page: Page, procedure: "create" | "change", act: () => Promise<void>): Promise<void> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith(`/api/schedules/${procedure}`)),
    act(),
  ]);
  expect(answer.status()).toBe(422);
}
