import { IconButton } from "#renderer/ui/IconButton.tsx";
import { Segments } from "#renderer/ui/Segments.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import type { GameInfo } from "#shared/game.ts";
import { ChoiceChecks } from "./ChoiceChecks.tsx";
import styles from "./Inactivity.module.css";
import { MetricsField } from "./MetricsField.tsx";
import { CONDITION_KINDS, type ConditionDraft, type FormErrors } from "./rule-form.ts";

export interface ConditionFieldsProps {
  readonly game: GameInfo;
  /** From 1. */
  readonly place: number;
  readonly condition: ConditionDraft;
  readonly errors: FormErrors;
  readonly onChange: (condition: ConditionDraft) => void;
  readonly onRemove: () => void;
}

/** One condition of a rule, with what its kind asks for. */
export function ConditionFields({ game, place, condition, errors, onChange, onRemove }: ConditionFieldsProps) {
  const kind = CONDITION_KINDS.find((one) => one.value === condition.kind)?.text ?? "";
  return (
    <fieldset className={styles.condition} aria-label={`Condition ${place}: ${kind}`}>
      <div className={styles.conditionHead}>
        <strong>{kind}</strong>
        <IconButton icon="x" size="small" label={`Remove condition ${place}: ${kind}`} onClick={onRemove} />
      </div>
      <KindFields
        game={game}
        condition={condition}
        errorOf={(field) => errors[`${condition.id} ${field}`]}
        set={(changes) => onChange({ ...condition, ...changes })}
      />
    </fieldset>
  );
}

interface KindFieldsProps {
  readonly game: GameInfo;
  readonly condition: ConditionDraft;
  readonly errorOf: (field: string) => string | undefined;
  readonly set: (changes: Partial<ConditionDraft>) => void;
}

const DAYS_WIDTH = 88;
const AMOUNT_WIDTH = 128;

function KindFields({ game, condition, errorOf, set }: KindFieldsProps) {
  switch (condition.kind) {
    case "in-clan-days":
    case "quiet-days":
      return (
        <>
          <TextField
            label="Days at least"
            inputMode="numeric"
            width={DAYS_WIDTH}
            value={condition.days}
            onChange={(event) => set({ days: event.target.value })}
            error={errorOf("days")}
          />
          {condition.kind === "quiet-days" && (
            <ChoiceChecks
              label="In"
              note="Nothing chosen: in anything that only play moves."
              options={game.signals.map(({ id, label }) => ({ value: id, text: label }))}
              chosen={condition.signals}
              error={undefined}
              onChange={(signals) => set({ signals })}
            />
          )}
        </>
      );
    case "gained":
    case "value":
      return (
        <>
          <MetricsField
            game={game}
            metrics={condition.metrics}
            error={errorOf("metrics")}
            onChange={(metrics) => set({ metrics })}
          />
          <div className={styles.fields}>
            <div className={styles.labelled}>
              <span aria-hidden="true">Compare</span>
              <Segments
                label="Compare"
                value={condition.compare}
                options={[
                  { value: "at-least", text: "at least" },
                  { value: "at-most", text: "at most" },
                ]}
                onChange={(compare) => set({ compare })}
              />
            </div>
            <TextField
              label="How many"
              placeholder="2.5 M"
              width={AMOUNT_WIDTH}
              value={condition.amount}
              onChange={(event) => set({ amount: event.target.value })}
              error={errorOf("amount")}
            />
            {condition.kind === "gained" && (
              <TextField
                label="In the last days"
                inputMode="numeric"
                placeholder="since joining"
                width={AMOUNT_WIDTH}
                hint="Empty: since joining."
                value={condition.span}
                onChange={(event) => set({ span: event.target.value })}
                error={errorOf("span")}
              />
            )}
          </div>
        </>
      );
    case "role":
      return (
        <ChoiceChecks
          label="One of"
          options={game.roles.map((role) => ({ value: role.id, text: role.label }))}
          chosen={condition.roles}
          error={errorOf("roles")}
          onChange={(roles) => set({ roles })}
        />
      );
    case "warned":
      return (
        <Segments
          label="Warnings"
          value={condition.isWarned ? "warned" : "none"}
          options={[
            { value: "none", text: "No warning" },
            { value: "warned", text: "Has a warning" },
          ]}
          onChange={(value) => set({ isWarned: value === "warned" })}
        />
      );
  }
}
