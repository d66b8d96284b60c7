import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { useMay } from "#renderer/api/use-may.ts";
import layout from "#renderer/ui/layout.module.css";
import { SavedCheck } from "#renderer/ui/SavedCheck.tsx";
import { showToast } from "#renderer/ui/toast-store.ts";
import styles from "./Sync.module.css";

/** Stops and starts what is checked by itself. */
export function PauseSwitch({ isPaused }: { readonly isPaused: boolean }) {
  const client = useClient();
  const queries = useQueryClient();
  const mayPause = useMay("officer");
  const pause = useMutation({
    mutationFn: (next: boolean) => client.sync.pause({ isPaused: next }),
    onSuccess(answer) {
      showToast(answer.isPaused ? "Automatic checks are paused" : "Automatic checks go on", {
        icon: answer.isPaused ? "pause" : "play",
        undo: () => pause.mutate(!answer.isPaused),
      });
      return queries.invalidateQueries({ queryKey: ["sync"] });
    },
    onError: (error) => showToast(failureLine(error), { icon: "fail" }),
  });
  const isShownPaused = pause.isPending ? pause.variables : isPaused;
  if (!mayPause && !isPaused) return null;
  return (
    <div className={layout.toolbar}>
      {mayPause ? (
        <SavedCheck role="switch" checked={isPaused} onSave={(next) => pause.mutateAsync(next)}>
          Pause automatic checks
        </SavedCheck>
      ) : (
        <span>Automatic checks are paused.</span>
      )}
      {isShownPaused && (
        <span className={styles.hint}>Nothing is checked by itself; what is asked for by hand still is.</span>
      )}
    </div>
  );
}
