/** Electron's security checklist, by its numbers, over what the built main process really sets (hardening.ts has the list). */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BUILT_APP } from "#test/support/electron/built-app.ts";
import { type MainProcess, startMain, temporaryDir } from "#test/support/electron/main-process.ts";

const KEY_PAGE = "https://developer.clashofclans.com/#/account";
const FOREIGN = [
  "https://example.com/",
  "http://127.0.0.1:8080/",
  "file:///etc/passwd",
  "app://other/",
  "app://bundle.evil/",
  "javascript:alert(1)",
  "data:text/html,x",
  "devtools://devtools/bundled/inspector.html",
];

async function openWindow(options: Partial<Parameters<typeof startMain>[0]> = {}): Promise<MainProcess> {
  const main = startMain({ built: BUILT_APP, dataDir: temporaryDir(), ...options });
  await main.until(({ done }) => done("window.show").length > 0);
  return main;
}

describe("the window as it ships", () => {
  it("1: loads its own scheme alone; what the page made itself can be saved", async () => {
    const main = await openWindow();
    const asked = [
      "app://bundle/assets/a.js",
      "blob:app://bundle/1-2",
      ...FOREIGN,
      "blob:https://example.com/1",
      KEY_PAGE,
      "ws://localhost:5173/",
    ];
    const allowed = await main.evaluate(
      ({ session }, urls) => urls.filter((url) => session.defaultSession.mayRequest(url)),
      asked,
    );
    expect(allowed).toEqual(["app://bundle/assets/a.js", "blob:app://bundle/1-2"]);
    expect(await main.done("contents.loadURL")).toEqual([["app://bundle/"]]);
  });

  it("2, 3, 4, 6, 8, 9, 10, 11: has exactly these options", async () => {
    const main = await openWindow();
    const [options] = (await main.done("window.new"))[0] ?? [];
    expect(options).toEqual({
      width: 1_280,
      height: 800,
      minWidth: 800,
      minHeight: 600,
      show: false,
      title: "Adjutant",
      icon: join(process.cwd(), "resources", "icon.png"),
      backgroundColor: "#fdfdfe",
      autoHideMenuBar: true,
      webPreferences: {
        preload: join(BUILT_APP, "preload", "index.cjs"),
        devTools: false,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        contextIsolation: true,
        sandbox: true,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        plugins: false,
        enableWebSQL: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        safeDialogs: true,
      },
    });
  });

  it("4, 18: switches the sandbox on and names its scheme before Electron is ready, with no more rights than a website", async () => {
    const main = await openWindow();
    const order = await main.evaluate(({ deeds }) => deeds().map((deed) => deed.what));
    expect(order.slice(0, 6)).toEqual([
      "app.enableSandbox",
      "protocol.registerSchemesAsPrivileged",
      "app.setAppUserModelId",
      "app.setPath",
      "app.requestSingleInstanceLock",
      "app.whenReady",
    ]);
    expect(await main.done("protocol.registerSchemesAsPrivileged")).toEqual([
      [[{ scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]],
    ]);
  });

  it("5: grants the page to copy text, and nobody anything else", async () => {
    const main = await openWindow();
    const permissions = [
      "clipboard-sanitized-write",
      "clipboard-read",
      "media",
      "geolocation",
      "notifications",
      "openExternal",
      "fullscreen",
      "usb",
      "local-network-access",
      "unknown",
    ];
    const granted = await main.evaluate(
      ({ session }, names) => ({
        page: names.filter((name) => session.defaultSession.permits(name, "app://bundle/", true).includes(true)),
        foreign: names.filter((name) =>
          session.defaultSession.permits(name, "https://example.com/", true).includes(true),
        ),
        below: names.filter((name) => session.defaultSession.permits(name, "app://bundle/", false).includes(true)),
        copying: session.defaultSession.permits("clipboard-sanitized-write", "app://bundle/", true),
        device: session.defaultSession.devicePermission?.({}),
        spelling: session.defaultSession.isSpellChecked,
      }),
      permissions,
    );
    expect(granted).toEqual({
      page: ["clipboard-sanitized-write"],
      foreign: [],
      below: [],
      copying: [true, true],
      device: false,
      spelling: false,
    });
  });

  it("5: holds for a session that nobody meant to make", async () => {
    const main = await openWindow();
    const other = await main.evaluate(({ app, Session }) => {
      const made = new Session();
      app.emit("session-created", made);
      return [
        made.permits("media", "app://bundle/", true),
        made.mayRequest("https://example.com/"),
        made.devicePermission?.({}),
      ];
    });
    expect(other).toEqual([[false, false], false, false]);
  });

  it("12, 13, 14: goes nowhere, opens nothing, attaches nothing, also in pages that nobody meant to open", async () => {
    const main = await openWindow();
    const found = await main.evaluate(
      ({ app, WebContents, windows }, urls) => {
        const stray = new WebContents();
        app.emit("web-contents-created", {}, stray);
        return [windows[0]!.webContents, stray].map((contents) => ({
          went: urls.flatMap((url) =>
            [true, false].flatMap((isMainFrame) =>
              ["will-navigate", "will-frame-navigate", "will-redirect"].filter(
                (name) => !contents.asks(name, { url, isMainFrame }),
              ),
            ),
          ),
          opened: urls.filter((url) => contents.openHandler({ url }).action !== "deny"),
          attached: !contents.asks("will-attach-webview", {}),
        }));
      },
      [...FOREIGN, KEY_PAGE, "app://bundle/assets/a.js"],
    );
    expect(found).toEqual([
      { went: [], opened: [], attached: false },
      { went: [], opened: [], attached: false },
    ]);
  });

  it("13: may load its own page anew, in the top frame alone", async () => {
    const main = await openWindow();
    const prevented = await main.evaluate(({ windows }) => {
      const { webContents } = windows[0]!;
      return [true, false].map((isMainFrame) =>
        ["app://bundle/", "app://bundle/index.html"].map((url) =>
          ["will-navigate", "will-frame-navigate"].map((name) => webContents.asks(name, { url, isMainFrame })),
        ),
      );
    });
    expect(prevented).toEqual([
      [
        [false, false],
        [false, false],
      ],
      [
        [true, true],
        [true, true],
      ],
    ]);
  });

  it("15: hands only the pages of its list to the system, once, as the parser writes them", async () => {
    const main = await openWindow();
    await main.evaluate(
      ({ windows }, urls) => {
        const { webContents } = windows[0]!;
        for (const url of urls) webContents.openHandler({ url });
        webContents.asks("will-navigate", { url: "https://DEVELOPER.clashofclans.com", isMainFrame: true });
        webContents.asks("will-frame-navigate", { url: "https://DEVELOPER.clashofclans.com", isMainFrame: true });
      },
      [...FOREIGN, KEY_PAGE, "https://developer.clashofclans.com.evil.test/", "https://a@developer.clashofclans.com/"],
    );
    expect(await main.done("shell.openExternal")).toEqual([[KEY_PAGE], ["https://developer.clashofclans.com/"]]);
  });

  it("17, 20: listens on one channel", async () => {
    const main = await openWindow();
    expect(
      await main.evaluate(({ ipcMain }) => ipcMain.eventNames().map((name) => [name, ipcMain.listenerCount(name)])),
    ).toEqual([["adjutant:port", 1]]);
  });
});

describe("development", () => {
  const env = { ELECTRON_RENDERER_URL: "http://localhost:5173" };

  it("loads the development server from a source tree alone", async () => {
    const source = await openWindow({ stage: { isPackaged: false }, env });
    const shipped = await openWindow({ env });
    expect(await source.done("contents.loadURL")).toEqual([["http://localhost:5173/"]]);
    expect(await shipped.done("contents.loadURL")).toEqual([["app://bundle/"]]);
  });

  it("lets the server's own files, its socket and the developer tools through", async () => {
    const main = await openWindow({ stage: { isPackaged: false }, env });
    const asked = [
      "http://localhost:5173/src/main.tsx",
      "ws://localhost:5173/",
      "devtools://devtools/x",
      "http://localhost:5174/",
      "https://example.com/",
    ];
    const allowed = await main.evaluate(
      ({ session }, urls) => urls.filter((url) => session.defaultSession.mayRequest(url)),
      asked,
    );
    expect(allowed).toEqual(asked.slice(0, 3));
  });
});
