import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { type Assets, loadAssets } from "#main/hosts/assets.ts";
import { handleCrashes } from "#main/hosts/crashes.ts";
import { demoDirOf } from "#main/hosts/data-dir.ts";
import { openLog } from "#main/hosts/log.ts";
import { refusalWords } from "#main/hosts/refusal-words.ts";
import { openDemoHost, openWebHost, type WebHost, type WebHostResult } from "#main/hosts/web/host.ts";
import { CommandError, EXIT } from "./output.ts";
import type { Run } from "./program.ts";
import type { Session } from "./session.ts";

interface HostFlags {
  readonly port: number;
  readonly open: boolean;
}

/** `serve` and `demo`: hosts that run until they are stopped. */
export function addHostCommands(program: Command, run: Run): void {
  addFlags(program.command("serve").description("serve the app on this computer's loopback and keep syncing")).action(
    run(async (session, flags: HostFlags) => {
      const { dataDir } = session;
      stopForCrashes(session, dataDir);
      const opened = await openWebHost({
        dataDir,
        port: flags.port,
        assets: builtWindow(),
        onSeat(seat) {
          if (seat.kind === "guest") {
            session.output.say(`This data is open in another Adjutant (process ${seat.owner.pid}); this one shows it.`);
          }
        },
      });
      await runHost(session, opened, flags, "Adjutant");
    }),
  );

  addFlags(program.command("demo").description("the demo alliance: simulated games, a workspace of its own")).action(
    run(async (session, flags: HostFlags) => {
      const dataDir = demoDirOf(session.dataDir);
      stopForCrashes(session, dataDir);
      const opened = await openDemoHost({
        dataDir,
        port: flags.port,
        assets: builtWindow(),
        leave: () => Promise.resolve({ how: "close" }),
      });
      await runHost(session, opened, flags, "The demo");
    }),
  );
}

function addFlags(command: Command): Command {
  return command
    .option("--port <n>", "port on 127.0.0.1; any free one where it is left out", parsePort, 0)
    .option("--no-open", "print the address and open no browser");
}

async function runHost(session: Session, opened: WebHostResult, flags: HostFlags, what: string): Promise<void> {
  if (!opened.ok) throw new CommandError(refusalWords(opened));
  const { host } = opened;
  session.output.print({ address: host.address }, () => [`${what} is at ${host.address}`]);
  if (flags.open) openBrowser(host.address);
  await untilStopped(host);
}

/** Ends the process with words and an exit code after something that nobody caught. */
function stopForCrashes(session: Session, dataDir: string): void {
  const log = openLog(dataDir, "web");
  handleCrashes(log, (error) => {
    const reference = log.defect(error, "main process");
    session.output.say(
      `Adjutant has to stop: something failed that should not. The log has the reference ${reference}.`,
    );
    process.exit(EXIT.failed);
  });
}

async function untilStopped(host: WebHost): Promise<void> {
  const stop = new AbortController();
  const stopped = (["SIGINT", "SIGTERM", "SIGHUP"] as const).map((signal) =>
    once(process, signal, { signal: stop.signal }),
  );
  await Promise.race(stopped);
  stop.abort();
  await Promise.allSettled(stopped);
  await host.close();
}

/** The window as it was built, beside the main process' own code. */
function builtWindow(): Assets {
  const dir = join(import.meta.dirname, "..", "..", "renderer");
  const beside = existsSync(dir) ? dir : join(import.meta.dirname, "..", "renderer");
  if (!existsSync(join(beside, "index.html"))) throw new CommandError("The window is not built. Run: npm run build");
  return loadAssets(beside);
}

/** Opens the system's browser where there is a desktop; the address was printed in any case. */
function openBrowser(address: string): void {
  const { platform, env } = process;
  const hasDesktop = platform !== "linux" || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY);
  if (!hasDesktop) return;
  const [command, ...args] =
    platform === "darwin"
      ? ["open", address]
      : platform === "win32"
        ? ["rundll32", "url.dll,FileProtocolHandler", address]
        : ["xdg-open", address];
  const child = spawn(command ?? "", args, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError("It must be from 0 to 65535.");
  return port;
}
