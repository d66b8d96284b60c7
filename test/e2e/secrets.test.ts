/** A key goes one way: in. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#test/support/browser.ts";
import { untilFocused } from "#test/support/keys.ts";
import { toast } from "#test/support/parts.ts";
import { openScene } from "#test/support/scene.ts";
import { axeFindings, openWindow } from "#test/support/window.ts";
import { KEY } from "#test/support/workspace.ts";

const SECOND_KEY = "another-key-of-the-test";
const REFUSED_KEY = "a-key-that-nobody-knows";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Files of a folder that hold the text, as they lie there. */
function filesWith(dir: string, text: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map((entry) => entry.name);
}

describe("a key", () => {
  it("is replaced and tested, and is seen nowhere again", async () => {
    const { host, server, dataDir } = await openScene();
    const { page, go, complaints } = await openWindow(browser, host.address);
    await go("/settings/keys");
    server.keys.add({ id: "second", token: SECOND_KEY });
    const answers: Promise<string>[] = [];
    page.on("response", (response) => {
      // A stream has no end to wait for.
      if (response.headers()["content-type"]?.includes("event-stream") === true) return;
      answers.push(response.text().catch(() => ""));
    });
    await page.reload();
    await page.getByRole("button", { name: "Test", exact: true }).click();
    await toast(page, "The key works").waitFor();

    const field = page.getByLabel("Clash of Clans key");
    const save = page.locator("form").filter({ has: field }).getByRole("button", { name: "Save and test" });
    await page.getByRole("button", { name: "Replace" }).click();
    await field.fill(REFUSED_KEY);
    await save.click();
    await page.getByText("The key is refused.").first().waitFor();
    // Who works with the keyboard is where they were, or beside what is gone.
    await untilFocused(save);
    expect(await axeFindings(page)).toEqual([]);
    await field.fill(SECOND_KEY);
    await save.click();
    await toast(page, "A Clash of Clans key works").waitFor();
    await field.waitFor({ state: "detached" });
    await untilFocused(page.getByRole("button", { name: "Remove" }));
    await page.reload();
    await page.getByText("The key works.").waitFor();

    const inWindow = await page.evaluate(() => `${document.documentElement.outerHTML} ${JSON.stringify(localStorage)}`);
    const seen = [inWindow, ...(await Promise.all(answers)), ...complaints].join("\n");
    for (const key of [KEY, REFUSED_KEY, SECOND_KEY]) {
      expect(seen).not.toContain(key);
      expect(filesWith(dataDir, key)).toEqual([]);
    }
    expect(seen).toContain("data-density");
    expect(filesWith(dataDir, "clash-of-clans")).not.toEqual([]);
    expect(complaints).toEqual([]);
  });
});
