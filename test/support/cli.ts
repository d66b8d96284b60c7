/** The built command line as a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";

const PROGRAM = resolve("out", "main", "adjutant.js");
/** Where Node keeps the compiled program from one start to the next. */
const COMPILED = resolve("node_modules", ".cache", "adjutant-compiled");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The one JSON value on stdout; throws where stdout is anything else. */
  // biome-ignore lint/suspicious/noExplicitAny: what scripts get has no type either.
  readonly json: () => any;
}

export interface CliOptions {
  readonly dataDir: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function startCli(args: readonly string[], options: CliOptions): ChildProcess {
  return spawn(process.execPath, [PROGRAM, "--data-dir", options.dataDir, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: COMPILED,
      DISPLAY: "",
      WAYLAND_DISPLAY: "",
      ADJUTANT_KEY: "",
      ADJUTANT_DATA_DIR: "",
      ...options.env,
    },
  });
}

/** Runs a command to its end. */
export function runCli(args: readonly string[], options: CliOptions): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = startCli(args, options);
    let [stdout, stderr] = ["", ""];
    child.stdout?.on("data", (chunk) => (stdout += chunk));
    child.stderr?.on("data", (chunk) => (stderr += chunk));
    child.on("error", fail);
    child.on("close", (code) => done({ code, stdout, stderr, json: () => JSON.parse(stdout) }));
    child.stdin?.end(options.input ?? "");
  });
}

/** Starts a host (`serve`, `demo`) and resolves with its address once it prints it. */
export function startHost(
  args: readonly string[],
  options: CliOptions,
): Promise<{ child: ChildProcess; address: string; stop: () => Promise<void> }> {
  return new Promise((done, fail) => {
    const child = startCli([...args, "--no-open", "--json"], options);
    let [stdout, stderr] = ["", ""];
    const ended = new Promise<void>((resolveEnd) => child.on("close", () => resolveEnd()));
    child.stdout?.on("data", (chunk) => {
      stdout += chunk;
      const address = /"address": "([^"]+)"/.exec(stdout)?.[1];
      if (address === undefined) return;
      done({
        child,
        address,
        async stop() {
          child.kill("SIGTERM");
          await ended;
        },
      });
    });
    child.stderr?.on("data", (chunk) => (stderr += chunk));
    child.on("close", (code) => fail(new Error(`The host ended with ${code}: ${stderr}`)));
  });
}
