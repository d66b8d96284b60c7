import { useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import type { GameInfo, RosterPlace } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { HistoryOffer } from "./HistoryOffer.tsx";
import styles from "./Roster.module.css";
import { RosterEditor } from "./RosterEditor.tsx";

export interface FirstRosterProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  /** With the number of members; null where it was skipped. */
  readonly onDone: (joined: number | null) => void;
}

/** Who is in a clan that is new; from a group of a service that knows the past, that too. */
export function FirstRoster({ clan, game, onDone }: FirstRosterProps) {
  const [taken, setTaken] = useState<{ readonly place: RosterPlace; readonly joined: number } | null>(null);
  if (taken !== null) {
    return (
      <div className={styles.body}>
        <HistoryOffer clan={clan} place={taken.place} />
        <div className={styles.buttons}>
          <Button kind="main" autoFocus onClick={() => onDone(taken.joined)}>
            Go on to the first check
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.inline}>
      <RosterEditor
        clan={clan}
        game={game}
        from={null}
        isNew
        onApplied={({ joined }, place) => {
          if (place?.hasHistory) setTaken({ place, joined });
          else onDone(joined);
        }}
        leave={
          <Button kind="plain" onClick={() => onDone(null)}>
            Skip, add members later
          </Button>
        }
      />
    </div>
  );
}
