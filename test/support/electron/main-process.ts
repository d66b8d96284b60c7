/** Runs the built main process under Node, with the stand-in in Electron's place, and lets a test look inside. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, onTestFinished } from "vitest";
import type * as Inside from "./electron.ts";
import type { Deed, FromMain, Stage, ToMain } from "./stage.ts";

export interface MainProcessOptions {
  /** Folder of the build: `main`, `preload` and `renderer` lie in it. */
  readonly built: string;
  readonly dataDir: string;
  readonly stage?: Partial<Stage>;
  /** More of the command line, after the folder. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

type PortMessage = Extract<FromMain, { kind: "port-message" | "port-closed" }>;

export interface MainProcess {
  /** Runs a function inside, as Playwright does for a real Electron; it sees its argument and the stand-in alone. */
  readonly evaluate: <Value, Arg = undefined>(
    run: (inside: typeof Inside, arg: Arg) => Value | Promise<Value>,
    arg?: Arg,
  ) => Promise<Awaited<Value>>;
  /** Resolves when a function gives something, looked at after each thing that the main process does. */
  readonly until: <Value, Arg = undefined>(
    look: (inside: typeof Inside, arg: Arg) => Value,
    arg?: Arg,
  ) => Promise<Exclude<Value, false | null | undefined>>;
  /** Everything that was done under a name before the process ended or until now. */
  readonly done: (what: string) => Promise<(readonly unknown[])[]>;
  readonly send: (message: ToMain) => void;
  readonly onPort: (listener: (message: PortMessage) => void) => void;
  readonly onReload: (listener: () => void) => void;
  /** What the process did and its code, once it has ended by itself. */
  readonly ended: Promise<{ readonly code: number; readonly deeds: readonly Deed[] }>;
  readonly stderr: () => string;
}

const REGISTER = join(import.meta.dirname, "register.ts");
const ROOT = join(import.meta.dirname, "..", "..", "..");

/** A folder for a workspace, removed after the test. */
export function temporaryDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "adjutant-desktop-"));
  onTestFinished(() => remove(dir));
  return dir;
}

/** A folder that all tests of a file share. */
export function temporaryDirForFile(): string {
  const dir = mkdtempSync(join(tmpdir(), "adjutant-desktop-"));
  afterAll(() => remove(dir));
  return dir;
}

/** Whether only this account may read a file. Windows keeps that elsewhere than in a mode. */
export function isPrivate(file: string): boolean {
  return process.platform === "win32" || (statSync(file).mode & 0o077) === 0;
}

function remove(dir: string): void {
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
}

export function startMain(options: MainProcessOptions): MainProcess {
  const { built, dataDir, stage = {}, args = [], env = {} } = options;
  const { NODE_OPTIONS: _, ADJUTANT_KEY: __, ...inherited } = process.env;
  const child = spawn(
    process.execPath,
    ["--import", REGISTER, join(built, "main", "index.js"), `--data-dir=${dataDir}`, ...args],
    {
      cwd: ROOT,
      stdio: ["ignore", "inherit", "pipe", "ipc"],
      env: { ...inherited, STAGE: JSON.stringify(stage), ...env },
    },
  );
  return connect(child);
}

function connect(child: ChildProcess): MainProcess {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const portListeners = new Set<(message: PortMessage) => void>();
  const reloadListeners = new Set<() => void>();
  let lastId = 0;
  let stderr = "";
  let farewell: { code: number; deeds: readonly Deed[] } | null = null;
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });

  child.on("message", (message: FromMain) => {
    switch (message.kind) {
      case "answer":
        waiting.get(message.id)?.resolve(message.value as never);
        waiting.delete(message.id);
        return;
      case "failure":
        waiting.get(message.id)?.reject(new Error(message.error));
        waiting.delete(message.id);
        return;
      case "exit":
        farewell = { code: message.code, deeds: message.deeds };
        return;
      case "reload":
        for (const listener of reloadListeners) listener();
        return;
      default:
        for (const listener of portListeners) listener(message);
    }
  });

  const ended = new Promise<{ code: number; deeds: readonly Deed[] }>((resolve, reject) => {
    child.once("close", (code) => {
      const error = new Error(`The main process ended with ${code}.\n${stderr}`);
      for (const { reject: refuse } of waiting.values()) refuse(error);
      if (farewell === null) reject(error);
      else resolve(farewell);
    });
  });
  ended.catch(() => {});
  const send = (message: ToMain) => void child.send(message);
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended.catch(() => {});
  });

  function ask<Value>(kind: "evaluate" | "until", run: object, arg: unknown): Promise<Value> {
    if (child.exitCode !== null) return Promise.reject(new Error(`The main process has ended.\n${stderr}`));
    lastId += 1;
    const id = lastId;
    return new Promise<Value>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      send({ kind, id, source: String(run), arg });
    });
  }

  return {
    evaluate: (run, arg) => ask("evaluate", run, arg),
    until: (look, arg) => ask("until", look, arg),
    async done(what) {
      if (farewell !== null) return farewell.deeds.filter((deed) => deed.what === what).map((deed) => deed.with);
      return ask("evaluate", ({ done }: typeof Inside, name: string) => done(name), what);
    },
    send,
    onPort: (listener) => void portListeners.add(listener),
    onReload: (listener) => void reloadListeners.add(listener),
    ended,
    stderr: () => stderr,
  };
}
