/** What happens in the game comes to the screen by itself, and nothing is lost where the window or the host goes away. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { HOSTILE_NAMES } from "#demo/world/names.ts";
import { plainText } from "#shared/plain-text.ts";
import { launchChromium } from "#test/support/browser.ts";
import { startHost } from "#test/support/cli.ts";
import { openScene } from "#test/support/scene.ts";
import { axeFindings, openWindow } from "#test/support/window.ts";
import { first } from "#test/support/workspace.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe("a window that stays open", () => {
  it("shows a donation, a newcomer and a war in the feed, in the list and above it, without a reload", async () => {
    const scene = await openScene({ members: 8 });
    const { commands, clans } = scene.world.clashOfClans;
    const clan = first(clans);
    const giver = first(clan.members);
    const one = await openWindow(browser, scene.host.address);
    const two = await openWindow(browser, scene.host.address, { theme: "light" });
    await one.go("/clan/1/feed");
    await two.go("/clan/1/members");
    await two.page.getByRole("main").getByText("8 members").waitFor();

    commands.donate(giver.tag, 25);
    const newcomer = scene.world.clashOfClans.player(commands.join(clan.tag));
    commands.startWar(clan.tag, { state: "inWar", teamSize: 5 });
    await scene.run(["sync", "--wait"]);
    await one.page.getByText("donated 25").waitFor();
    await one.page.getByText("joined the clan").first().waitFor();
    await two.page.getByRole("main").getByText("9 members").waitFor();
    await two.page
      .getByText(plainText(newcomer?.name ?? ""))
      .first()
      .waitFor();
    const timer = two.page.getByRole("region", { name: "War that runs" }).locator("time").first();
    const before = await timer.textContent();
    await expect.poll(() => timer.textContent(), { timeout: 5_000 }).not.toBe(before);

    commands.attack(clan.tag);
    await scene.run(["sync", "--wait"]);
    await one.page
      .getByText(/attacked/)
      .first()
      .waitFor();
    expect([...one.complaints, ...two.complaints]).toEqual([]);
  });

  it("says that the host is gone, and goes on by itself where it left off when the host is back", async () => {
    const scene = await openScene({ members: 6 });
    const giver = first(first(scene.world.clashOfClans.clans).members);
    const { page, go } = await openWindow(browser, scene.host.address);
    await go("/clan/1/feed");
    await page.getByRole("heading", { level: 1 }).waitFor();
    scene.world.clashOfClans.commands.donate(giver.tag, 11);
    await scene.run(["sync", "--wait"]);
    await page.getByText("donated 11").waitFor();

    scene.host.child.kill("SIGKILL");
    await page.getByText("Connection to Adjutant lost").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    scene.world.clashOfClans.commands.donate(giver.tag, 12);
    await scene.run(["sync", "--wait"]);
    const port = new URL(scene.host.address).port;
    const again = await startHost(["serve", "--port", port], { dataDir: scene.dataDir });
    onTestFinished(() => again.stop());
    await page.getByText("donated 12").waitFor();
    await page.getByText("Connection to Adjutant lost").waitFor({ state: "detached" });
    expect(await page.getByText("donated 11").count()).toBe(1);
    expect(await page.getByText("donated 12").count()).toBe(1);
  });

  it("shows hostile names as what they are, everywhere", async () => {
    const scene = await openScene({ members: HOSTILE_NAMES.length });
    const { commands, clans } = scene.world.clashOfClans;
    const clan = first(clans);
    for (const [index, name] of HOSTILE_NAMES.entries()) commands.rename(clan.members[index]?.tag ?? "", name);
    commands.startWar(clan.tag, { state: "inWar", teamSize: 10 });
    await scene.run(["sync", "--wait"]);
    const { page, go, complaints } = await openWindow(browser, scene.host.address);
    page.on("dialog", (dialog) => expect.fail(`A dialog opened: ${dialog.message()}`));
    for (const path of ["/clan/1/members", "/clan/1/wars", "/clan/1/feed", "/clans", "/sync"]) {
      await go(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    }
    await go("/clan/1/members");
    for (const name of HOSTILE_NAMES) await page.getByText(plainText(name), { exact: true }).first().waitFor();
    expect(await page.locator("main img, main b:text-is('bold')").count()).toBe(0);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("img src");
    await page.getByRole("option").first().waitFor();
    expect(complaints).toEqual([]);
  });
});
