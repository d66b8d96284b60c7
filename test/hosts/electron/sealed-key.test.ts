import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readKeyFile } from "#main/hosts/workspace-key.ts";
import { BUILT_APP } from "#test/support/electron/built-app.ts";
import { isPrivate, startMain, temporaryDir } from "#test/support/electron/main-process.ts";
import { STAGE, type Stage } from "#test/support/electron/stage.ts";
import { offerPort } from "#test/support/electron/window-client.ts";

const GAME = "clash-of-clans";
const KEY = "a-key-that-nobody-may-see";
const SEALED = "workspace.key.sealed";

interface Start {
  readonly safeStorage?: Partial<Stage["safeStorage"]>;
  readonly platform?: NodeJS.Platform;
  readonly env?: Readonly<Record<string, string>>;
  /** Enters a key in the settings. */
  readonly enters?: boolean;
}

/** One start of the app, from its window: where the workspace's key is, and whether the game's keys can be opened. */
async function run(dataDir: string, { safeStorage = {}, platform = "linux", env = {}, enters = false }: Start = {}) {
  const stage = { platform, safeStorage: { ...STAGE.safeStorage, ...safeStorage } };
  const main = startMain({ built: BUILT_APP, dataDir, stage, env });
  const { client } = await offerPort(main);
  if (enters) await client.keys.set({ game: GAME, keys: [KEY] });
  const { place } = (await client.app.status()).workspace.secrets;
  const keys = await client.keys.list();
  const seals = (await main.done("safeStorage.encryptStringAsync")).length;
  await main.evaluate(({ app }) => app.quit());
  await main.ended;
  return { place, locked: keys.map(({ state }) => state === "locked"), seals };
}

const filesOf = (dataDir: string) => readdirSync(dataDir).filter((name) => name.startsWith("workspace.key"));

describe("the workspace's key", () => {
  it("is sealed by the system, and opened at the next start; no file holds it or what it seals", async () => {
    const dataDir = temporaryDir();
    expect(await run(dataDir, { enters: true })).toEqual({ place: "os", locked: [false], seals: 1 });
    expect(await run(dataDir)).toEqual({ place: "os", locked: [false], seals: 0 });
    expect(filesOf(dataDir)).toEqual([SEALED]);
    expect(isPrivate(join(dataDir, SEALED))).toBe(true);
    const everything = readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));
    expect(everything.filter((text) => text.includes(KEY))).toEqual([]);
  });

  it.each([
    ["darwin", "basic_text", "os"],
    ["win32", "unknown", "os"],
    ["linux", "kwallet6", "os"],
    ["linux", "basic_text", "os-weak"],
    ["linux", "unknown", "os-weak"],
  ] as const)("on %s with %s is said to be in place %s", async (platform, backend, place) => {
    expect((await run(temporaryDir(), { platform, safeStorage: { backend } })).place).toBe(place);
  });

  it("lies in the file that the command line uses where the system has no key store", async () => {
    const dataDir = temporaryDir();
    expect(await run(dataDir, { safeStorage: { isAvailable: false }, enters: true })).toEqual({
      place: "file",
      locked: [false],
      seals: 0,
    });
    expect(filesOf(dataDir)).toEqual(["workspace.key"]);
    // A key store that is there later takes over, and what the file's key sealed still opens.
    expect(await run(dataDir)).toEqual({ place: "os", locked: [false], seals: 1 });
  });

  it("is not entrusted to a key store that does not give it back", async () => {
    const dataDir = temporaryDir();
    expect((await run(dataDir, { safeStorage: { givesBack: false } })).place).toBe("file");
    expect(existsSync(join(dataDir, SEALED))).toBe(false);
  });

  it("opens what the command line and the web host sealed", async () => {
    const dataDir = temporaryDir();
    mkdirSync(dataDir, { recursive: true });
    const plain = readKeyFile(dataDir);
    expect(plain.byteLength).toBe(32);
    await run(dataDir, { safeStorage: { isAvailable: false }, enters: true });
    expect(await run(dataDir)).toMatchObject({ place: "os", locked: [false] });
    rmSync(join(dataDir, "workspace.key"));
    expect(await run(dataDir)).toMatchObject({ place: "os", locked: [true] });
  });

  it("is made anew when it does not open; the old one is kept, and used again when it opens", async () => {
    const dataDir = temporaryDir();
    await run(dataDir, { enters: true });
    const sealed = readFileSync(join(dataDir, SEALED));
    expect(await run(dataDir, { safeStorage: { secret: "another" } })).toEqual({
      place: "os",
      locked: [true],
      seals: 1,
    });
    expect(filesOf(dataDir)).toEqual([SEALED, `${SEALED}.1`]);
    expect(readFileSync(join(dataDir, `${SEALED}.1`)).equals(sealed)).toBe(true);
    expect(await run(dataDir)).toMatchObject({ place: "os", locked: [false] });
    expect(filesOf(dataDir)).toEqual([SEALED, `${SEALED}.1`, `${SEALED}.2`]);
  });

  it("is made anew when its file is no seal at all", async () => {
    const dataDir = temporaryDir();
    writeFileSync(join(dataDir, SEALED), "damaged");
    expect(await run(dataDir)).toEqual({ place: "os", locked: [], seals: 1 });
    expect(await run(dataDir)).toEqual({ place: "os", locked: [], seals: 0 });
  });

  it("is sealed anew, the same key, when the system asks for it", async () => {
    const dataDir = temporaryDir();
    await run(dataDir, { enters: true });
    const before = readFileSync(join(dataDir, SEALED));
    expect(await run(dataDir, { safeStorage: { shouldReEncrypt: true } })).toEqual({
      place: "os",
      locked: [false],
      seals: 1,
    });
    expect(readFileSync(join(dataDir, SEALED)).equals(before)).toBe(false);
    expect(await run(dataDir)).toMatchObject({ locked: [false] });
  });

  it("comes from ADJUTANT_KEY where that is set, and what the sealed one sealed still opens", async () => {
    const dataDir = temporaryDir();
    await run(dataDir, { enters: true });
    const env = { ADJUTANT_KEY: "sixteen characters or more" };
    expect(await run(dataDir, { env })).toEqual({ place: "environment", locked: [false], seals: 0 });
    await run(dataDir, { env, enters: true });
    expect(await run(dataDir)).toMatchObject({ place: "os", locked: [true] });
    expect(filesOf(dataDir)).toEqual([SEALED]);
  });
});
