/** The table of members: its columns, what it is sorted and filtered by, and the panel beside it. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#test/support/browser.ts";
import { memberGrid, memberRows } from "#test/support/parts.ts";
import { openScene } from "#test/support/scene.ts";
import { axeFindings, openWindow, untilTaken } from "#test/support/window.ts";
import { first } from "#test/support/workspace.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const rowOf = (page: Page, name: string) =>
  memberRows(page).filter({ has: page.getByRole("link", { name, exact: true }) });
const head = (page: Page, name: string) => memberGrid(page).getByRole("columnheader", { name, exact: true });
const namesShown = (page: Page) => memberRows(page).getByRole("rowheader").getByRole("link").allTextContents();

/** A clan whose members have 1 000, 1 100, 1 200 … trophies, in the order of their names' places. */
async function openMembers(members = 8) {
  const scene = await openScene({ members });
  const { commands, clans } = scene.world.clashOfClans;
  const clan = first(clans);
  for (const [place, member] of clan.members.entries()) commands.setTrophies(member.tag, 1_000 + 100 * place);
  await scene.run(["sync", "--wait"]);
  const window = await openWindow(browser, scene.host.address, {
    width: 1_600,
  });
  await window.go("/clan/1/members");
  await memberRows(window.page)
    .nth(members - 1)
    .waitFor();
  return { ...scene, ...window, clan };
}

describe("the columns", () => {
  it("are chosen, kept after a reload, and put back to the standard", async () => {
    const { page, complaints } = await openMembers();
    await head(page, "Ratio").waitFor();
    await page.getByRole("button", { name: "Columns" }).click();
    const chooser = page.getByRole("dialog", { name: "Columns" });
    await chooser.getByLabel("War stars, stars").click();
    await head(page, "War stars").waitFor();
    const ratio = chooser.getByRole("checkbox", { name: "Donated for each received" });
    await untilTaken(page, "preferences/set", () => ratio.click());
    await head(page, "Ratio").waitFor({ state: "detached" });
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");

    await page.reload();
    await head(page, "War stars").waitFor();
    expect(await head(page, "Ratio").count()).toBe(0);
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("button", { name: "Standard columns" }).click();
    await head(page, "Ratio").waitFor();
    expect(await head(page, "War stars").count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe("the order", () => {
  it("follows a column, most first, and turns round", async () => {
    const { page, complaints, clan } = await openMembers();
    const rising = clan.members.map((member) => member.name);
    await head(page, "Trophies").getByRole("button").click();
    await memberGrid(page)
      .getByRole("columnheader", { name: "Trophies" })
      .and(page.locator("[aria-sort=descending]"))
      .waitFor();
    expect(await namesShown(page)).toEqual(rising.toReversed());
    await head(page, "Trophies").getByRole("button").click();
    await memberGrid(page)
      .getByRole("columnheader", { name: "Trophies" })
      .and(page.locator("[aria-sort=ascending]"))
      .waitFor();
    expect(await namesShown(page)).toEqual(rising);
    expect(complaints).toEqual([]);
  });
});

describe("the filter", () => {
  it("shows the bottom 15 by any column", async () => {
    const { page, complaints, clan } = await openMembers(20);
    await page.getByRole("button", { name: "Bottom or top" }).click();
    await page.getByLabel("By column").selectOption("trophies");
    await page.getByRole("button", { name: "Show the bottom 15" }).click();
    await page.getByText("15 of 20 members").waitFor();
    expect(await namesShown(page)).toEqual(clan.members.slice(0, 15).map((member) => member.name));
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Take away: Bottom 15 by trophies" }).click();
    await memberRows(page).nth(19).waitFor();
    expect(complaints).toEqual([]);
  });

  it("shows who has one of the chosen roles", async () => {
    const { page, complaints, clan } = await openMembers(20);
    const named = (...roles: string[]) =>
      clan.members
        .filter((member) => roles.includes(member.role))
        .map((member) => member.name)
        .sort();
    await page.getByRole("button", { name: "Role" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Elder" }).click();
    await page.getByRole("button", { name: "Elder" }).waitFor();
    expect((await namesShown(page)).sort()).toEqual(named("admin"));
    await page.getByRole("menuitemcheckbox", { name: "Leader", exact: true }).click();
    await page.getByRole("button", { name: "Leader or Elder" }).waitFor();
    expect((await namesShown(page)).sort()).toEqual(named("admin", "leader"));
    expect(named("admin").length).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  it("says what hides everybody, and is cleared and brought back", async () => {
    const { page, complaints } = await openMembers();
    await page.getByLabel("Filter members").fill("zzzz");
    await page.getByText("“zzzz” hides all 8 members.").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Clear the filter" }).click();
    await memberRows(page).nth(7).waitFor();
    await page.getByRole("button", { name: /^Undo/ }).click();
    await page.getByText("No member matches").waitFor();
    expect(complaints).toEqual([]);
  });
});

describe("values", () => {
  it("of a member stand as a drawing and as a table", async () => {
    const { page, complaints, clan, world, run } = await openMembers();
    const member = first(clan.members);
    world.clashOfClans.commands.donate(member.tag, 40);
    await run(["sync", "--wait"]);
    await memberRows(page).getByRole("link", { name: member.name, exact: true }).click();
    const gains = page.getByRole("region", { name: "Gains" });
    await gains.getByLabel("Metric").selectOption("donations");
    await gains.getByRole("button", { name: "table" }).click();
    const table = gains.getByRole("region", { name: "Donated as a table" });
    await table.getByRole("cell", { name: "+40" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await gains.getByRole("button", { name: "chart" }).click();
    await gains.getByRole("slider", { name: /^Donated, / }).waitFor();
    expect(await table.count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("that are unknown do not look like zero", async () => {
    const { page, complaints, clan, world, server } = await openMembers();
    const newcomer = world.clashOfClans.commands.join(clan.tag);
    const name = world.clashOfClans.player(newcomer)?.name ?? "";
    // What the clan tells of somebody new is known, what only the player's own answer tells is not.
    server.faults.add({ kind: "unknown-exception" }, { paths: `/players/${newcomer}` });
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByLabel("War stars, stars").click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Check now" }).click();
    const row = rowOf(page, name);
    await row.waitFor();
    const cellOf = async (column: string) => {
      const heads = await memberGrid(page).getByRole("columnheader").allTextContents();
      return row.locator("th, td").nth(heads.indexOf(column));
    };
    const unknown = await cellOf("War stars");
    const zero = await cellOf("Donated");
    expect(await unknown.textContent()).toBe("–");
    expect(await unknown.locator("[title]").getAttribute("title")).toBe("Not known: the game has not told it");
    expect(await zero.textContent()).toBe("0");
    expect(complaints).toEqual([]);
  });
});
