import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BUILT_APP } from "#test/support/electron/built-app.ts";
import { type MainProcess, startMain, temporaryDir } from "#test/support/electron/main-process.ts";
import type { Stage } from "#test/support/electron/stage.ts";

async function openWindow(options: Partial<Parameters<typeof startMain>[0]> = {}): Promise<MainProcess> {
  const main = startMain({ built: BUILT_APP, dataDir: temporaryDir(), ...options });
  await main.until(({ done }) => done("window.show").length > 0);
  return main;
}

const LABEL = "Start at login";

/** The item of the menu that begins so, and whether it is ticked. */
const itemOf = (main: MainProcess) =>
  main.evaluate(({ Menu }, label) => {
    const text = Menu.shown.labels().find((one) => one.startsWith(label));
    return text === undefined ? null : { text, isTicked: Menu.shown.isTicked(text) };
  }, LABEL);
const choose = (main: MainProcess) => main.evaluate(({ Menu }, label) => Menu.shown.choose(label), LABEL);

describe("starting at login on Linux", () => {
  const entryIn = (config: string) => join(config, "autostart", "adjutant.desktop");

  it("is a file in the autostart folder, as long as somebody wants it", async () => {
    const [config, dataDir] = [temporaryDir(), temporaryDir()];
    const env = { XDG_CONFIG_HOME: config, APPIMAGE: '/opt/My "Apps"/100% $Adjutant.AppImage' };
    const main = await openWindow({ dataDir, env });
    expect(await itemOf(main)).toEqual({ text: LABEL, isTicked: false });
    await choose(main);
    expect(await itemOf(main)).toEqual({ text: LABEL, isTicked: true });
    const exec = readFileSync(entryIn(config), "utf8")
      .split("\n")
      .find((line) => line.startsWith("Exec="));
    const program = String.raw`"/opt/My \\"Apps\\"/100%% \\$Adjutant.AppImage"`;
    expect(exec?.startsWith(`Exec=${program} "--hidden" "--data-dir=`)).toBe(true);
    await choose(main);
    expect([await itemOf(main), existsSync(entryIn(config))]).toEqual([{ text: LABEL, isTicked: false }, false]);
  });

  it("follows an AppImage that was moved, and leaves what a person switched off or another folder's entry", async () => {
    const [config, dataDir] = [temporaryDir(), temporaryDir()];
    const start = (program: string, dir = dataDir) =>
      openWindow({ dataDir: dir, env: { XDG_CONFIG_HOME: config, APPIMAGE: program } });
    await choose(await start("/old/Adjutant.AppImage"));
    const moved = await start("/new/Adjutant.AppImage", dataDir);
    expect(await itemOf(moved)).toEqual({ text: LABEL, isTicked: true });
    const healed = readFileSync(entryIn(config), "utf8");
    expect(healed).toContain('Exec="/new/Adjutant.AppImage"');

    await start("/third/Adjutant.AppImage", temporaryDir());
    expect(readFileSync(entryIn(config), "utf8")).toBe(healed);

    writeFileSync(entryIn(config), healed.replace("enabled=true", "enabled=false"));
    const off = await start("/fourth/Adjutant.AppImage");
    expect(await itemOf(off)).toEqual({ text: LABEL, isTicked: false });
    expect(readFileSync(entryIn(config), "utf8")).toContain("/new/");
  });

  it("is not offered from a source tree, nor where only a portal may do it", async () => {
    const found = await Promise.all([
      openWindow({ stage: { isPackaged: false } }).then(itemOf),
      openWindow({ env: { FLATPAK_ID: "app.adjutant.desktop" } }).then(itemOf),
      openWindow({ env: { SNAP: "/snap/adjutant/1" } }).then(itemOf),
    ]);
    expect(found).toEqual([null, null, null]);
  });
});

describe("starting at login on macOS and Windows", () => {
  const off = { status: "enabled", isSwitchedOff: false, wasOpenedAtLogin: false };

  it.each<[string, Partial<Stage>, string, boolean]>([
    ["macOS", { platform: "darwin", loginItem: off }, LABEL, true],
    [
      "macOS that wants an approval",
      { platform: "darwin", loginItem: { ...off, status: "requires-approval" } },
      "Start at login (allow it in System Settings)",
      false,
    ],
    ["Windows", { platform: "win32", loginItem: off }, LABEL, true],
    [
      "Windows, switched off in the Task Manager",
      { platform: "win32", loginItem: { ...off, isSwitchedOff: true } },
      "Start at login (switched off in the Task Manager)",
      false,
    ],
  ])("shows what %s answers", async (_, stage, text, isTicked) => {
    const main = await openWindow({ stage });
    expect(await itemOf(main)).toEqual({ text: LABEL, isTicked: false });
    await choose(main);
    expect(await itemOf(main)).toEqual({ text, isTicked });
  });

  it("is asked of Windows with the same words that it was set with", async () => {
    const dataDir = temporaryDir();
    const main = await openWindow({ dataDir, stage: { platform: "win32" } });
    await choose(main);
    const args = ["--hidden", `--data-dir=${dataDir}`];
    expect(await main.done("app.setLoginItemSettings")).toEqual([[{ openAtLogin: true, args }]]);
    expect(new Set((await main.done("app.getLoginItemSettings")).map((asked) => JSON.stringify(asked)))).toEqual(
      new Set([JSON.stringify([{ args }])]),
    );
  });
});
