import { failureOf } from "#renderer/api/failures.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import type { ContestDetail } from "#shared/contract/contests.ts";
import type { ClanId } from "#shared/ids.ts";
import styles from "./ContestDialog.module.css";
import { useVerification } from "./use-verification.ts";
import { VerdictLine } from "./VerdictLine.tsx";
import { VerifiedBundle } from "./VerifiedBundle.tsx";

export interface VerifyDialogProps {
  readonly clan: ClanId;
  readonly contest: ContestDetail;
  readonly onClose: () => void;
}

/** The proof, checked in this window. */
export function VerifyDialog({ clan, contest, onClose }: VerifyDialogProps) {
  const { data, error, refetch } = useVerification(clan, contest.id);
  return (
    <Dialog
      title="Verify the draw"
      isOpen
      onClose={onClose}
      className={styles.whole}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      {data === undefined && error === null && <p role="status">Making the twenty checks…</p>}
      {data === undefined && error !== null && (
        <ReadFailure what="The proof" failure={failureOf(error)} onRetry={() => void refetch()} />
      )}
      {data !== undefined && (
        <div className={styles.form}>
          <VerdictLine verdict={data.verdict} />
          {data.kind === "bundle" && <VerifiedBundle explained={data} />}
        </div>
      )}
    </Dialog>
  );
}
