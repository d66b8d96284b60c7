/**
 * The 20 items of Electron's security checklist (docs/tutorial/security.md, read at electron/electron 96f3996), each where it
 * is met. The tests walk the same numbers over what the built main process really sets.
 *
 *  1 only secure content            blockRequests: the page's own scheme alone
 *  2 no Node in pages               windowPreferences
 *  3 context isolation              windowPreferences
 *  4 sandbox                        windowPreferences, and app.enableSandbox() in start.ts
 *  5 permissions                    denyPermissions
 *  6 web security stays on          windowPreferences
 *  7 content security policy        page-protocol.ts, a header with each page
 *  8 no insecure content            windowPreferences
 *  9 no experimental features       windowPreferences
 * 10 no enableBlinkFeatures         windowPreferences: never set
 * 11 no webview, so no allowpopups  windowPreferences
 * 12 webview options               hardenContents: none is ever attached
 * 13 navigation                     hardenContents
 * 14 new windows                    hardenContents
 * 15 openExternal                   external-link.ts: a list of hosts, the parser's own text
 * 16 a current Electron             package.json, exact; renewed every eight weeks
 * 17 sender of messages             ports.ts
 * 18 own protocol, no file://       page-protocol.ts, and the fuse in electron-builder.yml
 * 19 fuses                          electron-builder.yml, read back by a test
 * 20 no Electron in the page        src/preload/index.ts exposes nothing
 */
import { type Session, shell, type WebContents, type WebPreferences } from "electron";
import type { AppPage } from "./app-page.ts";
import { externalAddress } from "./external-link.ts";

/** Written out although most are the defaults: a default that changes must not change us. */
export function windowPreferences(preload: string, hasDevTools: boolean): WebPreferences {
  return {
    preload,
    devTools: hasDevTools,
    // 2
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    // 3
    contextIsolation: true,
    // 4
    sandbox: true,
    // 6
    webSecurity: true,
    // 8
    allowRunningInsecureContent: false,
    // 9
    experimentalFeatures: false,
    // 11
    webviewTag: false,
    // Beyond the list: what the page has no use for. Spell checking would fetch dictionaries from the network.
    plugins: false,
    enableWebSQL: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    safeDialogs: true,
  };
}

/** What any session may do, also one that nobody meant to make. */
export function hardenSession(session: Session, page: AppPage): void {
  denyPermissions(session, page);
  blockRequests(session, page);
  session.setSpellCheckerEnabled(false);
}

/** Copying text is all that the page may ask for. Electron's own default is to grant everything (5). */
const GRANTED: ReadonlySet<string> = new Set(["clipboard-sanitized-write"]);

function denyPermissions(session: Session, page: AppPage): void {
  const isGranted = (permission: string, details: { isMainFrame: boolean; requestingUrl?: string }) =>
    GRANTED.has(permission) && details.isMainFrame && page.owns(details.requestingUrl ?? "");
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(isGranted(permission, details));
  });
  session.setPermissionCheckHandler((_contents, permission, _origin, details) => isGranted(permission, details));
  session.setDevicePermissionHandler(() => false);
}

/** Nothing leaves through the window: all that Adjutant asks of the games' servers is asked by the main process (1). */
function blockRequests(session: Session, page: AppPage): void {
  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !mayLoad(url, page) }));
}

function mayLoad(address: string, page: AppPage): boolean {
  if (page.owns(address)) return true;
  const url = URL.parse(address);
  if (url === null) return false;
  // A file that the page made itself and lets a person save: `blob:app://bundle/…`.
  if (url.protocol === "blob:") return page.owns(url.pathname);
  if (page.devServer === null) return false;
  const isReloadSocket = url.protocol === "ws:" && url.host === new URL(page.devServer).host;
  return isReloadSocket || url.protocol === "devtools:";
}

/** What any page may do, also one that nobody meant to open. */
export function hardenContents(contents: WebContents, page: AppPage): void {
  // 12
  contents.on("will-attach-webview", (event) => event.preventDefault());
  // 13: only the page itself, anew, in the top frame; a link to a page of others opens where such pages belong.
  contents.on("will-navigate", (details) => {
    if (details.isMainFrame && page.isAt(details.url)) return;
    details.preventDefault();
    openExternally(details.url);
  });
  contents.on("will-frame-navigate", (details) => {
    if (!details.isMainFrame || !page.isAt(details.url)) details.preventDefault();
  });
  contents.on("will-redirect", (details) => details.preventDefault());
  // 14
  contents.setWindowOpenHandler(({ url }) => {
    openExternally(url);
    return { action: "deny" };
  });
}

// 15
function openExternally(link: string): void {
  const address = externalAddress(link);
  if (address !== null) void shell.openExternal(address);
}
