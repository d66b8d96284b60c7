import { IconButton } from "#renderer/ui/IconButton.tsx";
import { Segments } from "#renderer/ui/Segments.tsx";
import { Select } from "#renderer/ui/Select.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import type { Comparator } from "#shared/contract/contests.ts";
import type { GameInfo } from "#shared/game.ts";
import styles from "./Builder.module.css";
import { type RuleDraft, withType } from "./contest-form.ts";
import { TargetPicker } from "./TargetPicker.tsx";
import { targetOptions } from "./target-options.ts";

export interface RuleFieldsProps {
  readonly game: GameInfo;
  readonly rule: RuleDraft;
  /** From 1. */
  readonly place: number;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (rule: RuleDraft) => void;
  /** Null: it is the only one. */
  readonly onRemove: (() => void) | null;
}

const COMPARATORS: readonly { readonly value: Comparator; readonly text: string }[] = [
  { value: ">=", text: "at least" },
  { value: ">", text: "more than" },
  { value: "<=", text: "at most" },
  { value: "<", text: "less than" },
  { value: "=", text: "exactly" },
];
const NUMBER_WIDTH = 104;

/** One rule: what is counted, and how many entries that gives. */
export function RuleFields({ game, rule, place, errorOf, onChange, onRemove }: RuleFieldsProps) {
  const set = (changes: Partial<RuleDraft>) => onChange({ ...rule, ...changes });
  const type = game.contestRules.find((one) => one.id === rule.type);
  const unit = type?.unit ?? "";
  const number = (field: "per" | "weight" | "cap" | "threshold", label: string, placeholder = "") => (
    <TextField
      label={label}
      inputMode="decimal"
      width={NUMBER_WIDTH}
      placeholder={placeholder}
      value={rule[field]}
      error={errorOf(field)}
      onChange={(event) => set({ [field]: event.target.value })}
    />
  );
  return (
    <fieldset className={styles.rule} aria-label={`Rule ${place}`}>
      <div className={styles.ruleHead}>
        <div className={styles.labelled}>
          <span aria-hidden="true">{place === 1 ? "Count" : `Rule ${place}: count`}</span>
          <Select
            label={`What rule ${place} counts`}
            value={rule.type}
            aria-invalid={errorOf("type") !== undefined}
            groups={[{ head: null, options: game.contestRules.map(({ id, label }) => ({ value: id, text: label })) }]}
            onChange={(next) => onChange(withType(rule, next, game.contestRules))}
          />
        </div>
        {onRemove !== null && <IconButton icon="x" size="small" label={`Remove rule ${place}`} onClick={onRemove} />}
      </div>
      <p className={styles.hint}>{errorOf("type") ?? type?.description}</p>
      {type?.hasTargets === true && (
        <TargetPicker
          label={`Which of them rule ${place} counts`}
          options={targetOptions(type, game)}
          chosen={rule.targets}
          error={errorOf("targets")}
          onChange={(targets) => set({ targets })}
        />
      )}
      {type?.hasTargets !== true && errorOf("targets") !== undefined && (
        <p className={styles.error} role="alert">
          {errorOf("targets")}
        </p>
      )}
      {rule.targets.length > 1 && (
        <div>
          <Segments
            label="How several count"
            value={rule.match}
            options={[
              { value: "sum", text: "all together" },
              { value: "any", text: "the best one alone" },
            ]}
            onChange={(match) => set({ match })}
          />
        </div>
      )}
      <div>
        <Segments
          label="How entries are given"
          value={rule.kind}
          options={[
            { value: "per", text: "for every so much" },
            { value: "once", text: "once, for a mark" },
          ]}
          onChange={(kind) => set({ kind })}
        />
      </div>
      <div className={styles.fields}>
        {number("weight", "Entries")}
        {rule.kind === "per" && number("per", `for every, in ${unit}`, "100")}
        <div className={styles.labelled}>
          <span aria-hidden="true">{rule.kind === "per" ? "only who gained" : "for"}</span>
          <Select
            label={`Comparison of rule ${place}`}
            value={rule.comparator}
            groups={[{ head: null, options: COMPARATORS }]}
            onChange={(value) => set({ comparator: value as Comparator })}
          />
        </div>
        {number("threshold", `how many ${unit}`, rule.kind === "per" ? "no mark" : "500")}
        {number("cap", "At most, entries", "no limit")}
      </div>
    </fieldset>
  );
}
