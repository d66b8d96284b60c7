/** `adjutant.desktop` in the autostart folder: how Linux desktops start a program at login (freedesktop.org Autostart 0.5). */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface AutostartFile {
  readonly isOn: () => boolean;
  readonly set: (isOn: boolean) => void;
  /** Points an entry of ours at where the program is now: an AppImage moves when a person moves it. */
  readonly heal: () => void;
}

export interface AutostartOptions {
  /** `$XDG_CONFIG_HOME`, else `~/.config`. */
  readonly dir: string;
  /** The program and its arguments. */
  readonly command: readonly [string, ...string[]];
}

export function createAutostartFile({ dir, command }: AutostartOptions): AutostartFile {
  const file = join(dir, "autostart", "adjutant.desktop");
  const exec = command.map(quoted).join(" ");
  const entry = [
    "[Desktop Entry]",
    "Type=Application",
    "Name=Adjutant",
    "Comment=Keeps the data of your clans up to date",
    `Exec=${exec}`,
    "Icon=adjutant",
    "Terminal=false",
    "X-GNOME-Autostart-enabled=true",
    "",
  ].join("\n");

  function write(): void {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, entry);
  }

  function isOn(): boolean {
    const values = read(file);
    if (values === null) return false;
    // The two ways in which desktops switch an entry off without removing it.
    return values.get("Hidden") !== "true" && values.get("X-GNOME-Autostart-enabled") !== "false";
  }

  return {
    isOn,
    set(isWanted) {
      if (isWanted) write();
      else rmSync(file, { force: true });
    },
    heal() {
      const found = read(file)?.get("Exec");
      // Another workspace's entry has other arguments and stays as it is.
      const args = command.slice(1).map(quoted).join(" ");
      if (isOn() && found !== undefined && found !== exec && found.endsWith(` ${args}`)) write();
    },
  };
}

function read(file: string): ReadonlyMap<string, string> | null {
  try {
    const lines = readFileSync(file, "utf8").split("\n");
    return new Map(
      lines.flatMap((line) => {
        const at = line.indexOf("=");
        return at === -1 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
      }),
    );
  } catch {
    return null;
  }
}

/**
 * One argument of Exec: in double quotes, with `"`, backtick, `$` and `\` escaped; then each backslash once more, as in every
 * value of the file, and `%` doubled, for it begins a field code (Desktop Entry Specification 1.5, "Exec").
 */
function quoted(argument: string): string {
  const escaped = argument.replaceAll(/["`$\\]/g, (character) => `\\${character}`);
  return `"${escaped}"`.replaceAll("\\", "\\\\").replaceAll("%", "%%");
}
