import { app, dialog } from "electron";
import { handleCrashes } from "#main/hosts/crashes.ts";
import type { Log } from "#main/hosts/log.ts";

/** What happens when something crashed. Nothing is sent anywhere and no memory is dumped: a dump could hold keys. */
export function handleDesktopCrashes(log: Log): void {
  handleCrashes(log, (error) => stopFor(error, log));
  app.on("child-process-gone", (_event, { type, reason, exitCode }) => {
    if (reason !== "clean-exit") log.info("A helper process of the window ended.", { type, reason, exitCode });
  });
}

/** Ends the process after something that nobody foresaw; the data is safe, the process may not be. */
export function stopFor(error: unknown, log: Log): void {
  const reference = log.defect(error, "main process");
  dialog.showErrorBox(
    "Adjutant has to stop",
    `Something failed that should not. Your data is safe. Start Adjutant again; the log has the reference ${reference}.`,
  );
  app.exit(1);
}
