/**
 * `npm start`: opens the app in Electron where its binary is here or can be fetched; else says so in one line and serves
 * the same app on loopback.
 */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { argv, stderr } from "node:process";
import { fileURLToPath } from "node:url";
import { buildIfStale } from "./build.mjs";
import { fetchElectron, findElectron } from "./electron.mjs";

const FETCH = "--fetch-electron";
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const given = argv.slice(2).filter((argument) => argument !== FETCH);

buildIfStale();
if (findElectron() === null) await fetchElectron(argv.includes(FETCH));
const binary = findElectron();
if (binary === null) {
  stderr.write("Electron's binary is not here and could not be fetched: serving the app on loopback instead.\n");
  // In place: what is imported from node:process does not follow when the property gets another array.
  argv.splice(1, argv.length, join(root, "out", "main", "adjutant.js"), "serve", ...given);
  await import(new URL("../out/main/adjutant.js", import.meta.url).href);
} else {
  const child = spawn(binary, [root, ...given], { stdio: "inherit" });
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}
