import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeWhole } from "#main/hosts/whole-file.ts";

const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });

/** What this desktop remembers: how a person wants the window to behave here, not what is in the workspace. */
const DesktopState = z.object({
  /** What the close button does; `ask` until somebody answered. */
  closing: z.enum(["ask", "background", "quit"]).catch("ask"),
  window: z.object({ bounds: Bounds, isMaximized: z.boolean() }).nullable().catch(null),
});
export type DesktopState = z.infer<typeof DesktopState>;
export type Bounds = z.infer<typeof Bounds>;

export interface DesktopFile {
  readonly state: () => DesktopState;
  readonly save: (changes: Partial<DesktopState>) => void;
}

const FILE = "desktop.json";

/** Reads `desktop.json` of a workspace. What cannot be understood falls back to its default, piece by piece. */
export function openDesktopFile(dataDir: string): DesktopFile {
  const file = join(dataDir, FILE);
  let state = read(file);
  return {
    state: () => state,
    save(changes) {
      state = { ...state, ...changes };
      writeWhole(file, `${JSON.stringify(state, null, 2)}\n`);
    },
  };
}

function read(file: string): DesktopState {
  const nothing: DesktopState = { closing: "ask", window: null };
  try {
    const parsed = DesktopState.safeParse(JSON.parse(readFileSync(file, "utf8")));
    return parsed.success ? parsed.data : nothing;
  } catch {
    return nothing;
  }
}
