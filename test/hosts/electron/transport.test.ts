/** The built preload in a real Chromium, and the built main process behind it: the whole way of a call and back. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "#test/support/browser.ts";
import { type BridgedPage, openBridgedPage } from "#test/support/electron/bridge.ts";
import { BUILT_APP, buildBareApp } from "#test/support/electron/built-app.ts";
import { type MainProcess, startMain, temporaryDir } from "#test/support/electron/main-process.ts";

let built: string;
let browser: Browser;
beforeAll(async () => {
  [built, browser] = await Promise.all([buildBareApp(), launchChromium()]);
});
afterAll(() => browser.close());

async function openPage(dataDir = temporaryDir()): Promise<BridgedPage & { main: MainProcess; dataDir: string }> {
  const main = startMain({ built, dataDir });
  await main.until(({ windows }) => windows.length === 1);
  return { ...(await openBridgedPage(browser, main, built)), main, dataDir };
}

it("carries a call from the page through the preload and its port to the contract, and the answer back", async () => {
  const { page, complaints, dataDir } = await openPage();
  expect(await page.evaluate(() => window.bare.client.app.status())).toMatchObject({
    host: "electron",
    actor: { name: "window", role: "leader" },
    workspace: { dataDir },
  });
  expect(complaints).toEqual([]);
});

it("carries a typed error back with what it says", async () => {
  const { page } = await openPage();
  const error = await page.evaluate(() =>
    window.bare.client.settings
      .set({ key: "nothing.of.ours", value: "1" })
      .catch(({ code, data }) => ({ code, key: data.key })),
  );
  expect(error).toEqual({ code: "UNKNOWN_SETTING", key: "nothing.of.ours" });
});

it("carries change notices as they come", async () => {
  const { page } = await openPage();
  const notices = await page.evaluate(async () => {
    await window.bare.client.preferences.set({ density: "compact" });
    await window.bare.heard("settings");
    return window.bare.notices;
  });
  expect(notices.at(0)).toEqual([]);
  expect(notices.flat()).toContainEqual({ topic: "settings", clan: null });
});

it("hands over one port of each page", async () => {
  const { page, main } = await openPage();
  await page.evaluate(async () => {
    await window.bare.client.app.status();
    window.bare.offer();
    await window.bare.client.app.status();
  });
  expect(await main.done("port.start")).toHaveLength(1);
});

it("forwards nothing but the one message, from the page's own window, with one port; nothing is put into the page", async () => {
  expect(await postToFreshPreload()).toEqual({
    posted: [["adjutant:port", null, 1]],
    reached: "the page's own",
    added: [],
  });
});

it("has a preload that needs nothing but electron", async () => {
  const preload = readFileSync(join(BUILT_APP, "preload", "index.cjs"), "utf8");
  expect([...preload.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name)).toEqual(['"electron"']);
  expect(preload).not.toContain("contextBridge");
});

it("ends the port when the page is loaded anew, and the new page has its own", async () => {
  const { page, main } = await openPage();
  await page.evaluate(() => window.bare.client.app.status());
  await page.reload();
  expect((await page.evaluate(() => window.bare.client.app.status())).host).toBe("electron");
  const [first, second] = (await main.done("port.start")).map(([id]) => id);
  expect([await main.done("port.close"), first === second]).toEqual([[[first]], false]);
});

it("shows the demo after the page asked for it, loaded anew by the app itself", async () => {
  const { page } = await openPage();
  const [answer] = await Promise.all([
    page.evaluate(() => window.bare.client.demo.open()),
    page.waitForEvent("domcontentloaded"),
  ]);
  expect(answer).toEqual({ how: "reload" });
  expect((await page.evaluate(() => window.bare.client.app.status())).workspace.kind).toBe("demo");
});

/** What the preload forwards of everything that can be posted to a page, and which of the ports that is. */
async function postToFreshPreload(): Promise<unknown> {
  const preload = readFileSync(join(BUILT_APP, "preload", "index.cjs"), "utf8");
  const page = await browser.newPage();
  try {
    await page.setContent('<iframe srcdoc=""></iframe>');
    return await page.evaluate(async (source) => {
      const posted: unknown[][] = [];
      const before = new Set(Object.getOwnPropertyNames(window));
      let reach = (_name: string) => {};
      const reached = new Promise<string>((resolve) => {
        reach = resolve;
      });
      const ipcRenderer = {
        postMessage(channel: string, message: unknown, ports: readonly MessagePort[]) {
          posted.push([channel, message, ports.length]);
          ports[0]?.postMessage("to its other end");
        },
      };
      new Function("require", "module", "exports", source)(() => ({ ipcRenderer }), { exports: {} }, {});
      const added = Object.getOwnPropertyNames(window).filter((name) => !before.has(name));
      /** One end of a channel whose other end says its name when it is reached. */
      const port = (name: string) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => reach(name);
        return port2;
      };
      const WORD = "adjutant:port";
      const frame = document.querySelector("iframe")?.contentWindow as Window & { run: (ports: MessagePort[]) => void };
      (frame as unknown as { eval: (text: string) => void }).eval(
        `run = (ports) => parent.postMessage(${JSON.stringify(WORD)}, "*", ports)`,
      );
      frame.run([port("a frame's")]);
      window.postMessage("another word", "*", [port("another word's")]);
      window.postMessage([WORD], "*", [port("a list's")]);
      window.postMessage(WORD, "*");
      window.postMessage(WORD, "*", [port("one of two"), port("two of two")]);
      window.postMessage(WORD, "*", [port("the page's own")]);
      window.postMessage(WORD, "*", [port("a second one")]);
      // Messages are delivered in order: when this one is there, so are the others.
      await new Promise<void>((resolve) => {
        window.addEventListener("message", ({ data }) => {
          if (data === "the last") resolve();
        });
        window.postMessage("the last", "*");
      });
      return { posted, reached: await reached, added };
    }, preload);
  } finally {
    await page.close();
  }
}
