import { failureOf } from "#renderer/api/failures.ts";
import { useWar } from "#renderer/api/queries.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { Panel } from "#renderer/ui/Panel.tsx";
import { memberPath } from "#renderer/ui/route.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import text from "#renderer/ui/text.module.css";
import { useNow } from "#renderer/ui/use-now.ts";
import type { Tab } from "#shared/game.ts";
import type { AccountId, ClanId, WarId } from "#shared/ids.ts";
import { SECOND } from "#shared/time.ts";
import { AttacksTable } from "./AttacksTable.tsx";
import { LineUpTable } from "./LineUpTable.tsx";
import { WarClock } from "./WarClock.tsx";
import { WarScore } from "./WarScore.tsx";
import styles from "./Wars.module.css";
import { phaseOf } from "./war-phase.ts";
import { warTitle } from "./war-words.ts";

export interface WarPanelProps {
  readonly clan: ClanId;
  /** The page beside which it is open; what it leads to opens there too. */
  readonly tab: Tab;
  readonly war: WarId;
  readonly isFocused: boolean;
  readonly onClose: () => void;
}

/** One war beside the list: score, line-up, attacks. */
export function WarPanel({ clan, tab, war: id, isFocused, onClose }: WarPanelProps) {
  const { data: war, error } = useWar(clan, id);
  const now = useNow(SECOND);
  const panel = { onClose, isFocused };
  if (war === undefined) {
    const failure = error === null ? null : failureOf(error);
    return (
      <Panel label="War" title="War" {...panel}>
        {failure === null ? (
          <Skeleton label="Loading the war" />
        ) : (
          <EmptyState title={failure.code === "NOT_FOUND" ? "No such war" : "The war could not be read"}>
            <FailureText failure={failure} />
          </EmptyState>
        )}
      </Panel>
    );
  }
  const phase = phaseOf(war, now);
  const hasBattle = phase !== "preparation";
  return (
    <Panel
      label={warTitle(war)}
      title={warTitle(war)}
      head={
        <div className={styles.panelHead}>
          <WarClock war={war} />
        </div>
      }
      {...panel}
    >
      <section aria-label="Score" className={styles.flush}>
        <WarScore war={war} />
      </section>
      <section aria-label="Line-up" className={styles.flush}>
        <SectionHead level={3} title="Line-up" />
        <LineUpTable
          label="Our line-up"
          members={war.members}
          against={war.opponents}
          attacks={war.attacks}
          open={null}
          memberPathOf={(account: AccountId) => memberPath(clan, account, tab)}
          hasBattle={hasBattle}
          isOver={phase === "awaiting" || phase === "ended"}
        />
      </section>
      {hasBattle && (
        <section aria-label="Attacks" className={styles.flush}>
          <SectionHead level={3} title="Attacks" note="newest first" />
          {war.attacks.length === 0 ? (
            <p className={text.quiet}>No attack was seen.</p>
          ) : (
            <AttacksTable attacks={war.attacks} />
          )}
        </section>
      )}
    </Panel>
  );
}
