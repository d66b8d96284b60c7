import { useState } from "react";
import { failureOf } from "#renderer/api/failures.ts";
import { useMembers, useRenames, useRoster } from "#renderer/api/queries.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import text from "#renderer/ui/text.module.css";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { RenameProposal } from "#shared/contract/roster.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";
import { EvidenceList } from "./EvidenceList.tsx";
import { RenameByHand } from "./RenameByHand.tsx";
import styles from "./Roster.module.css";
import { CONFIDENCE_WORDS, type Renaming, renameConsequence } from "./roster-words.ts";
import { useRosterActions } from "./use-roster.ts";

export interface RenameDialogProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly onClose: () => void;
}

/** Who may have taken another name, with what speaks for it; each rename is confirmed. */
export function RenameDialog({ clan, game, onClose }: RenameDialogProps) {
  const { data: proposals, error } = useRenames(clan);
  const notFound = useRoster(clan).data?.notFound ?? [];
  const rows = useMembers(clan, { former: true }).data?.rows ?? [];
  const { rename } = useRosterActions(clan);
  const [asked, setAsked] = useState<Renaming | null>(null);

  function confirm({ account, name, toName }: Renaming): void {
    rename.mutate(
      { account, name: toName },
      {
        onSuccess({ isMerged }) {
          showToast(
            `${isolateName(shownName(name))} is ${isolateName(shownName(toName))} now${isMerged ? ", with both histories" : ""}`,
            { icon: "user" },
          );
          setAsked(null);
        },
      },
    );
  }

  if (asked !== null) {
    return (
      <Dialog title="Rename this member" isOpen onClose={() => setAsked(null)}>
        <div className={styles.body}>
          <p>
            <Name text={asked.name} /> <span className={styles.arrow}>→</span> <Name text={asked.toName} />
          </p>
          <ul className={styles.consequence}>
            {renameConsequence(asked).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {rename.isError && (
            <p role="alert">
              <FailureText failure={failureOf(rename.error)} />
            </p>
          )}
          <div className={cx(styles.buttons, styles.end)}>
            <Button autoFocus onClick={() => setAsked(null)}>
              Back
            </Button>
            <Button kind="main" disabled={rename.isPending} onClick={() => confirm(asked)}>
              {asked.toAccount === null ? "Rename" : "Join both histories"}
            </Button>
          </div>
        </div>
      </Dialog>
    );
  }

  return (
    <Dialog title="Renamed members" isOpen onClose={onClose} className={styles.wide}>
      <div className={styles.body}>
        {error !== null && (
          <p role="alert">
            <FailureText failure={failureOf(error)} />
          </p>
        )}
        {proposals === undefined && error === null && <Skeleton label="Looking for renames" />}
        {proposals?.length === 0 && (
          <p className={text.quiet}>
            {notFound.length === 0
              ? "No name is missing, as far as was checked. Nobody seems to have taken another."
              : "Nothing fits yet. When the new name is in a list that you take, or you know it, it is compared."}
          </p>
        )}
        {proposals !== undefined && proposals.length > 0 && (
          <ul>
            {proposals.map((proposal) => (
              <Proposal
                key={`${proposal.account} ${proposal.toRef}`}
                game={game}
                proposal={proposal}
                onChoose={() => setAsked(proposal)}
              />
            ))}
          </ul>
        )}
        <RenameByHand notFound={notFound} rows={rows} onChoose={setAsked} />
        <div className={cx(styles.buttons, styles.end)}>
          <Button onClick={onClose}>Close</Button>
        </div>
      </div>
    </Dialog>
  );
}

interface ProposalProps {
  readonly game: GameInfo;
  readonly proposal: RenameProposal;
  readonly onChoose: () => void;
}

function Proposal({ game, proposal, onChoose }: ProposalProps) {
  const { name, toName, evidence, confidence } = proposal;
  return (
    <li className={styles.proposal}>
      <div>
        <p>
          <span className={text.medium}>
            <Name text={name} /> <span className={styles.arrow}>→</span> <Name text={toName} />
          </span>{" "}
          <span className={text.quiet}>{CONFIDENCE_WORDS[confidence]}</span>
        </p>
        <EvidenceList game={game} evidence={evidence} />
      </div>
      <Button onClick={onChoose} aria-label={`Rename ${shownName(name)} to ${shownName(toName)}`}>
        Rename
      </Button>
    </li>
  );
}
