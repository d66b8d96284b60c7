import { useMutation } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import { useBatch } from "#renderer/api/queries.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { Progress } from "#renderer/ui/Progress.tsx";
import { clanPath, hrefOf } from "#renderer/ui/route.ts";
import type { Added } from "./AddClan.tsx";
import { checkWords } from "./check-words.ts";
import styles from "./Start.module.css";

export interface FirstCheckProps {
  readonly added: Added;
  /** Nobody is in the clan yet, so there is nobody to ask for. */
  readonly isEmpty: boolean;
}

/** How far the first check of a new clan is. It goes on whoever looks. */
export function FirstCheck({ added, isEmpty }: FirstCheckProps) {
  const client = useClient();
  const batch = useBatch(added.batch).data;
  const cancel = useMutation({
    mutationFn: async () => added.batch !== null && client.sync.cancel({ batch: added.batch }),
  });
  const isRunning = batch?.state === "running";
  return (
    <div className={styles.body}>
      <p role="status" className={styles.progressText}>
        {isEmpty ? "Nobody is in the clan yet. Add members whenever you like." : checkWords(batch)}
      </p>
      {isRunning && <Progress label="First check" value={batch.done} max={batch.total} />}
      {isRunning && <p className={styles.hint}>It goes on when you leave this page.</p>}
      <div className={styles.buttons}>
        <LinkButton kind="main" href={hrefOf(clanPath(added.clan.id))}>
          Open <Name text={added.clan.name} />
        </LinkButton>
        {isRunning && (
          <Button kind="plain" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
            Cancel the check
          </Button>
        )}
      </div>
    </div>
  );
}
