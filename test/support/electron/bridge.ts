/**
 * The built page and the built preload in a real Chromium, joined to the main process: what the page asks of `app://bundle`
 * is answered by the main process' own handler, and what the preload sends arrives at its own channel. No context isolation
 * and no sandbox of Electron's are exercised; a preload that needed more than `electron` would fail.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import type { MainProcess } from "./main-process.ts";

/** Chromium does not know our scheme; this host is answered before any network. */
const ORIGIN = "https://bundle.test";

export interface BridgedPage {
  readonly page: Page;
  /** What the browser complained about. */
  readonly complaints: readonly string[];
}

type FromPage =
  | { readonly kind: "ipc"; readonly channel: string; readonly message: unknown; readonly ports: readonly string[] }
  | { readonly kind: "port-message"; readonly port: string; readonly data: unknown };

/** Opens the page of the main process' newest window. */
export async function openBridgedPage(browser: Browser, main: MainProcess, built: string): Promise<BridgedPage> {
  const context = await browser.newContext({ serviceWorkers: "block" });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));

  await page.route("**/*", async (route) => {
    const request = route.request();
    if (!request.url().startsWith(`${ORIGIN}/`)) return route.abort();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      await main.evaluate(({ windows }, url) => windows.at(-1)?.webContents.navigate(url, false), toApp(request.url()));
    }
    const answer = await main.evaluate(({ session }, [url, method]) => session.defaultSession.fetch(url, method), [
      toApp(request.url()),
      request.method(),
    ] as const);
    return route.fulfill({ ...answer, body: Buffer.from(answer.body, "base64") });
  });
  await page.exposeBinding("__toMain", async ({ frame }, message: FromPage) => {
    if (message.kind === "port-message") return main.send(message);
    await main.evaluate(
      ({ ipcMain, MessagePortMain, windows }, { channel, message: body, ports, url, isTop }) => {
        const sender = windows.at(-1)?.webContents;
        const top = { url, parent: null, detached: false };
        const senderFrame = isTop ? top : { ...top, parent: top };
        ipcMain.emit(channel, { sender, senderFrame, ports: ports.map((id) => new MessagePortMain(id)) }, body);
      },
      { ...message, url: toApp(frame.url()), isTop: frame === page.mainFrame() },
    );
  });
  main.onPort((message) => {
    // A page that is gone needs no messages any more.
    page.evaluate((one) => window.__fromMain?.(one), message).catch(() => {});
  });
  main.onReload(() => void page.reload().catch(() => {}));
  const preload = readFileSync(join(built, "preload", "index.cjs"), "utf8");
  await page.addInitScript(`(${install.toString()})((require, module, exports) => {${preload}\n})`);
  await page.goto(`${ORIGIN}/`);
  return { page, complaints };
}

function toApp(url: string): string {
  return url.replace(ORIGIN, "app://bundle");
}

type Preload = (require: (name: string) => unknown, module: { exports: object }, exports: object) => void;

declare global {
  interface Window {
    __toMain: (message: FromPage) => Promise<void>;
    __fromMain?: (message: { kind: string; port: string; data?: unknown }) => void;
  }
}

/** Runs inside the page before anything of the page's own: the preload's `require` knows `electron`, and of it one call. */
function install(preload: Preload): void {
  const ports = new Map<string, MessagePort>();
  const ipcRenderer = {
    postMessage(channel: string, message: unknown, transfer: readonly MessagePort[]): void {
      const ids = transfer.map((port) => {
        const id = crypto.randomUUID();
        ports.set(id, port);
        port.onmessage = ({ data }) => void window.__toMain({ kind: "port-message", port: id, data });
        return id;
      });
      void window.__toMain({ kind: "ipc", channel, message, ports: ids });
    },
  };
  Object.defineProperty(window, "__fromMain", {
    value: ({ kind, port, data }: { kind: string; port: string; data?: unknown }) => {
      if (kind === "port-message") ports.get(port)?.postMessage(data);
      else ports.get(port)?.close();
    },
  });
  const require = (name: string): unknown => {
    if (name !== "electron") throw new Error(`A sandboxed preload cannot load ${name}.`);
    return new Proxy(
      { ipcRenderer: Object.freeze(ipcRenderer) },
      {
        get(target, key) {
          if (key in target) return target[key as keyof typeof target];
          throw new Error(`The preload reached for electron.${String(key)}.`);
        },
      },
    );
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}
