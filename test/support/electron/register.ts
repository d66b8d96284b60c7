/** Runs before the built main process: puts the stand-in in Electron's place and lets the test look inside. */
import childProcess from "node:child_process";
import { registerHooks, syncBuiltinESMExports } from "node:module";
import Sqlite from "better-sqlite3";
import { portOf } from "./frames.ts";
import { record, stage, tell, until } from "./recorder.ts";
import type { ToMain } from "./stage.ts";
import { holdTimers } from "./timers.ts";

const standIn = new URL("./electron.ts", import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === "electron" || specifier.startsWith("electron/")) return { url: standIn, shortCircuit: true };
    return next(specifier, context);
  },
});

// The driver picks its native part by the platform at first use, which must be this computer's.
new Sqlite(":memory:").close();
Object.defineProperty(process, "platform", { value: stage.platform });
holdTimers();

// The session bus belongs to the desktop: whether this computer has one must not matter.
type Callback = (error: Error | null, stdout: string) => void;
Object.assign(childProcess, {
  execFile(program: string, args: readonly string[], _options: object, callback: Callback) {
    record("execFile", program, args);
    const printed = program === "gdbus" || program === "busctl" ? stage.bus[program] : null;
    setImmediate(() => callback(printed === null ? new Error(`There is no ${program}.`) : null, printed ?? ""));
  },
});
syncBuiltinESMExports();

const electron = await import("./electron.ts");

async function answer(message: Extract<ToMain, { id: number }>): Promise<unknown> {
  const run = new Function(`return (${message.source})`)() as (inside: typeof electron, arg: unknown) => unknown;
  return message.kind === "until" ? until(() => run(electron, message.arg)) : run(electron, message.arg);
}

process.on("disconnect", () => process.exit());
process.on("message", (message: ToMain) => {
  switch (message.kind) {
    case "port-message":
      portOf(message.port).emit("message", { data: message.data, ports: [] });
      return;
    case "port-gone":
      portOf(message.port).emit("close");
      return;
    default: {
      const { id } = message;
      answer(message).then(
        (value) => tell({ kind: "answer", id, value: value ?? null }),
        (error: unknown) =>
          tell({ kind: "failure", id, error: error instanceof Error ? (error.stack ?? "") : String(error) }),
      );
    }
  }
});
