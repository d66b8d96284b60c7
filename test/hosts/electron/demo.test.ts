import { join } from "node:path";
import { expect, it } from "vitest";
import { openWebHost } from "#main/hosts/web/host.ts";
import { BUILT_APP } from "#test/support/electron/built-app.ts";
import { type MainProcess, startMain, temporaryDir } from "#test/support/electron/main-process.ts";
import { offerPort, type WindowPort } from "#test/support/electron/window-client.ts";

/** Waits until the page was loaded anew so often, then hands over the port of the new page. */
async function afterReload(main: MainProcess, before: WindowPort, reloads: number): Promise<WindowPort> {
  await before.closed;
  await main.until(({ done }, count) => done("contents.reload").length === count, reloads);
  return offerPort(main);
}

it("shows the demo in its place, and goes back: the answer arrives, then the page is loaded anew", async () => {
  const dataDir = temporaryDir();
  const main = startMain({ built: BUILT_APP, dataDir });
  const own = await offerPort(main);
  expect(await own.client.demo.open()).toEqual({ how: "reload" });

  const demo = await afterReload(main, own, 1);
  expect((await demo.client.app.status()).workspace).toMatchObject({ kind: "demo", dataDir: join(dataDir, "demo") });
  expect((await demo.client.clans.list()).map(({ game }) => game)).toEqual([
    ...Array(3).fill("clash-of-clans"),
    ...Array(2).fill("osrs"),
    ...Array(2).fill("destiny2"),
  ]);
  await main.until(({ trays }) => trays[0]!.toolTip.includes("Demo: "));
  expect(await demo.client.demo.leave()).toEqual({ how: "reload" });

  const back = await afterReload(main, demo, 2);
  expect((await back.client.app.status()).workspace).toMatchObject({ kind: "own", dataDir });
  await main.until(({ trays }) => trays[0]!.toolTip === "Adjutant\nNo clan yet");
});

it("can be left and opened again at once", async () => {
  const main = startMain({ built: BUILT_APP, dataDir: temporaryDir() });
  const own = await offerPort(main);
  await own.client.demo.open();
  const demo = await afterReload(main, own, 1);
  await demo.client.demo.leave();
  await main.evaluate(({ windows }) => windows[0]!.webContents.navigate("app://bundle/", false));
  const back = await offerPort(main);
  expect((await back.client.app.status()).workspace.kind).toBe("own");
  await back.client.demo.open();
  const again = await afterReload(main, back, 2);
  expect((await again.client.app.status()).workspace.kind).toBe("demo");
  expect(await again.client.clans.list()).toHaveLength(7);
});

it("a page that reloads itself is not loaded a second time", async () => {
  const main = startMain({ built: BUILT_APP, dataDir: temporaryDir() });
  const own = await offerPort(main);
  await own.client.demo.open();
  await main.evaluate(({ windows }) => windows[0]!.webContents.navigate("app://bundle/", false));
  const demo = await offerPort(main);
  await main.until(({ trays }) => trays[0]!.toolTip.includes("Demo: "));
  expect((await demo.client.app.status()).workspace.kind).toBe("demo");
  expect(await main.done("contents.reload")).toEqual([]);
});

it("beside a web host it is a guest with a window, a tray and a demo of its own, and takes over when that ends", async () => {
  const dataDir = temporaryDir();
  const web = await openWebHost({ dataDir, port: 0, assets: new Map() });
  if (!web.ok) throw new Error(web.code);
  const main = startMain({ built: BUILT_APP, dataDir });
  const guest = await offerPort(main);
  // What this host is and can do is its own, although the other process answers.
  expect(await guest.client.app.status()).toMatchObject({ host: "electron", workspace: { kind: "own", dataDir } });
  expect(await guest.client.demo.open()).toEqual({ how: "reload" });
  const demo = await afterReload(main, guest, 1);
  expect((await demo.client.app.status()).workspace.kind).toBe("demo");
  await demo.client.demo.leave();
  const back = await afterReload(main, demo, 2);
  expect((await back.client.app.status()).workspace.kind).toBe("own");

  await web.host.close();
  const owner = await afterReload(main, back, 3);
  expect(await owner.client.app.status()).toMatchObject({ host: "electron", workspace: { secrets: { place: "os" } } });
});
