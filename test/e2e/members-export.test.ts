/** Members for a spreadsheet. */
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#test/support/browser.ts";
import { toast } from "#test/support/parts.ts";
import { openScene } from "#test/support/scene.ts";
import { axeFindings, openWindow } from "#test/support/window.ts";
import { first } from "#test/support/workspace.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe("what is taken out", () => {
  it("are the chosen members, and no name of them runs in a spreadsheet", async () => {
    const { host, world, run } = await openScene();
    const clan = first(world.clashOfClans.clans);
    const [adder, caller, quoter] = clan.members;
    if (adder === undefined || caller === undefined || quoter === undefined) throw new Error("The clan is too small.");
    world.clashOfClans.commands.rename(adder.tag, "=1+1");
    world.clashOfClans.commands.rename(caller.tag, "@SUM(A1)");
    world.clashOfClans.commands.rename(quoter.tag, 'Ann, "Q"');
    await run(["sync", "--wait"]);
    const { page, go, complaints } = await openWindow(browser, host.address, {
      context: { permissions: ["clipboard-read", "clipboard-write"] },
    });
    await go("/clan/1/members");
    for (const name of ["=1+1", "@SUM(A1)", 'Ann, "Q"']) await page.getByLabel(`Select ${name}`).click();
    const bar = page.getByRole("toolbar", { name: "3 selected" });
    await bar.waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await bar.getByRole("button", { name: "Copy" }).click();
    await toast(page, "3 members copied").waitFor();
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
    expect(copied).toHaveLength(4);
    expect(first(copied)).toMatch(/^Name\tTag\tRole\tTown hall/);
    const cells = copied.slice(1).map((line) => line.split("\t").slice(0, 2));
    expect(cells).toEqual(
      expect.arrayContaining([
        ["'=1+1", adder.tag],
        ["'@SUM(A1)", caller.tag],
        ['Ann, "Q"', quoter.tag],
      ]),
    );

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      bar.getByRole("button", { name: "Save as CSV" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    const csv = readFileSync(await download.path(), "utf8").split("\r\n");
    expect(first(csv)).toMatch(/^Name,Tag,Role,/);
    for (const line of [`'=1+1,${adder.tag},`, `'@SUM(A1),${caller.tag},`, `"Ann, ""Q""",${quoter.tag},`]) {
      expect(csv.filter((one) => one.startsWith(line))).toHaveLength(1);
    }
    expect(csv).toHaveLength(5);

    await bar.getByRole("button", { name: "Clear selection" }).click();
    await bar.waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
  });
});
