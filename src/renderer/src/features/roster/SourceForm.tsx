import { type DragEvent, useId, useState } from "react";
import { cx } from "#renderer/ui/cx.ts";
import { FilePick } from "#renderer/ui/FilePick.tsx";
import { Select } from "#renderer/ui/Select.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import text from "#renderer/ui/text.module.css";
import type { RosterPlace } from "#shared/game.ts";
import { plainText } from "#shared/plain-text.ts";
import styles from "./Roster.module.css";
import type { ListDraft, SourceKind } from "./roster-source.ts";

export interface SourceFormProps {
  readonly kind: Exclude<SourceKind, "one">;
  readonly draft: ListDraft;
  readonly places: readonly RosterPlace[];
  readonly onChange: (changes: Partial<ListDraft>) => void;
  readonly onFile: (file: File) => void;
}

/** Where a list comes from: pasted, a file, or a group of a service. */
export function SourceForm({ kind, draft, places, onChange, onFile }: SourceFormProps) {
  switch (kind) {
    case "names":
      return <NamesField value={draft.names} onChange={(names) => onChange({ names })} />;
    case "file":
      return <FileField name={draft.fileName} onFile={onFile} />;
    case "group":
      return <GroupFields draft={draft} places={places} onChange={onChange} />;
  }
}

function NamesField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className={styles.labelled}>
      <label htmlFor={id}>Names</label>
      <textarea
        id={id}
        className={styles.area}
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        rows={7}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-hint`} className={styles.hint}>
        Everybody in the clan, one name a line. A table with name, rank and date of joining is read too.
      </span>
    </div>
  );
}

interface FileFieldProps {
  /** The file that was chosen; null before. */
  readonly name: string | null;
  readonly onFile: (file: File) => void;
}

function FileField({ name, onFile }: FileFieldProps) {
  const [isOver, setOver] = useState(false);

  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file can be dropped here; the button does the same.
    <div
      className={cx(styles.drop, isOver && styles.dropping)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <FilePick
        label="Choose a file"
        what="Choose a file with the roster"
        accept=".csv,.json,.txt,text/csv,text/plain,application/json"
        onFile={onFile}
      />
      {name !== null && <span className={text.table}>{plainText(name)}</span>}
      <span className={styles.hint}>
        Or drop it here. CSV or JSON as the plugins for clans write it, or names one a line.
      </span>
    </div>
  );
}

type GroupFieldsProps = Pick<SourceFormProps, "draft" | "places" | "onChange">;

function GroupFields({ draft, places, onChange }: GroupFieldsProps) {
  const place = places.find((one) => one.id === draft.place) ?? places[0];
  if (place === undefined) return null;
  return (
    <div className={styles.fields}>
      {places.length > 1 && (
        <div className={styles.labelled}>
          <span aria-hidden="true">Service</span>
          <Select
            label="Service"
            value={place.id}
            groups={[{ head: null, options: places.map(({ id, name }) => ({ value: id, text: name })) }]}
            onChange={(id) => onChange({ place: id })}
          />
        </div>
      )}
      <TextField
        label={`${place.name}: ${place.refLabel.toLowerCase()}`}
        placeholder={place.example}
        value={draft.ref}
        width={260}
        onChange={(event) => onChange({ ref: event.target.value })}
        hint="One request. It tells who is in the group, with their roles."
      />
    </div>
  );
}
