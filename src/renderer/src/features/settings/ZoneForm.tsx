import { type FormEvent, useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { FailureText, type FailureTextProps } from "#renderer/ui/FailureText.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import { enteredZone } from "./settings-words.ts";
import { ZONES_LIST } from "./zones.ts";

export interface ZoneFormProps {
  /** Null is the system's. */
  readonly zone: string | null;
  readonly systemZone: string;
  readonly isFixed: boolean;
  readonly failure: FailureTextProps["failure"] | null;
  readonly onEdit: () => void;
  readonly onSave: (zone: string | null) => void;
}

/** The zone that the days and hours of a clan are told in. */
export function ZoneForm({ zone, systemZone, isFixed, failure, onEdit, onSave }: ZoneFormProps) {
  const [typed, setTyped] = useState(zone ?? "");
  const isChanged = enteredZone(typed) !== zone;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isChanged) onSave(enteredZone(typed));
  }

  return (
    <form onSubmit={submit}>
      <TextField
        label="Time zone"
        width={220}
        list={ZONES_LIST}
        placeholder={`${systemZone}, as this system`}
        value={typed}
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
