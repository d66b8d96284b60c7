import { type Browser, chromium } from "playwright-core";

/** The browser that set-up found or was told of (scripts/bootstrap.mjs). */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env.ADJUTANT_CHROMIUM ?? (process.platform === "linux" ? "/usr/bin/chromium" : null);
  return chromium.launch({
    ...(executablePath === null ? { channel: "chrome" } : { executablePath }),
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}
