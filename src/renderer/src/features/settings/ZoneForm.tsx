import { type FormEvent, useRef, useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { FailureText, type FailureTextProps } from "#renderer/ui/FailureText.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import { enteredZone } from "./settings-words.ts";
import { LONGEST_ZONE, ZONES_LIST } from "./zones.ts";

export interface ZoneFormProps {
  /** Null is the system's. */
  readonly zone: string | null;
  readonly systemZone: string;
  readonly isFixed: boolean;
  readonly failure: FailureTextProps["failure"] | null;
  readonly onEdit: () => void;
  /** Resolves once it is kept, and rejects where it is none. */
  readonly onSave: (zone: string | null) => Promise<unknown>;
}

/** The zone that the days and hours of a clan are told in. */
export function ZoneForm({ zone, systemZone, isFixed, failure, onEdit, onSave }: ZoneFormProps) {
  /** Null while what is stored is what is shown. */
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const isChanged = typed !== null && enteredZone(typed) !== zone;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isChanged) return;
    // The button goes once there is nothing to save.
    field.current?.focus();
    try {
      await onSave(enteredZone(typed));
      setTyped((now) => (now === typed ? null : now));
    } catch {
      // What was typed stays, to be put right.
    }
  }

  return (
    <form onSubmit={submit}>
      <TextField
        ref={field}
        label="Time zone"
        width={220}
        list={ZONES_LIST}
        maxLength={LONGEST_ZONE}
        placeholder={`${systemZone}, as this system`}
        value={typed ?? zone ?? ""}
        disabled={isFixed}
        onChange={(event) => {
          setTyped(event.target.value);
          onEdit();
        }}
        error={failure !== null && <FailureText failure={failure} />}
        aside={isChanged && !isFixed && <Button type="submit">Save</Button>}
      />
    </form>
  );
}
