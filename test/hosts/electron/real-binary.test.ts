/** The app in a real Electron, by Playwright. Where there is no binary, and no display to open a window on, it says so. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type ElectronApplication, _electron as electron } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryDir } from "#test/support/electron/main-process.ts";

/** Started on the source tree, as `npm start` does; its package.json names the built entry. */
const ROOT = process.cwd();
const NAMES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: "Electron.app/Contents/MacOS/Electron",
  win32: "electron.exe",
};
const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(ROOT, "node_modules", "electron", "dist");
const binary = join(dist, NAMES[process.platform] ?? "electron");
const hasDisplay = process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const canRun = existsSync(binary) && hasDisplay;
if (!canRun) {
  console.warn(
    existsSync(binary)
      ? "SKIPPED: the app in a real Electron, for there is no display. Try: xvfb-run npm test"
      : `SKIPPED: the app in a real Electron, for there is no binary at ${binary}.`,
  );
}

async function launch(dataDir: string): Promise<ElectronApplication> {
  const running = await electron.launch({
    executablePath: binary,
    args: [ROOT, `--data-dir=${dataDir}`],
  });
  onTestFinished(() => running.close());
  return running;
}

describe.skipIf(!canRun)("in a real Electron", () => {
  it("opens a window at our own scheme, with nothing of Node in it", async () => {
    const running = await launch(temporaryDir());
    const page = await running.firstWindow();
    await page.waitForLoadState("domcontentloaded");
    expect([page.url().split("#")[0], await page.title()]).toEqual([
      "app://bundle/",
      expect.stringContaining("Adjutant"),
    ]);
    expect(
      await page.evaluate(() => ["require", "process", "module", "Buffer"].filter((name) => name in window)),
    ).toEqual([]);
  });

  it("shows what the contract answered over the page's port", async () => {
    const running = await launch(temporaryDir());
    const page = await running.firstWindow();
    // A workspace without a clan: the page knows that from the contract alone.
    await page.getByText("Explore the demo alliance").waitFor();
  });

  it("goes nowhere and opens nothing", async () => {
    const running = await launch(temporaryDir());
    const page = await running.firstWindow();
    await page.waitForLoadState("domcontentloaded");
    await page.evaluate(() => {
      window.open("https://example.com/");
      location.href = "https://example.com/";
    });
    expect(
      await page.evaluate(() =>
        fetch("https://example.com/").then(
          () => "answered",
          () => "refused",
        ),
      ),
    ).toBe("refused");
    expect([page.url().split("#")[0], running.windows().length]).toEqual(["app://bundle/", 1]);
  });

  it("keeps to one instance for each folder", async () => {
    const dataDir = temporaryDir();
    const first = await launch(dataDir);
    await first.firstWindow();
    const second = await electron
      .launch({
        executablePath: binary,
        args: [ROOT, `--data-dir=${dataDir}`],
      })
      .then(
        async (running) => {
          await running.waitForEvent("close");
          return "ended";
        },
        () => "ended",
      );
    expect([second, first.windows().length]).toEqual(["ended", 1]);
  });
});
