import { Button } from "#renderer/ui/Button.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import type { GameInfo } from "#shared/game.ts";
import type { FieldsProps } from "./AboutFields.tsx";
import styles from "./Builder.module.css";
import { newRule, type RuleDraft } from "./contest-form.ts";
import { RuleFields } from "./RuleFields.tsx";

const MOST_RULES = 20;

/** What gives entries: one rule, or several that add up. */
export function RulesFields({ form, errors, change, game }: FieldsProps & { readonly game: GameInfo }) {
  const { rules } = form;
  const put = (changed: RuleDraft) => change({ rules: rules.map((one) => (one.id === changed.id ? changed : one)) });
  const nextId = Math.max(0, ...rules.map((rule) => rule.id)) + 1;
  return (
    <section className={styles.section} aria-label="What gives entries">
      <SectionHead title="What gives entries" note={rules.length > 1 ? "entries of all rules add up" : ""} />
      {rules.map((rule, index) => (
        <RuleFields
          key={rule.id}
          game={game}
          rule={rule}
          place={index + 1}
          errorOf={(field) => errors[`${rule.id} ${field}`]}
          onChange={put}
          onRemove={rules.length > 1 ? () => change({ rules: rules.filter((one) => one.id !== rule.id) }) : null}
        />
      ))}
      {errors.rules !== undefined && (
        <p className={styles.error} role="alert">
          <Icon name="fail" size="small" /> {errors.rules}
        </p>
      )}
      {rules.length < MOST_RULES && (
        <div>
          <Button
            icon="plus"
            aria-invalid={errors.rules !== undefined}
            onClick={() => change({ rules: [...rules, newRule(nextId, game.contestRules)] })}
          >
            Add a rule
          </Button>
        </div>
      )}
    </section>
  );
}
