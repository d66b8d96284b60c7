/**
 * Hands the window's one port to the main process and does nothing else: nothing of Electron or Node is in the page's reach.
 * The page makes a channel and posts `PORT` with one end of it to its own window.
 */
import { ipcRenderer } from "electron";

/** The message of the page, and the only channel to the main process. */
const PORT = "adjutant:port";

function forward(event: MessageEvent): void {
  // Other windows and frames can post to this one as well.
  if (event.source !== window || event.data !== PORT) return;
  const [port, ...more] = event.ports;
  if (port === undefined || more.length > 0) return;
  window.removeEventListener("message", forward);
  ipcRenderer.postMessage(PORT, null, [port]);
}

window.addEventListener("message", forward);
