/** What can be set: it holds, it can be undone, and what is wrong is said where it was entered. */
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#test/support/browser.ts";
import { untilFocused } from "#test/support/keys.ts";
import { rail, toast } from "#test/support/parts.ts";
import { openScene, serve, temporaryWorkspace } from "#test/support/scene.ts";
import { axeFindings, openWindow, untilTaken } from "#test/support/window.ts";
import { first } from "#test/support/workspace.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** A workspace with one clan, and its window on a section of the settings. */
async function openSettings(section: string) {
  const scene = await openScene();
  const window = await openWindow(browser, scene.host.address);
  await rail(window.page).getByRole("link", { name: "Settings" }).click();
  await window.go(`/settings/${section}`);
  return { ...scene, ...window, clan: first(scene.world.clashOfClans.clans) };
}

/** What a screen reader says of a field beside its name. */
function descriptionOf(field: Locator): Promise<string> {
  return field.evaluate((element) =>
    (element.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" "),
  );
}

describe("the appearance", () => {
  it("holds after a reload and is right on the first paint", async () => {
    const { address } = await serve(temporaryWorkspace());
    const { page, go, complaints } = await openWindow(browser, address, { theme: "dark" });
    await page.getByRole("button", { name: "Skip, show me the empty app" }).click();
    await go("/settings/appearance");
    for (const name of ["Light", "Compact"]) {
      await untilTaken(page, "preferences/set", () => page.getByRole("button", { name, exact: true }).click());
    }
    // The page as it is served, before any script of it ran.
    const html = await (await page.request.get(page.url().replace(/#.*/, ""))).text();
    expect(/<html[^>]*>/.exec(html)?.[0]).toMatch(/data-theme="light" data-density="compact"/);
    await page.reload();
    await page.getByRole("button", { name: "Light", exact: true, pressed: true }).waitFor();
    await page.getByRole("button", { name: "Compact", pressed: true }).waitFor();
    expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toMatchObject({
      theme: "light",
      density: "compact",
    });
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("takes keys of one letter away, and those alone", async () => {
    const { page, complaints, clan } = await openSettings("appearance");
    await untilTaken(page, "preferences/set", () => page.getByLabel(/^Keys of one letter/).uncheck());
    await page.reload();
    await rail(page).getByRole("link", { name: clan.name }).click();
    const filter = page.getByLabel("Filter members");
    await filter.waitFor();
    await page.keyboard.press("?");
    await page.keyboard.press("/");
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Search, go to, do" }).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(1);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await filter.evaluate((element) => element === document.activeElement)).toBe(false);
    expect(complaints).toEqual([]);
  });
});

describe("what is entered wrongly", () => {
  it.each([
    {
      section: "clans",
      label: "Time zone",
      typed: "Mars/Olympus",
      said: "“Mars/Olympus” is no time zone.",
    },
    {
      section: "servers",
      label: "Address of the Clash of Clans API, for a proxy or a test server.",
      typed: "somewhere else",
      said: "This takes an address that begins with https:// or http://.",
    },
    {
      section: "servers",
      label: /^Requests that may be sent to Clash of Clans/,
      typed: "as many as possible",
      said: "This takes requests per span",
    },
  ])("is said beside its field and changes nothing: $typed", async ({ section, label, typed, said }) => {
    const { page, complaints } = await openSettings(section);
    const field = page.getByLabel(label);
    const before = await field.inputValue();
    await field.fill(typed);
    await field.press("Enter");
    await page.getByRole("alert").filter({ hasText: said }).waitFor();
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(await descriptionOf(field)).toContain(said);
    expect(await axeFindings(page)).toEqual([]);
    await page.reload();
    await field.waitFor();
    expect(await field.inputValue()).toBe(before);
    // The browser notes the answer that refused it.
    expect(complaints).toEqual([expect.stringContaining("422")]);
  });
});

describe("the time zone of a clan", () => {
  it("stays as it was typed where it is none, and the field keeps the focus either way", async () => {
    const { page, complaints, run } = await openSettings("clans");
    const field = page.getByLabel("Time zone");
    const refusal = page.getByRole("alert").filter({ hasText: "is no time zone." });
    await field.fill("Mars/Olympus");
    await field.press("Enter");
    await refusal.waitFor();
    expect(await field.inputValue()).toBe("Mars/Olympus");
    await untilFocused(field);

    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("Asia/Tokyo");
    await refusal.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await toast(page, "is in Asia/Tokyo").waitFor();
    await page.getByRole("button", { name: "Save", exact: true }).waitFor({ state: "detached" });
    expect(await field.inputValue()).toBe("Asia/Tokyo");
    await untilFocused(field);
    expect((await run(["clans", "show", "1", "--json"])).json().settings.zone).toBe("Asia/Tokyo");
    await page.getByRole("button", { name: /^Undo/ }).press("Enter");
    await toast(page, "follows this system's zone").waitFor();
    await untilFocused(field);
    expect(await field.inputValue()).toBe("");
    expect(complaints).toEqual([expect.stringContaining("422")]);
  });
});

describe("automatic checks", () => {
  it("are paused in every window, and go on by an undo", async () => {
    const { page, go, complaints, host } = await openSettings("clans");
    const other = await openWindow(browser, host.address);
    await other.go("/clans");
    await other.page.getByText("Sync running").waitFor();
    await go("/sync");
    await page.getByRole("switch", { name: "Pause automatic checks" }).check();
    for (const shown of [page, other.page]) {
      await rail(shown).getByRole("link", { name: "Sync paused" }).waitFor();
    }
    await other.page.getByText("Checks paused").waitFor();
    await page.reload();
    await page.getByRole("switch", { name: "Pause automatic checks", checked: true }).waitFor();
    await page.getByText("Nothing is checked by itself").waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await page.getByRole("switch").uncheck();
    await toast(page, "Automatic checks go on").waitFor();
    await page.getByRole("button", { name: /^Undo/ }).click();
    await rail(page).getByRole("link", { name: "Sync paused" }).waitFor();
    await page.getByRole("button", { name: /^Undo/ }).click();
    await other.page.getByText("Sync running").waitFor();
    await rail(page).getByRole("link", { name: "Sync paused" }).waitFor({ state: "detached" });
    expect([...complaints, ...other.complaints]).toEqual([]);
  });
});

describe("how often a clan is checked", () => {
  it("is chosen by keyboard, costs what is said at once, and comes back by an undo", async () => {
    const { page, complaints, clan, run } = await openSettings("clans");
    const every = page.getByLabel(`How often ${clan.name} is checked`);
    const cost = page.getByText(/^\d+\.\d requests a minute$/);
    await cost.waitFor();
    const before = await cost.innerText();
    await every.focus();
    // The keys of a closed list choose at once.
    await page.keyboard.press("End");
    await toast(page, /is checked every 8 h: \d+\.\d requests a minute, \d+\.\d before$/).waitFor();
    await untilFocused(every);
    await page.getByText("0.0 requests a minute", { exact: true }).waitFor();
    expect(await every.inputValue()).toBe("28800000");
    await page.getByRole("button", { name: /^Undo/ }).click();
    await toast(page, "is checked as its game suggests").waitFor();
    await page.getByText(before, { exact: true }).waitFor();
    expect((await run(["clans", "show", "1", "--json"])).json().settings.intervalMs).toBeNull();
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("goes back by one undo over all that the arrow keys went through", async () => {
    const { page, complaints, clan, run } = await openSettings("clans");
    const priority = page.getByLabel(`Priority of ${clan.name}`);
    await priority.focus();
    for (const key of ["End", "ArrowUp", "ArrowUp"]) {
      await untilTaken(page, "clans/configure", () => page.keyboard.press(key));
    }
    await toast(page, /has priority .?8/).waitFor();
    const undo = page.getByRole("button", { name: /^Undo/ });
    await expect.poll(() => undo.count()).toBe(1);
    await undo.press("Enter");
    await untilFocused(priority);
    await toast(page, /has priority .?0/).waitFor();
    expect(await priority.inputValue()).toBe("0");
    expect((await run(["clans", "show", "1", "--json"])).json().settings.priority).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("follows hours of its day, which can be none, and what of it is followed", async () => {
    const { page, complaints, clan, run } = await openSettings("clans");
    const from = page.getByLabel(`Night of ${clan.name}: from`);
    const to = page.getByLabel(`Night of ${clan.name}: to`);
    await from.selectOption("none");
    await toast(page, /^Night of .*: none/).waitFor();
    await to.waitFor({ state: "detached" });
    await from.selectOption("22:00");
    await toast(page, /^Night of .*: 22:00 to 04:00/).waitFor();
    await to.selectOption("08:00");
    await toast(page, /^Night of .*: 22:00 to 08:00/).waitFor();
    await untilTaken(page, "clans/configure", () => page.getByLabel("Follow raid weekends").uncheck());
    await page.reload();
    await page.getByLabel("Follow raid weekends", { exact: true }).waitFor();
    expect(await page.getByLabel("Follow raid weekends").isChecked()).toBe(false);
    expect([await from.inputValue(), await to.inputValue()]).toEqual(["22", "8"]);
    expect((await run(["clans", "show", "1", "--json"])).json().settings).toMatchObject({
      nightFrom: 22,
      nightTo: 8,
      monitorRaids: false,
      monitorGames: true,
    });
    expect(complaints).toEqual([]);
  });
});

describe("a clan", () => {
  it("is switched off and on again", async () => {
    const { page, go, complaints, clan } = await openSettings("clans");
    const isChecked = page.getByLabel("Check this clan");
    await isChecked.focus();
    await isChecked.uncheck();
    await toast(page, "is not checked any more").waitFor();
    await untilFocused(isChecked);
    await rail(page)
      .getByRole("link", { name: new RegExp(`${clan.name}.*off`) })
      .click();
    await page.getByText("This clan is not checked.").waitFor();
    await go("/clans");
    await page.getByText("Checks are switched off").waitFor();
    await go("/settings/clans");
    await isChecked.check();
    await toast(page, "is checked again").waitFor();
    await rail(page).getByRole("link", { name: clan.name }).click();
    await page.getByRole("grid", { name: "Members" }).waitFor();
    expect(await page.getByText("This clan is not checked.").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("is removed only after what is lost was said", async () => {
    const { page, go, complaints, clan, run } = await openSettings("clans");
    const remove = page.getByRole("button", { name: `Remove ${clan.name}` });
    const dialog = page.getByRole("dialog", { name: new RegExp(`Remove .*${clan.name}`) });
    await remove.click();
    await dialog
      .getByText(/Deleted for good: 8 members with their history, \d+ events? of the feed and its wars/)
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Keep it" }).click();
    await untilFocused(remove);
    await rail(page).getByRole("link", { name: clan.name }).waitFor();

    await remove.click();
    await dialog.getByRole("button", { name: "Remove the clan" }).click();
    await toast(page, "is removed, with 8 members").waitFor();
    await page.getByText("No clan is watched").waitFor();
    expect(await rail(page).getByRole("link", { name: clan.name }).count()).toBe(0);
    await go("/clan/1/members");
    await page.getByText("There is no such page").waitFor();
    expect((await run(["clans", "list", "--json"])).json()).toEqual([]);
    // The browser notes what was still asked about the clan while it went.
    expect(complaints.filter((complaint) => !complaint.includes("404"))).toEqual([]);
  });
});
