/**
 * Stands in for the module `electron` when the built main process runs under Node (PLATFORM.md 3.5): it does what the desktop
 * would as far as the main process can tell, and writes everything down.
 */
export { app } from "./app.ts";
export { dialog, Menu, nativeImage, nativeTheme, powerMonitor, screen, shell, Tray, trays } from "./desktop.ts";
export { MessagePortMain, portOf, WebContents } from "./frames.ts";
export { allDone as deeds, done, record } from "./recorder.ts";
export { safeStorage } from "./safe-storage.ts";
export { ipcMain, protocol, Session, session } from "./session.ts";
export { pass } from "./timers.ts";
export { BrowserWindow, windows } from "./windows.ts";
