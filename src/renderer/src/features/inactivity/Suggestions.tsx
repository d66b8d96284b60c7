import { type ReactNode, useState } from "react";
import { failureOf } from "#renderer/api/failures.ts";
import { useInactivity, useRules, useSuggestions } from "#renderer/api/inactivity-queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import layout from "#renderer/ui/layout.module.css";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import type { Rule } from "#shared/contract/inactivity.ts";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { RuleWording } from "#shared/words/inactivity.ts";
import styles from "./Inactivity.module.css";
import { RuleCard } from "./RuleCard.tsx";
import { RuleDialog } from "./RuleDialog.tsx";
import { useRuleActions } from "./use-rules.ts";

export interface SuggestionsProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly wording: RuleWording;
  readonly open: AccountId | null;
  /** Chooses this part or the other. */
  readonly parts: ReactNode;
}

/** The rules of the officers, and whom each suggests. */
export function Suggestions({ clan, game, wording, open, parts }: SuggestionsProps) {
  const { data, error, refetch } = useRules(clan);
  const suggestions = useSuggestions(clan).data ?? [];
  const watchedSince = useInactivity(clan, []).data?.watchedSince;
  const mayEdit = useMay("officer");
  const { save, remove, dismiss } = useRuleActions(clan);
  /** What the dialog is open for. */
  const [edited, setEdited] = useState<Rule | "new" | "example" | null>(null);
  return (
    <>
      <div className={layout.toolbar}>
        {parts}
        <span className={layout.space} />
        {mayEdit && data !== undefined && data.length > 0 && (
          <div className={layout.pinned}>
            <Button icon="plus" onClick={() => setEdited("new")}>
              Add a rule
            </Button>
          </div>
        )}
      </div>
      <div className={layout.scroll}>
        {data === undefined && error !== null && (
          <ReadFailure what="The rules" failure={failureOf(error)} onRetry={() => void refetch()} />
        )}
        {data === undefined && error === null && <Skeleton label="Loading rules" />}
        {data?.length === 0 && (
          <EmptyState
            title="There are no rules yet"
            action={
              mayEdit && (
                <div className={styles.fields}>
                  <Button kind="main" onClick={() => setEdited("example")}>
                    Start with an example
                  </Button>
                  <Button onClick={() => setEdited("new")}>Write your own</Button>
                </div>
              )
            }
          >
            A rule says when a member is to be suggested for something, such as: 60 days in the clan, 2 M gained, no
            warning. Adjutant shows whom it fits and why. It does nothing by itself.
          </EmptyState>
        )}
        {data !== undefined && data.length > 0 && (
          <div className={styles.rules}>
            <p className={styles.intro}>
              Suggestions follow from your rules and what was seen. What comes of them is up to you.
            </p>
            {data.map((rule) => (
              <RuleCard
                key={rule.id}
                clan={clan}
                rule={rule}
                suggestions={suggestions.filter((one) => one.rule === rule.id)}
                wording={wording}
                watchedSince={watchedSince}
                open={open}
                mayEdit={mayEdit}
                onEdit={() => setEdited(rule)}
                onSwitch={() => save.mutate({ id: rule.id, rule: { ...rule, isEnabled: !rule.isEnabled } })}
                onRemove={() => remove.mutate(rule)}
                onDismiss={({ account, name }, isDismissed) =>
                  dismiss.mutate({ rule: rule.id, account, name, isDismissed })
                }
              />
            ))}
          </div>
        )}
      </div>
      <RuleDialog clan={clan} game={game} edited={edited} onClose={() => setEdited(null)} />
    </>
  );
}
