import { EventEmitter } from "node:events";
import { record } from "./recorder.ts";

type Handler = (request: Request) => Response | Promise<Response>;
type Details = Readonly<Record<string, unknown>>;

class Session {
  permissionRequest:
    | ((contents: unknown, permission: string, callback: (is: boolean) => void, details: Details) => void)
    | null = null;
  permissionCheck: ((contents: unknown, permission: string, origin: string, details: Details) => boolean) | null = null;
  devicePermission: ((details: Details) => boolean) | null = null;
  beforeRequest: ((details: { url: string }, callback: (response: { cancel: boolean }) => void) => void) | null = null;
  isSpellChecked = true;
  readonly handlers = new Map<string, Handler>();

  readonly protocol = {
    handle: (scheme: string, handler: Handler) => {
      this.handlers.set(scheme, handler);
      record("protocol.handle", scheme);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (listener: Session["beforeRequest"]) => {
      this.beforeRequest = listener;
    },
  };

  setPermissionRequestHandler(handler: Session["permissionRequest"]): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: Session["permissionCheck"]): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: Session["devicePermission"]): void {
    this.devicePermission = handler;
  }

  setSpellCheckerEnabled(isOn: boolean): void {
    this.isSpellChecked = isOn;
  }

  /** Whether a page may ask for an address. */
  mayRequest(url: string): boolean {
    let isCancelled = false;
    this.beforeRequest?.({ url }, ({ cancel }) => {
      isCancelled = cancel;
    });
    return !isCancelled;
  }

  /** Both ways in which Chromium asks for a permission, as [on request, on check]. */
  permits(permission: string, requestingUrl: string, isMainFrame: boolean): readonly [boolean, boolean] {
    const details = { requestingUrl, isMainFrame };
    let onRequest = true;
    this.permissionRequest?.(
      null,
      permission,
      (is) => {
        onRequest = is;
      },
      details,
    );
    return [onRequest, this.permissionCheck?.(null, permission, requestingUrl, details) ?? true];
  }

  /** What the page gets for an address, as plain values. */
  async fetch(url: string, method = "GET") {
    const scheme = new URL(url).protocol.slice(0, -1);
    const handler = this.handlers.get(scheme);
    if (handler === undefined) throw new Error(`Nothing answers for ${scheme}.`);
    const response = await handler(new Request(url, { method }));
    const body = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), body: body.toString("base64") };
  }
}

export const session = { defaultSession: new Session() };
export { Session };

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown) => record("protocol.registerSchemesAsPrivileged", schemes),
};

export const ipcMain = new EventEmitter();
