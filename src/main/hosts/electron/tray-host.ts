import { execFile } from "node:child_process";

const WATCHER = "org.kde.StatusNotifierWatcher";
const PATH = "/StatusNotifierWatcher";
const PROPERTY = "IsStatusNotifierHostRegistered";

/** Two programs that can ask the session bus; one of them is on nearly every desktop. */
const QUESTIONS: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    "gdbus",
    [
      "call",
      "--session",
      "--dest",
      WATCHER,
      "--object-path",
      PATH,
      "--method",
      "org.freedesktop.DBus.Properties.Get",
      WATCHER,
      PROPERTY,
    ],
    /<true>/,
  ],
  ["busctl", ["--user", "get-property", WATCHER, PATH, WATCHER, PROPERTY], /^b true/],
];
const PATIENCE_MS = 1_000;

/**
 * Whether something shows tray icons. Electron takes any icon without a word and stock GNOME shows none, so Linux asks the
 * session bus whether a host of StatusNotifierItem icons is there (the protocol that Electron speaks).
 */
export async function hasTrayHost(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== "linux") return true;
  for (const [program, args, yes] of QUESTIONS) {
    const answer = await ask(program, args);
    if (answer !== null) return yes.test(answer);
  }
  return false;
}

function ask(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: PATIENCE_MS, encoding: "utf8" }, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });
}
