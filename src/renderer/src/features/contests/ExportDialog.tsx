import type { ReactNode } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { useVerifierPage } from "#renderer/api/contest-queries.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import type { ContestDetail } from "#shared/contract/contests.ts";
import type { ClanId } from "#shared/ids.ts";
import styles from "./ContestDialog.module.css";
import { saveFile } from "./use-contest-actions.ts";

export interface ExportDialogProps {
  readonly clan: ClanId;
  readonly contest: ContestDetail;
  readonly onClose: () => void;
}

/** The files that a draw is checked by: proof, page, list and evidence. */
export function ExportDialog({ contest, onClose }: ExportDialogProps) {
  const { contests } = useClient();
  const { data: page, error } = useVerifierPage();
  const isDrawn = contest.state === "drawn";
  const { id } = contest;
  return (
    <Dialog
      title={isDrawn ? "Export the proof" : "Files of the lock"}
      isOpen
      onClose={onClose}
      className={styles.dialog}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <ul className={styles.files}>
        {isDrawn && (
          <File
            title="Proof"
            text="One file with terms, entries, lock, random number and winners. It is verified before it is given out."
            label="Save the proof"
            onSave={() => saveFile(() => contests.proof({ id }))}
          />
        )}
        {page !== undefined && (
          <File
            title="Page that checks it"
            text="Opens in any browser, without a network. It is the same for every draw; its fingerprint stands with the release:"
            label="Save the page"
            onSave={() => saveFile(async () => ({ fileName: page.fileName, text: page.html }))}
          >
            <div className={styles.address}>
              <code title="SHA-256">{page.sha256}</code>
              <CopyButton text={page.sha256} what="SHA-256 of the page" />
            </div>
          </File>
        )}
        {error !== null && (
          <li>
            <p>This build comes without the page that checks proofs: it is published with each release.</p>
          </li>
        )}
        <File
          title="Locked list"
          text="The lock with all entries, for members' hands before the draw."
          label="Save the list"
          onSave={() => saveFile(() => contests.lockFile({ id }))}
        />
        <File
          title="Evidence"
          text="What each entry was worked out from: every value with its time, corrections with their reasons. The lock binds it."
          label="Save the evidence"
          onSave={() => saveFile(() => contests.evidence({ id }))}
        />
      </ul>
    </Dialog>
  );
}

interface FileProps {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly onSave: () => Promise<void>;
  readonly children?: ReactNode;
}

function File({ title, text, label, onSave, children }: FileProps) {
  return (
    <li>
      <div>
        <h3>{title}</h3>
        <p>{text}</p>
        {children}
      </div>
      <Button icon="export" onClick={() => void onSave()}>
        {label}
      </Button>
    </li>
  );
}
