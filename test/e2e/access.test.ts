/** Who may look: the page without its token, with a wrong one, and with the right one. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#test/support/browser.ts";
import { serve, temporaryWorkspace } from "#test/support/scene.ts";
import { axeFindings, openWindow } from "#test/support/window.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe("the address of the web host", () => {
  it("lets in with its token, which does not stay in the address", async () => {
    const { address } = await serve(temporaryWorkspace());
    const { page, complaints } = await openWindow(browser, address);
    await page
      .getByRole("heading", { name: /Adjutant/ })
      .first()
      .waitFor();
    expect(page.url()).not.toContain("t=");
    await page.reload();
    await page
      .getByRole("heading", { name: /Adjutant/ })
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it("says calmly what is needed where the token is missing, and takes it there", async () => {
    const { address } = await serve(temporaryWorkspace());
    const { page } = await openWindow(browser, address.replace(/#.*/, ""));
    await page.getByRole("heading", { name: "This needs the address that Adjutant printed" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel("Address or token").fill("nothing");
    await page.keyboard.press("Enter");
    await page.getByText("There is no token in that.").waitFor();
    await page.getByLabel("Address or token").fill("x".repeat(43));
    await page.keyboard.press("Enter");
    await page.getByText("is not valid any more").waitFor();
    await page.getByLabel("Address or token").fill(address);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Open the demo" }).waitFor();
  });
});
