import { EventEmitter } from "node:events";
import { PreventableEvent } from "./frames.ts";
import { allDone, record, stage, tell } from "./recorder.ts";

class App extends EventEmitter {
  readonly isPackaged = stage.isPackaged;
  readonly name = "Adjutant";
  #paths = new Map<string, string>();
  #opensAtLogin = false;

  enableSandbox(): void {
    record("app.enableSandbox");
  }

  setAppUserModelId(id: string): void {
    record("app.setAppUserModelId", id);
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
    record("app.setPath", name, path);
  }

  getPath(name: string): string {
    return this.#paths.get(name) ?? "";
  }

  /** The root of the source tree, as when Electron is started on it. */
  getAppPath(): string {
    return process.cwd();
  }

  requestSingleInstanceLock(): boolean {
    record("app.requestSingleInstanceLock");
    return stage.isFirst;
  }

  setAsDefaultProtocolClient(...how: readonly unknown[]): void {
    record("app.setAsDefaultProtocolClient", ...how);
  }

  setLoginItemSettings(settings: { openAtLogin: boolean }): void {
    this.#opensAtLogin = settings.openAtLogin;
    record("app.setLoginItemSettings", settings);
  }

  getLoginItemSettings(asked?: object) {
    record("app.getLoginItemSettings", asked);
    const { status, isSwitchedOff, wasOpenedAtLogin } = stage.loginItem;
    return {
      openAtLogin: this.#opensAtLogin,
      executableWillLaunchAtLogin: this.#opensAtLogin && !isSwitchedOff,
      status: this.#opensAtLogin ? status : "not-registered",
      wasOpenedAtLogin,
    };
  }

  whenReady(): Promise<void> {
    record("app.whenReady");
    return new Promise((resolve) => setImmediate(resolve));
  }

  quit(): void {
    record("app.quit");
    const event = new PreventableEvent();
    this.emit("before-quit", event);
    if (!event.isPrevented) this.exit(0);
  }

  exit(code = 0): void {
    record("app.exit", code);
    tell({ kind: "exit", code, deeds: allDone() });
    // The message leaves before the process does.
    setImmediate(() => process.exit(code));
  }
}

export const app = new App();
