import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { Check } from "#renderer/ui/Check.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import { Menu } from "#renderer/ui/Menu.tsx";
import { Select } from "#renderer/ui/Select.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import type { Rule } from "#shared/contract/inactivity.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { ConditionFields } from "./ConditionFields.tsx";
import styles from "./Inactivity.module.css";
import { RulePreview } from "./RulePreview.tsx";
import {
  ACTIONS,
  CONDITION_KINDS,
  type ConditionDraft,
  type ConditionKind,
  emptyForm,
  exampleForm,
  type FormErrors,
  formOf,
  hasRole,
  newCondition,
  type RuleForm,
  ruleOf,
} from "./rule-form.ts";
import { useRuleActions } from "./use-rules.ts";

export interface RuleDialogProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  /** Null while it is closed. */
  readonly edited: Rule | "new" | "example" | null;
  readonly onClose: () => void;
}

/** Writes a rule; whom it would suggest is seen before it is kept. */
export function RuleDialog({ clan, game, edited, onClose }: RuleDialogProps) {
  const form = useId();
  const isNew = edited === "new" || edited === "example";
  return (
    <Dialog
      title={isNew ? "Add a rule" : "Edit the rule"}
      isOpen={edited !== null}
      onClose={onClose}
      className={styles.dialog}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form}>
            {isNew ? "Add the rule" : "Save the rule"}
          </Button>
        </>
      }
    >
      {edited !== null && (
        <RuleFields
          id={form}
          clan={clan}
          game={game}
          rule={isNew ? null : edited}
          first={edited === "new" ? emptyForm() : edited === "example" ? exampleForm() : formOf(edited)}
          onDone={onClose}
        />
      )}
    </Dialog>
  );
}

interface RuleFieldsProps {
  readonly id: string;
  readonly clan: ClanId;
  readonly game: GameInfo;
  /** Null for a new one. */
  readonly rule: Rule | null;
  readonly first: RuleForm;
  readonly onDone: () => void;
}

const NO_ERRORS: FormErrors = {};
const MOST_CONDITIONS = 12;

function RuleFields({ id, clan, game, rule, first, onDone }: RuleFieldsProps) {
  const [form, setForm] = useState(first);
  const [errors, setErrors] = useState(NO_ERRORS);
  const [refusals, setRefusals] = useState(0);
  const element = useRef<HTMLFormElement>(null);
  const { save } = useRuleActions(clan);
  useEffect(() => {
    if (refusals > 0) element.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [refusals]);

  function set(changes: Partial<RuleForm>): void {
    setErrors(NO_ERRORS);
    setForm({ ...form, ...changes });
  }

  function setCondition(changed: ConditionDraft): void {
    set({ conditions: form.conditions.map((one) => (one.id === changed.id ? changed : one)) });
  }

  function addCondition(kind: ConditionKind): void {
    const next = Math.max(0, ...form.conditions.map((one) => one.id)) + 1;
    set({ conditions: [...form.conditions, newCondition(next, kind)] });
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (save.isPending) return;
    const read = ruleOf(form);
    if (!read.ok) {
      setErrors(read.errors);
      setRefusals(refusals + 1);
      return;
    }
    save.mutate({ id: rule?.id ?? null, rule: read.rule }, { onSuccess: onDone });
  }

  return (
    <form ref={element} id={id} className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label="Name"
        value={form.name}
        maxLength={80}
        onChange={(event) => set({ name: event.target.value })}
        error={errors.name}
      />
      <div className={styles.fields}>
        <div className={styles.labelled}>
          <span aria-hidden="true">Suggest to</span>
          <Select
            label="Suggest to"
            value={form.action}
            groups={[{ head: null, options: ACTIONS }]}
            onChange={(action) => set({ action: action as RuleForm["action"] })}
          />
        </div>
        {hasRole(form.action) && (
          <div className={styles.labelled}>
            <span aria-hidden="true">To the role</span>
            <Select
              label="To the role"
              value={form.toRole}
              groups={[
                {
                  head: null,
                  options: [
                    { value: "", text: "Not said" },
                    ...game.roles.map((role) => ({ value: role.id, text: role.label })),
                  ],
                },
              ]}
              onChange={(toRole) => set({ toRole })}
            />
          </div>
        )}
      </div>
      <p className={styles.intro}>All of these must hold:</p>
      {form.conditions.map((condition, index) => (
        <ConditionFields
          key={condition.id}
          game={game}
          place={index + 1}
          condition={condition}
          errors={errors}
          onChange={setCondition}
          onRemove={() => set({ conditions: form.conditions.filter((one) => one.id !== condition.id) })}
        />
      ))}
      {errors.conditions !== undefined && (
        <p className={styles.error} role="alert">
          {errors.conditions}
        </p>
      )}
      {form.conditions.length < MOST_CONDITIONS && (
        <div>
          <Menu
            trigger={
              <Button icon="plus" aria-invalid={errors.conditions !== undefined}>
                Add a condition
              </Button>
            }
            items={CONDITION_KINDS.map(({ value, text }) => ({ text, onSelect: () => addCondition(value) }))}
          />
        </div>
      )}
      <RulePreview clan={clan} form={form} />
      <Check checked={form.isEnabled} onChange={(event) => set({ isEnabled: event.target.checked })}>
        <span className={cx(!form.isEnabled && styles.intro)}>Switched on</span>
      </Check>
    </form>
  );
}
