import { Icon } from "#renderer/ui/Icon.tsx";
import type { RenameEvidence } from "#shared/contract/roster.ts";
import type { GameInfo } from "#shared/game.ts";
import styles from "./Roster.module.css";
import { evidenceWords } from "./roster-words.ts";

export interface EvidenceListProps {
  readonly game: GameInfo;
  readonly evidence: readonly RenameEvidence[];
}

/** What speaks for two names being one player, and what against it. */
export function EvidenceList({ game, evidence }: EvidenceListProps) {
  return (
    <ul className={styles.reasons}>
      {evidence.map((one) => {
        const { text, isAgainst } = evidenceWords(game, one);
        return (
          <li key={text}>
            <Icon name={isAgainst ? "warn" : "check"} size="tiny" {...(isAgainst && { tone: "warn" })} />
            {text}
          </li>
        );
      })}
    </ul>
  );
}
