import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BUILT_APP } from "#test/support/electron/built-app.ts";
import { isPrivate, type MainProcess, startMain, temporaryDir } from "#test/support/electron/main-process.ts";
import { offerPort } from "#test/support/electron/window-client.ts";

type Options = Partial<Parameters<typeof startMain>[0]>;

function startApp(options: Options = {}): MainProcess {
  return startMain({ built: BUILT_APP, dataDir: temporaryDir(), ...options });
}

async function openWindow(options: Options = {}): Promise<MainProcess> {
  const main = startApp(options);
  await main.until(({ done }) => done("window.show").length > 0);
  return main;
}

const keepsChecking = (dataDir: string) =>
  writeFileSync(join(dataDir, "desktop.json"), JSON.stringify({ closing: "background" }));

describe("the first paint", () => {
  it.each([
    ["light", "system", false, "#fdfdfe"],
    ["dark", "system", true, "#16181c"],
    ["dark although the system is light", "dark", false, "#16181c"],
    ["light although the system is dark", "light", true, "#fdfdfe"],
  ] as const)("is %s where that was chosen", async (_, theme, isSystemDark, colour) => {
    const dataDir = temporaryDir();
    keepsChecking(dataDir);
    const main = await openWindow({ dataDir, stage: { isSystemDark } });
    const { client } = await offerPort(main);
    await client.preferences.set({ theme });
    await main.evaluate(({ windows }) => windows[0]!.close());
    await main.until(({ done }) => done("window.hide").length > 0);
    await main.evaluate(({ pass }) => pass(60_000));
    await main.evaluate(({ app }) => app.emit("activate"));
    expect(await main.until(({ windows }) => windows[1]?.options.backgroundColor)).toBe(colour);
  });

  it("comes before the window", async () => {
    const main = await openWindow();
    const order = await main.evaluate(({ deeds }) =>
      deeds()
        .map((deed) => deed.what)
        .filter((what) => ["window.new", "contents.loadURL", "window.show"].includes(what)),
    );
    expect(order).toEqual(["window.new", "contents.loadURL", "window.show"]);
  });
});

describe("its place", () => {
  it("is where it was, and as large, at the next start; nobody else reads the file", async () => {
    const dataDir = temporaryDir();
    const first = await openWindow({ dataDir });
    await first.evaluate(({ windows, app }) => {
      windows[0]!.bounds = { x: 40, y: 60, width: 1_000, height: 700 };
      windows[0]!.isMax = true;
      app.quit();
    });
    await first.ended;
    const second = await openWindow({ dataDir });
    expect(await second.evaluate(({ windows, done }) => [windows[0]!.bounds, done("window.maximize").length])).toEqual([
      { x: 40, y: 60, width: 1_000, height: 700 },
      1,
    ]);
    expect(isPrivate(join(dataDir, "desktop.json"))).toBe(true);
  });

  it("is not on a display that is gone", async () => {
    const dataDir = temporaryDir();
    const bounds = { x: 2_500, y: 60, width: 1_000, height: 700 };
    writeFileSync(join(dataDir, "desktop.json"), JSON.stringify({ window: { bounds, isMaximized: false } }));
    const main = await openWindow({ dataDir });
    const [options] = (await main.done("window.new"))[0] as [Record<string, unknown>];
    expect([options.x, options.y, options.width, options.height]).toEqual([undefined, undefined, 1_280, 800]);
  });

  it.each(["", "{", "[]", '{"closing":7,"window":{"bounds":{"x":"1"}}}'])(
    "is the first one where the file says %j",
    async (text) => {
      const dataDir = temporaryDir();
      writeFileSync(join(dataDir, "desktop.json"), text);
      const main = await openWindow({ dataDir });
      expect(await main.evaluate(({ windows }) => windows[0]!.options.width)).toBe(1_280);
    },
  );
});

describe("hidden", () => {
  it("the window gives its memory back after a minute and is built anew when somebody wants it", async () => {
    const dataDir = temporaryDir();
    keepsChecking(dataDir);
    const main = await openWindow({ dataDir });
    await main.evaluate(({ windows }) => windows[0]!.close());
    await main.until(({ done }) => done("window.hide").length === 1);
    expect(await main.evaluate(({ windows }) => windows[0]!.isGone)).toBe(false);
    await main.evaluate(({ pass }) => pass(60_000));
    expect(
      await main.evaluate(({ windows, trays }) => [windows[0]!.isGone, trays[0]!.menu.choose("Open Adjutant")]),
    ).toEqual([true, null]);
    await main.until(({ windows }) => windows.length === 2 && windows[1]!.isShown);
    // The app itself went on.
    const { client } = await offerPort(main);
    expect((await client.app.status()).host).toBe("electron");
  });

  it("the window leaves full screen first, which would stay black on macOS", async () => {
    const dataDir = temporaryDir();
    keepsChecking(dataDir);
    const main = await openWindow({ dataDir, stage: { platform: "darwin" } });
    await main.evaluate(({ windows }) => {
      windows[0]!.isFull = true;
      windows[0]!.close();
    });
    await main.until(({ done }) => done("window.hide").length === 1);
    const order = await main.evaluate(({ deeds }) => deeds().map((deed) => deed.what));
    expect(order.slice(-2)).toEqual(["window.setFullScreen", "window.hide"]);
  });

  it("a window that comes back within the minute is the same one", async () => {
    const dataDir = temporaryDir();
    keepsChecking(dataDir);
    const main = await openWindow({ dataDir });
    await main.evaluate(({ windows }) => windows[0]!.close());
    await main.until(({ done }) => done("window.hide").length === 1);
    await main.evaluate(({ app }) => app.emit("second-instance", {}, ["adjutant"]));
    await main.until(({ windows }) => windows[0]!.isShown);
    expect(await main.evaluate(({ pass, windows }) => [pass(60_000), windows.length, windows[0]!.isGone])).toEqual([
      0,
      1,
      false,
    ]);
  });

  it("starts so when the system starts it at login, and shows on the next start", async () => {
    const main = startApp({ args: ["--hidden"] });
    await main.until(({ done }) => done("tray.setToolTip").length > 1);
    expect(await main.done("window.new")).toEqual([]);
    await main.evaluate(({ app }) => app.emit("second-instance", {}, ["adjutant"]));
    await main.until(({ windows }) => windows[0]?.isShown);
  });

  it("starts so on macOS, which says it when asked", async () => {
    const loginItem = { status: "enabled", isSwitchedOff: false, wasOpenedAtLogin: true };
    const main = startApp({ stage: { platform: "darwin", loginItem } });
    await main.until(({ done }) => done("tray.setToolTip").length > 1);
    expect(await main.done("window.new")).toEqual([]);
  });
});

