import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BUILT_APP } from "#test/support/electron/built-app.ts";
import { type MainProcess, startMain, temporaryDir } from "#test/support/electron/main-process.ts";

async function openWindow(options: Partial<Parameters<typeof startMain>[0]> = {}): Promise<MainProcess> {
  const main = startMain({ built: BUILT_APP, dataDir: temporaryDir(), ...options });
  await main.until(({ done }) => done("window.show").length > 0);
  return main;
}

const close = (main: MainProcess) => main.evaluate(({ windows }) => windows[0]!.close());
const answerWith = (main: MainProcess, button: number) =>
  main.evaluate(({ dialog }, one) => void dialog.answers.push(one), button);
const savedIn = (dataDir: string) => JSON.parse(readFileSync(join(dataDir, "desktop.json"), "utf8")).closing;

const NO_TRAY = { bus: { gdbus: "(<false>,)\n", busctl: null } };

describe("the close button", () => {
  it("asks once, and keeps the answer", async () => {
    const dataDir = temporaryDir();
    const main = await openWindow({ dataDir, stage: { platform: "win32" } });
    await answerWith(main, 0);
    await close(main);
    await main.until(({ done }) => done("window.hide").length === 1);
    expect(savedIn(dataDir)).toBe("background");
    expect(await main.done("dialog.showMessageBox")).toMatchObject([
      [{ buttons: ["Keep checking in the background", "Quit", "Cancel"], cancelId: 2 }],
    ]);
    await main.evaluate(({ trays }) => trays[0]!.menu.choose("Open Adjutant"));
    await close(main);
    await main.until(({ done }) => done("window.hide").length === 2);
    expect(await main.done("dialog.showMessageBox")).toHaveLength(1);
  });

  it("quits where that was the answer, and without a question from then on", async () => {
    const dataDir = temporaryDir();
    const first = await openWindow({ dataDir, stage: { platform: "darwin" } });
    await answerWith(first, 1);
    await close(first);
    expect((await first.ended).code).toBe(0);
    expect(savedIn(dataDir)).toBe("quit");
    const second = await openWindow({ dataDir, stage: { platform: "darwin" } });
    await close(second);
    await second.ended;
    expect(await second.done("dialog.showMessageBox")).toEqual([]);
  });

  it("leaves everything as it is while nobody answered, and asks one thing at a time", async () => {
    const dataDir = temporaryDir();
    const main = await openWindow({ dataDir, stage: { platform: "win32" } });
    await main.evaluate(({ windows }) => {
      windows[0]!.close();
      windows[0]!.close();
    });
    await main.until(({ done }) => done("dialog.showMessageBox").length === 1);
    await close(main);
    await close(main);
    expect(await main.done("dialog.showMessageBox")).toHaveLength(1);
    expect([await main.done("window.hide"), await main.done("app.quit"), savedIn(dataDir)]).toEqual([[], [], "ask"]);
  });

  it("leaves everything as it is when the question is put away, and asks again", async () => {
    const dataDir = temporaryDir();
    const main = await openWindow({ dataDir, stage: { platform: "win32" } });
    await main.evaluate(({ dialog }) => dialog.answers.push(2, 0));
    await close(main);
    await main.until(({ done }) => done("dialog.showMessageBox").length === 1);
    expect([await main.done("window.hide"), savedIn(dataDir)]).toEqual([[], "ask"]);
    await close(main);
    await main.until(({ done }) => done("window.hide").length === 1);
    expect(savedIn(dataDir)).toBe("background");
  });

  it.each([
    ["shows none", NO_TRAY.bus],
    ["shows none, as the other program says", { gdbus: null, busctl: "b false\n" }],
    ["cannot be asked", { gdbus: null, busctl: null }],
    ["answers something else", { gdbus: "()\n", busctl: "b true\n" }],
  ])("quits on a Linux desktop that has no tray: one that %s", async (_, bus) => {
    const main = await openWindow({ stage: { bus } });
    await close(main);
    const { deeds } = await main.ended;
    expect(deeds.filter((deed) => deed.what.startsWith("dialog"))).toEqual([]);
  });

  it.each([
    ["says so", { gdbus: "(<true>,)\n", busctl: null }],
    ["says so to the other program", { gdbus: null, busctl: "b true\n" }],
  ])("asks on a Linux desktop that has a tray and %s", async (_, bus) => {
    const main = await openWindow({ stage: { bus } });
    await answerWith(main, 0);
    await close(main);
    await main.until(({ done }) => done("window.hide").length === 1);
  });

  it("hides where the menu says so, tray or not; the menu takes it back", async () => {
    const dataDir = temporaryDir();
    const main = await openWindow({ dataDir, stage: NO_TRAY });
    const box = "Keep checking when the window is closed";
    expect(await main.evaluate(({ Menu }, label) => Menu.shown.isTicked(label), box)).toBe(false);
    await main.evaluate(({ Menu }, label) => Menu.shown.choose(label), box);
    expect([savedIn(dataDir), await main.evaluate(({ Menu }, label) => Menu.shown.isTicked(label), box)]).toEqual([
      "background",
      true,
    ]);
    await close(main);
    await main.until(({ done }) => done("window.hide").length === 1);
    await main.evaluate(({ Menu }, label) => Menu.shown.choose(label), box);
    expect(savedIn(dataDir)).toBe("quit");
  });
});
