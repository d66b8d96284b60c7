import { Button } from "#renderer/ui/Button.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { hrefOf, memberPath } from "#renderer/ui/route.ts";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { RuleEvidence, Suggestion } from "#shared/contract/inactivity.ts";
import type { ClanId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import { MINUTE } from "#shared/time.ts";
import { evidenceWords, type RuleWording } from "#shared/words/inactivity.ts";
import styles from "./Inactivity.module.css";

export interface SuggestionLineProps {
  readonly clan: ClanId;
  readonly suggestion: Suggestion;
  readonly wording: RuleWording;
  readonly isOpen: boolean;
  readonly mayEdit: boolean;
  readonly onDismiss: (isDismissed: boolean) => void;
}

/** Who is suggested, and what speaks for it; the instants of each number on hover. */
export function SuggestionLine({ clan, suggestion, wording, isOpen, mayEdit, onDismiss }: SuggestionLineProps) {
  const { account, name, gameRole, evidence, dismissedAt } = suggestion;
  const now = useNow(MINUTE);
  const span = ({ from, to }: RuleEvidence) => (to === null ? undefined : times.between(from, to, now));
  return (
    <li aria-current={isOpen ? "true" : undefined}>
      <span className={text.grow}>
        <a className={table.playerLink} href={hrefOf(memberPath(clan, account, "inactivity"))}>
          <Name text={name} />
        </a>
        {gameRole !== null && <span className={table.role}>{wording.role(gameRole)}</span>}
        <span className={styles.evidence}>
          {evidence.map((one) => {
            const words = evidenceWords(one, wording);
            return (
              <span key={words} title={span(one)}>
                {words}
              </span>
            );
          })}
        </span>
      </span>
      {mayEdit && (
        <Button
          kind="plain"
          aria-label={`${dismissedAt === null ? "Dismiss" : "Show again"}: ${shownName(name)}`}
          onClick={() => onDismiss(dismissedAt === null)}
        >
          {dismissedAt === null ? "Dismiss" : "Show again"}
        </Button>
      )}
    </li>
  );
}