describe("a second start", () => {
  it("opens nothing and ends", async () => {
    const main = startApp({ stage: { isFirst: false } });
    const { code, deeds } = await main.ended;
    expect([code, deeds.map((deed) => deed.what).slice(-3)]).toEqual([
      0,
      ["app.requestSingleInstanceLock", "app.quit", "app.exit"],
    ]);
  });

  it("brings the window of the first to the front", async () => {
    const main = await openWindow();
    await main.evaluate(({ app, windows }) => {
      windows[0]!.isMin = true;
      app.emit("second-instance", {}, ["adjutant", "--data-dir=/elsewhere"]);
    });
    await main.until(({ done }) => done("window.focus").length === 1);
    expect(await main.evaluate(({ windows, done }) => [windows.length, done("window.restore").length])).toEqual([1, 1]);
  });
});

describe("a link", () => {
  it.each([
    ["a page", "adjutant://sync", "app://bundle/#/sync"],
    ["a clan", "adjutant://clan/12", "app://bundle/#/clan/12"],
  ])("to %s shows it", async (_, link, url) => {
    const main = await openWindow();
    await main.evaluate(({ app }, argv) => app.emit("second-instance", {}, argv), ["adjutant", "--flag", link]);
    await main.until(({ done }) => done("contents.loadURL").length === 2);
    expect((await main.done("contents.loadURL"))[1]).toEqual([url]);
  });

  it("starts the app at its place, also before Electron is ready on macOS", async () => {
    const cold = await openWindow({ args: ["--", "adjutant://settings"] });
    expect(await cold.done("contents.loadURL")).toEqual([["app://bundle/#/settings"]]);
    const main = await openWindow({ stage: { platform: "darwin" } });
    const prevented = await main.evaluate(({ app }) => {
      const event = { isPrevented: false, preventDefault: () => Object.assign(event, { isPrevented: true }) };
      app.emit("open-url", event, "adjutant://clan/3");
      return event.isPrevented;
    });
    await main.until(({ done }) => done("contents.loadURL").length === 2);
    expect([prevented, (await main.done("contents.loadURL"))[1]]).toEqual([true, ["app://bundle/#/clan/3"]]);
  });

  it("that nobody knows only shows the window, and nothing after it is followed", async () => {
    const dataDir = temporaryDir();
    const main = await openWindow({ dataDir, args: ["adjutant://evil/?x=1", "--hidden", "--data-dir=/elsewhere"] });
    expect(await main.done("contents.loadURL")).toEqual([["app://bundle/"]]);
    expect(await main.done("app.setPath")).toEqual([["userData", join(dataDir, "electron")]]);
  });

  it("is the app's own where the package cannot say so", async () => {
    const found = await Promise.all(
      (["darwin", "win32", "linux"] as const).map(async (platform) => {
        const main = await openWindow({ stage: { platform } });
        return main.done("app.setAsDefaultProtocolClient");
      }),
    );
    const asked = [["adjutant", process.execPath, ["--"]]];
    expect(found).toEqual([asked, asked, []]);
  });
});

describe("a page that crashes", () => {
  it("is loaded anew once, then somebody is asked", async () => {
    const dataDir = temporaryDir();
    const main = await openWindow({ dataDir });
    const crash = () =>
      main.evaluate(({ windows }) => windows[0]!.webContents.emit("render-process-gone", {}, { reason: "crashed" }));
    await crash();
    expect([await main.done("contents.reload"), await main.done("dialog.showMessageBox")]).toEqual([[[1]], []]);
    await main.evaluate(({ dialog }) => dialog.answers.push(0));
    await crash();
    await main.until(({ done }) => done("contents.reload").length === 2);
    expect(await main.done("dialog.showMessageBox")).toMatchObject([[{ buttons: ["Open it again", "Quit"] }]]);
    expect(readFileSync(join(dataDir, "logs", "adjutant.log"), "utf8")).toContain("The window's page ended.");
  });
});
