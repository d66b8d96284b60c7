import { useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { Card } from "#renderer/ui/Card.tsx";
import { IconButton } from "#renderer/ui/IconButton.tsx";
import { Menu } from "#renderer/ui/Menu.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { Rule, Suggestion } from "#shared/contract/inactivity.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import { HOUR, type Instant } from "#shared/time.ts";
import { actionWords, conditionWords, daysText, type RuleWording } from "#shared/words/inactivity.ts";
import styles from "./Inactivity.module.css";
import { daysMissing } from "./rule-form.ts";
import { SuggestionLine } from "./SuggestionLine.tsx";

export interface RuleCardProps {
  readonly clan: ClanId;
  readonly rule: Rule;
  readonly suggestions: readonly Suggestion[];
  readonly wording: RuleWording;
  /** First check of the clan; undefined while it is read. */
  readonly watchedSince: Instant | null | undefined;
  /** Whose panel is open. */
  readonly open: AccountId | null;
  readonly mayEdit: boolean;
  readonly onEdit: () => void;
  readonly onSwitch: () => void;
  readonly onRemove: () => void;
  readonly onDismiss: (suggestion: Suggestion, isDismissed: boolean) => void;
}

/** A rule in words, and whom it suggests. */
export function RuleCard(props: RuleCardProps) {
  const { clan, rule, suggestions, wording, open, mayEdit, onDismiss } = props;
  const [areDismissedShown, showDismissed] = useState(false);
  const shown = suggestions.filter((one) => one.dismissedAt === null);
  const dismissed = suggestions.filter((one) => one.dismissedAt !== null);
  const name = shownName(rule.name);
  const line = (suggestion: Suggestion) => (
    <SuggestionLine
      key={suggestion.account}
      clan={clan}
      suggestion={suggestion}
      wording={wording}
      isOpen={suggestion.account === open}
      mayEdit={mayEdit}
      onDismiss={(isDismissed) => onDismiss(suggestion, isDismissed)}
    />
  );
  return (
    <Card
      title={<Name text={rule.name} />}
      isFlush
      aside={
        <>
          <span>
            {actionWords(rule, wording)}
            {rule.isEnabled ? "" : ", switched off"}
          </span>
          {mayEdit && (
            <Menu
              trigger={<IconButton icon="menu" size="small" label={`More for ${name}`} />}
              items={[
                { text: "Edit", icon: "pen", onSelect: props.onEdit },
                rule.isEnabled
                  ? { text: "Switch off", icon: "pause", onSelect: props.onSwitch }
                  : { text: "Switch on", icon: "check", onSelect: props.onSwitch },
                { text: "Remove", icon: "x", onSelect: props.onRemove },
              ]}
            />
          )}
        </>
      }
    >
      <p className={styles.asked}>
        {rule.conditions.map((condition) => {
          const words = conditionWords(condition, wording);
          return <span key={words}>{words}</span>;
        })}
      </p>
      {shown.length > 0 && <ul className={styles.suggested}>{shown.map(line)}</ul>}
      {shown.length === 0 && <NobodySuggested {...props} hasDismissed={dismissed.length > 0} />}
      {dismissed.length > 0 && (
        <p className={styles.nobody}>
          <Button
            kind="plain"
            icon={areDismissedShown ? "up" : "down"}
            aria-expanded={areDismissedShown}
            onClick={() => showDismissed(!areDismissedShown)}
          >
            {numbers.count(dismissed.length)} dismissed
          </Button>
        </p>
      )}
      {areDismissedShown && <ul className={styles.suggested}>{dismissed.map(line)}</ul>}
    </Card>
  );
}

type NobodyProps = Pick<RuleCardProps, "rule" | "watchedSince"> & { readonly hasDismissed: boolean };

function NobodySuggested({ rule, watchedSince, hasDismissed }: NobodyProps) {
  const now = useNow(HOUR);
  if (!rule.isEnabled) return <p className={styles.nobody}>Switched off: it suggests nobody.</p>;
  if (watchedSince === undefined) return null;
  if (hasDismissed) return <p className={styles.nobody}>Nobody else fits this rule now.</p>;
  const missing = daysMissing(rule.conditions, watchedSince, now);
  return (
    <p className={styles.nobody}>
      {missing === 0
        ? "Nobody fits this rule now."
        : `Nobody fits this rule yet: the clan has to be watched for ${daysText(missing)} more before it can be known.`}
    </p>
  );
}
