/** What electron-builder.yml makes: packed here with a stub in the place of Electron's binary, then read back. */
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { Arch, build, Platform } from "electron-builder";
import { beforeAll, describe, expect, it } from "vitest";
import { BUILT_APP } from "#test/support/electron/built-app.ts";
import { temporaryDirForFile } from "#test/support/electron/main-process.ts";

const ROOT = process.cwd();
const FUSE_COUNT = 9;

let unpacked: string;
let files: ReadonlyMap<string, ArchiveEntry>;

beforeAll(async () => {
  const dir = temporaryDirForFile();
  const electronDist = join(dir, "electron");
  makeStub(electronDist);
  await build({
    projectDir: ROOT,
    targets: Platform.LINUX.createTarget(["dir"], Arch.x64),
    publish: "never",
    config: {
      extends: "electron-builder.yml",
      electronDist,
      directories: { output: join(dir, "release") },
    },
  });
  unpacked = join(dir, "release", "linux-unpacked");
  files = readArchive(join(unpacked, "resources", "app.asar"));
});

describe("the package", () => {
  it("has every fuse where it was decided", async () => {
    const wire = await getCurrentFuseWire(join(unpacked, "adjutant"));
    const states = Object.entries(wire)
      .filter(([index]) => /^\d+$/.test(index))
      .map(([index, state]) => [FuseV1Options[Number(index)], FuseState[Number(state)]]);
    expect(Object.fromEntries(states)).toEqual({
      RunAsNode: "DISABLE",
      EnableCookieEncryption: "ENABLE",
      EnableNodeOptionsEnvironmentVariable: "DISABLE",
      EnableNodeCliInspectArguments: "DISABLE",
      EnableEmbeddedAsarIntegrityValidation: "ENABLE",
      OnlyLoadAppFromAsar: "ENABLE",
      LoadBrowserProcessSpecificV8Snapshot: "DISABLE",
      GrantFileProtocolExtraPrivileges: "DISABLE",
      WasmTrapHandlers: "ENABLE",
    });
  });

  it("holds the build, the pictures of the tray and one dependency, and nothing else of the source tree", () => {
    const names = [...files.keys()];
    const built = ["main", "preload", "renderer", "verifier"].flatMap((part) =>
      readdirSync(join(BUILT_APP, part), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/")),
    );
    const own = names.filter((name) => !name.startsWith("node_modules/"));
    expect(new Set(own)).toEqual(
      new Set([
        ...built,
        "package.json",
        "resources/icon.png",
        ...["tray", "attention"].flatMap((name) =>
          [".ico", ".png", "Template.png", "Template@2x.png"].map((end) => `resources/tray/${name}${end}`),
        ),
      ]),
    );
    expect(new Set(names.filter((name) => !own.includes(name)).map((name) => name.split("/")[1]))).toEqual(
      new Set(["better-sqlite3"]),
    );
  });

  it("starts what was built", () => {
    const archive = join(unpacked, "resources", "app.asar");
    const entry = JSON.parse(readPacked(archive, files.get("package.json")).toString("utf8")).main;
    const packed = readPacked(archive, files.get(entry));
    expect([entry, digest(packed)]).toEqual([
      "out/main/index.js",
      digest(readFileSync(join(BUILT_APP, "main", "index.js"))),
    ]);
    expect(files.has("out/preload/index.cjs")).toBe(true);
  });

  it("lays the page that checks draws beside the installers, with its hash", () => {
    const page = readFileSync(join(unpacked, "..", "verifier.html"));
    expect(
      page.equals(readPacked(join(unpacked, "resources", "app.asar"), files.get("out/verifier/verifier.html"))),
    ).toBe(true);
    expect(readFileSync(join(unpacked, "..", "verifier.html.sha256"), "utf8")).toBe(`${digest(page)}  verifier.html\n`);
  });

  it("has the one database driver that fits, beside the archive, where it can be loaded from", () => {
    const drivers = readdirSync(unpacked, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".node"))
      .map((entry) => relative(unpacked, join(entry.parentPath, entry.name)));
    expect(drivers).toEqual([
      join("resources", "app.asar.unpacked", "node_modules", "better-sqlite3", "prebuilds", "linux-x64.node"),
    ]);
    expect([...files].filter(([name, { isUnpacked }]) => name.endsWith(".node") && !isUnpacked)).toEqual([]);
  });

  it("holds no test, no source, no map and no key", () => {
    const strange = [...files.keys()].filter((name) =>
      /\.(map|tsx?|test\.js|key|sealed|pem|env|db)$|(^|\/)(test|src)\//.test(
        name.replace("node_modules/better-sqlite3/", ""),
      ),
    );
    expect(strange).toEqual([]);
  });
});

