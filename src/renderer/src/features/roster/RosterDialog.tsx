import { useState } from "react";
import { useMembers, useRoster } from "#renderer/api/queries.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { RosterApplied } from "#shared/contract/roster.ts";
import type { GameInfo, RosterPlace } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { HistoryOffer } from "./HistoryOffer.tsx";
import styles from "./Roster.module.css";
import { RosterEditor } from "./RosterEditor.tsx";
import { appliedWords } from "./roster-choice.ts";

export interface RosterDialogProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly onClose: () => void;
}

/** Edits a roster that is kept by hand; what a list changes is seen before it is done. */
export function RosterDialog({ clan, game, onClose }: RosterDialogProps) {
  const roster = useRoster(clan).data;
  const members = useMembers(clan).data;
  /** The service whose group was just taken over and that knows the past too. */
  const [offered, setOffered] = useState<RosterPlace | null>(null);
  const recorded = game.rosterSources.find((place) => place.hasHistory);

  function finish(applied: RosterApplied, place: RosterPlace | null): void {
    showToast(appliedWords(applied), { icon: "user" });
    if (place?.hasHistory) setOffered(place);
    else onClose();
  }

  return (
    <Dialog title="Edit the roster" isOpen onClose={onClose} className={styles.wide}>
      {roster === undefined || members === undefined ? (
        <Skeleton label="Loading the roster" />
      ) : offered !== null ? (
        <div className={styles.body}>
          <HistoryOffer clan={clan} place={offered} />
          <div className={`${styles.buttons} ${styles.end}`}>
            <Button kind="main" autoFocus onClick={onClose}>
              Done
            </Button>
          </div>
        </div>
      ) : (
        <RosterEditor
          clan={clan}
          game={game}
          from={roster.from}
          isNew={members.rows.length === 0}
          onApplied={finish}
          leave={
            <Button kind="plain" onClick={onClose}>
              Close
            </Button>
          }
        >
          {recorded !== undefined && members.rows.length > 0 && <HistoryOffer clan={clan} place={recorded} />}
        </RosterEditor>
      )}
    </Dialog>
  );
}
