import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, it } from "vitest";
import { DATABASE_FILE, lockWorkspace } from "#main/workspace.ts";
import { BUILT_APP } from "#test/support/electron/built-app.ts";
import { type MainProcess, startMain, temporaryDir } from "#test/support/electron/main-process.ts";
import { offerPort } from "#test/support/electron/window-client.ts";

async function openWindow(options: Partial<Parameters<typeof startMain>[0]> = {}): Promise<MainProcess> {
  const main = startMain({ built: BUILT_APP, dataDir: temporaryDir(), ...options });
  await main.until(({ done }) => done("window.show").length > 0);
  return main;
}

it("quitting ends the port, the window, the tray and the workspace, and then the process", async () => {
  const dataDir = temporaryDir();
  const main = await openWindow({ dataDir });
  const { closed } = await offerPort(main);
  await main.evaluate(({ trays }) => trays[0]!.menu.choose("Quit"));
  const { code, deeds } = await main.ended;
  await closed;
  const order = deeds.map((deed) => deed.what);
  expect([code, order.slice(order.indexOf("app.quit"))]).toEqual([
    0,
    ["app.quit", "port.close", "window.destroy", "tray.destroy", "app.exit"],
  ]);
  // Whoever comes next owns the workspace at once.
  expect(existsSync(join(dataDir, "owner.json"))).toBe(false);
  const lock = lockWorkspace(dataDir);
  expect(lock).not.toBeNull();
  lock?.release();
});

it("quitting again while it quits changes nothing", async () => {
  const main = await openWindow();
  await main.evaluate(({ app }) => {
    app.quit();
    app.quit();
  });
  const { deeds } = await main.ended;
  expect(deeds.filter((deed) => deed.what === "app.exit")).toHaveLength(1);
});

it("a call that hangs does not keep it from quitting", async () => {
  // A game's server that takes a request and never answers: the call for it is under way when the app quits.
  let asked = () => {};
  const hasAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const silent = createServer(() => asked());
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as { port: number };
  try {
    const main = await openWindow();
    const { client } = await offerPort(main);
    await client.settings.set({ key: "games.clash-of-clans.baseUrl", value: `http://127.0.0.1:${port}` });
    await client.keys.set({ game: "clash-of-clans", keys: ["a-key-of-the-test"] });
    client.clans.lookup({ game: "clash-of-clans", ref: "#2PP" }).catch(() => {});
    await hasAsked;
    await main.evaluate(({ app }) => app.quit());
    await main.until(({ done }) => done("tray.destroy").length > 0);
    expect(await main.evaluate(({ pass }) => pass(8_000))).toBeGreaterThan(0);
    expect((await main.ended).code).toBe(0);
  } finally {
    silent.closeAllConnections();
    silent.close();
  }
});

it("closing the last window does not quit by itself", async () => {
  const dataDir = temporaryDir();
  writeFileSync(join(dataDir, "desktop.json"), JSON.stringify({ closing: "background" }));
  const main = await openWindow({ dataDir });
  await main.evaluate(({ windows }) => windows[0]!.destroy());
  expect(await main.evaluate(({ app }) => app.listenerCount("window-all-closed"))).toBe(1);
  expect(await main.done("app.quit")).toEqual([]);
});

it("data of a newer version is refused in plain words, and nothing is opened or changed", async () => {
  const dataDir = temporaryDir();
  await openWindow({ dataDir }).then(async (main) => {
    await main.evaluate(({ app }) => app.quit());
    await main.ended;
  });
  const file = join(dataDir, DATABASE_FILE);
  const database = new Sqlite(file);
  database.exec("insert into __drizzle_migrations (hash, created_at) values ('of the future', 9999999999999)");
  database.close();
  const before = readFileSync(file);
  const main = startMain({ built: BUILT_APP, dataDir });
  const { code, deeds } = await main.ended;
  expect(code).toBe(1);
  expect(deeds.filter((deed) => deed.what === "dialog.showErrorBox").map((deed) => deed.with)).toEqual([
    [
      "Adjutant cannot open its data",
      "This data was written by a newer Adjutant. Nothing was changed. Update Adjutant, or use another folder with --data-dir.",
    ],
  ]);
  expect(deeds.filter((deed) => deed.what === "window.new")).toEqual([]);
  expect(readFileSync(file).equals(before)).toBe(true);
});

it("a damaged database is refused in plain words, and left as it is", async () => {
  const dataDir = temporaryDir();
  const file = join(dataDir, DATABASE_FILE);
  writeFileSync(file, "this is no database, and it is long enough to be looked at as one".repeat(100));
  const before = readFileSync(file);
  const { code, deeds } = await startMain({ built: BUILT_APP, dataDir }).ended;
  const [title, text] = deeds.find((deed) => deed.what === "dialog.showErrorBox")?.with ?? [];
  expect([code, title]).toEqual([1, "Adjutant cannot open its data"]);
  expect(text).toMatch(/^The database file is damaged: .+\. Restore a backup; keep the damaged file\.$/);
  expect(readFileSync(file).equals(before)).toBe(true);
});

it("an error that nobody caught is told with its reference in the log, and ends the process", async () => {
  const dataDir = temporaryDir();
  const main = await openWindow({ dataDir });
  await main.evaluate(() => {
    setImmediate(() => {
      throw new Error("a defect of the test");
    });
  });
  const { code, deeds } = await main.ended;
  const [title, text] = deeds.find((deed) => deed.what === "dialog.showErrorBox")?.with ?? [];
  const reference = /reference (\w{8})\./.exec(String(text))?.[1];
  const log = readFileSync(join(dataDir, "logs", "adjutant.log"), "utf8");
  expect([code, title, log.includes(`"reference":"${reference}"`), log.includes("a defect of the test")]).toEqual([
    1,
    "Adjutant has to stop",
    true,
    true,
  ]);
});

it("a promise that nobody waited for is logged and ends nothing", async () => {
  const dataDir = temporaryDir();
  const main = await openWindow({ dataDir });
  await main.evaluate(() => void Promise.reject(new Error("forgotten by the test")));
  const { client } = await offerPort(main);
  expect((await client.app.status()).host).toBe("electron");
  expect(readFileSync(join(dataDir, "logs", "adjutant.log"), "utf8")).toContain("forgotten by the test");
});
