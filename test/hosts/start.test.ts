/** `npm start` where Electron's program is missing: one line that says so, and the same app on loopback. */
import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { temporaryWorkspace } from "#test/support/scene.ts";

/** Where the script remembers that it tried to fetch; a test is no try. */
const TRIED = resolve("node_modules", ".cache", "adjutant-electron-tried");
/** Nothing is fetched: the address leads nowhere, at once. */
const OFFLINE = { ELECTRON_MIRROR: "http://127.0.0.1:9/", ELECTRON_OVERRIDE_DIST_PATH: "" };

it("serves the app, and says why", async ({ skip }) => {
  const { findElectron } = await import("../../scripts/electron.mjs" as string);
  skip(findElectron() !== null, "Electron's program is here: npm start opens the window");
  const wasTried = existsSync(TRIED);
  onTestFinished(() => {
    if (!wasTried) rmSync(TRIED, { force: true });
  });
  const dataDir = temporaryWorkspace();
  const child = spawn(process.execPath, ["scripts/start.mjs", "--no-open", "--data-dir", dataDir], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...OFFLINE, DISPLAY: "", WAYLAND_DISPLAY: "" },
  });
  onTestFinished(() => void child.kill("SIGTERM"));
  let [stdout, stderr] = ["", ""];
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const address = await new Promise<string>((found, fail) => {
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
      const [match] = /http:\/\/127\.0\.0\.1:\d+\/#t=\S+/.exec(stdout) ?? [];
      if (match !== undefined) found(match);
    });
    child.on("close", (code) => fail(new Error(`It ended with ${code}: ${stdout}${stderr}`)));
  });
  expect(stderr.trim().split("\n")).toEqual([
    "Electron's binary is not here and could not be fetched: serving the app on loopback instead.",
  ]);
  expect((await fetch(address)).status).toBe(200);
});
