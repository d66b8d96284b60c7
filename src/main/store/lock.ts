import Sqlite from "better-sqlite3";

/** Held by the one process that owns a workspace. */
export interface WorkspaceLock {
  readonly release: () => void;
}

/**
 * Takes the lock of a workspace, or null where another process has it. It is an exclusive transaction on a small SQLite
 * file: the system lets go of it when the process ends, however it ends, so no lock is ever left behind.
 */
export function takeLock(path: string): WorkspaceLock | null {
  const file = new Sqlite(path, { timeout: 0 });
  try {
    file.pragma("locking_mode = EXCLUSIVE");
    file.exec("begin exclusive");
  } catch (error) {
    file.close();
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) return null;
    throw error;
  }
  return {
    release() {
      if (file.open) file.close();
    },
  };
}