describe("the pictures", () => {
  it("are there for each system, in its own format and sizes", () => {
    const file = (name: string) => readFileSync(join(ROOT, "resources", name));
    const png = (name: string) => [file(name).readUInt32BE(16), file(name).readUInt32BE(20)];
    expect(
      Object.fromEntries(
        ["trayTemplate", "trayTemplate@2x", "attentionTemplate", "attentionTemplate@2x", "tray", "attention"].map(
          (name) => [name, png(`tray/${name}.png`)],
        ),
      ),
    ).toEqual({
      trayTemplate: [16, 16],
      "trayTemplate@2x": [32, 32],
      attentionTemplate: [16, 16],
      "attentionTemplate@2x": [32, 32],
      tray: [32, 32],
      attention: [32, 32],
    });
    expect(sizesOfIco(file("icon.ico"))).toEqual([16, 24, 32, 48, 64, 128, 256]);
    expect(sizesOfIco(file("tray/tray.ico"))).toEqual([16, 20, 24, 32, 48]);
    expect([file("icon.icns").toString("latin1", 0, 4), file("icon.icns").readUInt32BE(4)]).toEqual([
      "icns",
      file("icon.icns").length,
    ]);
    expect(
      readdirSync(join(ROOT, "resources", "icons"))
        .map((name) => png(`icons/${name}`).join("x"))
        .sort(),
    ).toEqual(
      readdirSync(join(ROOT, "resources", "icons"))
        .map((name) => name.replace(".png", ""))
        .sort(),
    );
  });
});

/** Electron's folder as far as the packer looks at it: a program that holds the wire of fuses, all on, and two languages. */
function makeStub(dir: string): void {
  mkdirSync(join(dir, "locales"), { recursive: true });
  for (const language of ["en-US", "de"]) writeFileSync(join(dir, "locales", `${language}.pak`), "");
  const sentinel = Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX");
  const version = Buffer.from([1, FUSE_COUNT]);
  const wire = Buffer.alloc(FUSE_COUNT, "1");
  writeFileSync(join(dir, "electron"), Buffer.concat([Buffer.from("stub "), sentinel, version, wire]), { mode: 0o755 });
}

interface ArchiveEntry {
  readonly offset: number;
  readonly size: number;
  readonly isUnpacked: boolean;
}

interface HeaderNode {
  readonly files?: Readonly<Record<string, HeaderNode>>;
  readonly offset?: string;
  readonly size?: number;
  readonly unpacked?: boolean;
}

/** Files of an asar: four lengths of 32 bits, a header in JSON with the fourth's length, then the files' bytes. */
function readArchive(path: string): ReadonlyMap<string, ArchiveEntry> {
  if (!existsSync(path)) throw new Error("Nothing was packed.");
  const lengths = readAt(path, 0, 16);
  const header = JSON.parse(readAt(path, 16, lengths.readUInt32LE(12)).toString("utf8")) as HeaderNode;
  const start = 8 + lengths.readUInt32LE(4);
  const found = new Map<string, ArchiveEntry>();
  const walk = (node: HeaderNode, name: string): void => {
    for (const [key, child] of Object.entries(node.files ?? {})) walk(child, name === "" ? key : `${name}/${key}`);
    if (node.files !== undefined) return;
    found.set(name, {
      offset: start + Number(node.offset ?? 0),
      size: node.size ?? 0,
      isUnpacked: node.unpacked === true,
    });
  };
  walk(header, "");
  return found;
}

function readPacked(archive: string, entry: ArchiveEntry | undefined): Buffer {
  if (entry === undefined || entry.isUnpacked) throw new Error("This file is not in the archive.");
  return readAt(archive, entry.offset, entry.size);
}

function readAt(path: string, offset: number, size: number): Buffer {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(size);
    readSync(file, bytes, 0, size, offset);
    return bytes;
  } finally {
    closeSync(file);
  }
}

function digest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function sizesOfIco(ico: Buffer): number[] {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.readUInt8(6 + 16 * index) || 256);
}
