import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { BUILT_APP } from "#test/support/electron/built-app.ts";
import { type MainProcess, startMain, temporaryDir } from "#test/support/electron/main-process.ts";
import { offerPort, type WindowPort } from "#test/support/electron/window-client.ts";
import { KEY, startWorld } from "#test/support/workspace.ts";

interface Watching {
  readonly main: MainProcess;
  readonly client: WindowPort["client"];
  readonly server: Awaited<ReturnType<typeof startWorld>>["server"];
}

/** The app with clans of a simulated game. */
async function watchClans(count: number): Promise<Watching> {
  const { server, world } = await startWorld({ clans: count, members: 5 });
  const main = startMain({ built: BUILT_APP, dataDir: temporaryDir() });
  const { client } = await offerPort(main);
  await client.settings.set({ key: "games.clash-of-clans.baseUrl", value: server.baseUrl });
  await client.keys.set({ game: "clash-of-clans", keys: [KEY] });
  for (const { tag } of world.clashOfClans.clans) await client.clans.add({ game: "clash-of-clans", ref: tag });
  return { main, client, server };
}

/** Waits until the tray says this, in both places; gives its menu. */
const toolTip = (main: MainProcess, text: string) =>
  main.until(({ trays }, line) => {
    const labels = trays[0]?.menu.labels() ?? [];
    return trays[0]?.toolTip === `Adjutant\n${line}` && labels[0] === line && labels;
  }, text);

describe("the tray", () => {
  it("says how syncing goes, in its line and in its menu", async () => {
    const { main, client } = await watchClans(2);
    expect(await toolTip(main, "2 clans up to date")).toEqual([
      "2 clans up to date",
      "separator",
      "Open Adjutant",
      "Check all now",
      "Pause checking",
      "separator",
      "Quit",
    ]);
    const lines = (await main.done("tray.setToolTip")).map(([text]) => String(text).split("\n")[1]);
    expect(lines.slice(0, 2)).toEqual(["Starting", "No clan yet"]);

    await main.evaluate(({ trays }) => trays[0]!.menu.choose("Pause checking"));
    expect(await toolTip(main, "Paused")).toContain("Resume checking");
    await main.until(({ Menu }) => Menu.shown.labels().includes("Resume checking"));
    expect((await client.sync.status()).isPaused).toBe(true);

    await main.evaluate(({ Menu }) => Menu.shown.choose("Resume checking"));
    await toolTip(main, "2 clans up to date");
    expect((await client.sync.status()).isPaused).toBe(false);
  });

  it("shows at once that somebody has to do something", async () => {
    const { main, server, client } = await watchClans(1);
    await toolTip(main, "1 clan up to date");
    server.faults.add({ kind: "invalid-authorization" });
    await main.evaluate(({ trays }) => trays[0]!.menu.choose("Check all now"));
    await toolTip(main, "Clash of Clans key was refused");
    expect(basename(await main.evaluate(({ trays }) => trays[0]!.image.file))).toBe("attention.png");

    server.faults.clear();
    await client.keys.set({ game: "clash-of-clans", keys: [KEY] });
    await toolTip(main, "1 clan up to date");
    expect(basename(await main.evaluate(({ trays }) => trays[0]!.image.file))).toBe("tray.png");
    expect((await client.sync.status()).batches.map(({ askedBy }) => askedBy)).toContain("tray");
  });

  it("has a picture of each desktop's own kind, and opens the window by a click where that is the custom", async () => {
    const found = await Promise.all(
      (["darwin", "win32", "linux"] as const).map(async (platform) => {
        const main = startMain({ built: BUILT_APP, dataDir: temporaryDir(), stage: { platform }, args: ["--hidden"] });
        await main.until(({ trays }) => trays[0]?.toolTip.includes("No clan yet"));
        const [first] = await main.done("tray.new");
        const clicks = await main.evaluate(({ trays }) => trays[0]!.listenerCount("click"));
        return [platform, basename(String(first?.[0])), first?.[1], clicks];
      }),
    );
    expect(found).toEqual([
      ["darwin", "trayTemplate.png", true, 0],
      ["win32", "tray.ico", false, 1],
      ["linux", "tray.png", false, 1],
    ]);
  });
});

describe("sleep", () => {
  it("is answered once, some seconds after, however many things the system says of it", async () => {
    const main = startMain({ built: BUILT_APP, dataDir: temporaryDir() });
    const { client } = await offerPort(main);
    const wakings = await main.evaluate(({ powerMonitor, pass }) => {
      for (const name of ["resume", "unlock-screen", "resume"]) powerMonitor.emit(name);
      return [pass(10_000), pass(10_000)];
    });
    expect(wakings).toEqual([1, 0]);
    expect((await client.app.status()).halted).toBeNull();
  });
});
