import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { SavedCheck } from "#renderer/ui/SavedCheck.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import text from "#renderer/ui/text.module.css";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { Setting } from "#shared/contract/settings.ts";
import styles from "./Settings.module.css";
import { valueText } from "./settings-words.ts";

export interface SettingFormProps {
  readonly setting: Setting;
  readonly isFixed: boolean;
}

/** One setting: what it does, its value, and the way back to its default. */
export function SettingForm({ setting, isFixed }: SettingFormProps) {
  const client = useClient();
  const queries = useQueryClient();
  const { key, value, isSet, description } = setting;
  const shown = value === null ? "" : String(value);
  /** Null while what is stored is what is shown. */
  const [typed, setTyped] = useState<string | null>(null);

  const save = useMutation({
    mutationFn: ({ next }: { next: string | null; before: string | null | undefined }) =>
      client.settings.set({ key, value: next }),
    onSuccess(saved, { before }) {
      setTyped(null);
      const what = saved.isSet ? `is ${valueText(saved.value)}` : "has its default back";
      showToast(
        `${key} ${what}`,
        before === undefined ? {} : { undo: () => save.mutate({ next: before, before: undefined }) },
      );
      return queries.invalidateQueries({ queryKey: ["settings"] });
    },
  });
  const changeTo = (next: string | null) => ({ next, before: isSet ? shown : null });
  const error = save.isError && <FailureText failure={failureOf(save.error)} />;
  const isChanged = typed !== null && typed.trim() !== shown && typed.trim() !== "";

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isChanged) save.mutate(changeTo(typed.trim()));
  }

  const about = (
    <>
      <code className={text.mono}>{key}</code>
      <span>{isSet ? `Default: ${valueText(setting.default)}` : "This is the default."}</span>
      {isSet && !isFixed && (
        <button
          type="button"
          className={text.linkButton}
          aria-label={`Put the default back: ${key}`}
          disabled={save.isPending}
          onClick={() => save.mutate(changeTo(null))}
        >
          Put the default back
        </button>
      )}
    </>
  );
  if (typeof value === "boolean") {
    return (
      <div className={styles.setting}>
        <SavedCheck
          checked={value}
          disabled={isFixed}
          onSave={(next) => save.mutateAsync(changeTo(next ? "true" : "false"))}
        >
          {description}
        </SavedCheck>
        {error && (
          <p role="alert" className={text.bad}>
            {error}
          </p>
        )}
        <div className={styles.about}>{about}</div>
      </div>
    );
  }
  return (
    <form className={styles.setting} onSubmit={submit}>
      <TextField
        label={description}
        width={420}
        placeholder={valueText(setting.default)}
        value={typed ?? shown}
        disabled={isFixed}
        onChange={(event) => {
          setTyped(event.target.value);
          save.reset();
        }}
        error={error}
        aside={
          isChanged && (
            <Button type="submit" disabled={save.isPending}>
              Save
            </Button>
          )
        }
      />
      <div className={styles.about}>{about}</div>
    </form>
  );
}
