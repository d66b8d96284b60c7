/**
 * The workspace's key, sealed by the system's key store.
 *
 * 1. ADJUTANT_KEY leads where it is set; then comes the sealed key; without a key store the file that the web host and the
 *    command line use. Whatever else can be opened is kept for opening: the hosts share one workspace.
 * 2. A sealed key that does not open is put aside under another name and tried again at each start: a key store may only be
 *    locked today.
 * 3. A new seal is trusted after it was opened again (Signal does so since keyrings lost keys).
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "#main/hosts/whole-file.ts";
import { loadWorkspaceKey, readKeyFile, WORKSPACE_KEY_FILE } from "#main/hosts/workspace-key.ts";
import type { WorkspaceKey } from "#main/workspace.ts";
import type { KeyPlace } from "#shared/contract/app.ts";

/** What is used of Electron's safeStorage. The synchronous calls are deprecated since Electron 45. */
interface KeyStore {
  readonly isAsyncEncryptionAvailable: () => Promise<boolean>;
  readonly encryptStringAsync: (text: string) => Promise<Buffer>;
  readonly decryptStringAsync: (
    sealed: Buffer,
  ) => Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
  readonly getSelectedStorageBackend: () => string;
}

const SEALED_KEY_FILE = "workspace.key.sealed";
const ASIDE = /^workspace\.key\.sealed\.\d+$/;
const KEY_BYTES = 32;

/** Backends whose key is a word in Chromium's source, or that nobody can name: that hides, and does not protect. */
const WEAK_BACKENDS: ReadonlySet<string> = new Set(["basic_text", "unknown"]);

/** The keys of a workspace in this host, and how strongly the first one is kept. */
export async function loadSealedKey(
  dataDir: string,
  store: KeyStore,
  platform: NodeJS.Platform,
): Promise<WorkspaceKey> {
  const isGiven = (process.env.ADJUTANT_KEY ?? "") !== "";
  const hasStore = await store.isAsyncEncryptionAvailable().catch(() => false);
  if (!hasStore) return loadWorkspaceKey(dataDir);
  const sealed = await openCurrent(dataDir, store);
  if (isGiven) {
    const { keys, place } = loadWorkspaceKey(dataDir);
    return { keys: [...keys, ...sealed, ...(await openAside(dataDir, store))], place };
  }
  const key = sealed[0] ?? (await sealNew(dataDir, store));
  if (key === null) return loadWorkspaceKey(dataDir);
  const plain = existsSync(join(dataDir, WORKSPACE_KEY_FILE)) ? [readKeyFile(dataDir)] : [];
  return { keys: [key, ...plain, ...(await openAside(dataDir, store))], place: placeOf(store, platform) };
}

function placeOf(store: KeyStore, platform: NodeJS.Platform): KeyPlace {
  if (platform !== "linux") return "os";
  return WEAK_BACKENDS.has(store.getSelectedStorageBackend()) ? "os-weak" : "os";
}

/** The key in the sealed file, or nothing; sealed anew where the store asks for it. */
async function openCurrent(dataDir: string, store: KeyStore): Promise<Buffer[]> {
  const file = join(dataDir, SEALED_KEY_FILE);
  if (!existsSync(file)) return [];
  const opened = await open(readFileSync(file), store);
  if (opened === null) return [];
  if (opened.shouldReEncrypt) await seal(dataDir, opened.key, store);
  return [opened.key];
}

/** Makes and seals a key; null where the store does not give it back. What was there and did not open is kept beside. */
async function sealNew(dataDir: string, store: KeyStore): Promise<Buffer | null> {
  const file = join(dataDir, SEALED_KEY_FILE);
  const key = randomBytes(KEY_BYTES);
  const sealed = await store.encryptStringAsync(key.toString("base64url")).catch(() => null);
  if (sealed === null) return null;
  const again = await open(sealed, store);
  if (again === null || !timingSafeEqual(again.key, key)) return null;
  if (existsSync(file)) renameSync(file, freeNameBeside(file));
  writeWhole(file, sealed);
  return key;
}

async function seal(dataDir: string, key: Buffer, store: KeyStore): Promise<void> {
  const sealed = await store.encryptStringAsync(key.toString("base64url")).catch(() => null);
  if (sealed !== null) writeWhole(join(dataDir, SEALED_KEY_FILE), sealed);
}

/** Keys that did not open at some earlier start and do now. */
async function openAside(dataDir: string, store: KeyStore): Promise<Buffer[]> {
  const names = readdirSync(dataDir).filter((name) => ASIDE.test(name));
  const opened = await Promise.all(names.map((name) => open(readFileSync(join(dataDir, name)), store)));
  return opened.flatMap((one) => (one === null ? [] : [one.key]));
}

async function open(
  sealed: Buffer,
  store: KeyStore,
): Promise<{ readonly key: Buffer; readonly shouldReEncrypt: boolean } | null> {
  const opened = await store.decryptStringAsync(sealed).catch(() => null);
  const key = Buffer.from(opened?.result ?? "", "base64url");
  return opened === null || key.byteLength !== KEY_BYTES ? null : { key, shouldReEncrypt: opened.shouldReEncrypt };
}

function freeNameBeside(file: string): string {
  for (let index = 1; ; index += 1) {
    const name = `${file}.${index}`;
    if (!existsSync(name)) return name;
  }
}
