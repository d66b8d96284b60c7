import { useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { Check } from "#renderer/ui/Check.tsx";
import { Chip } from "#renderer/ui/Chip.tsx";
import { IconButton } from "#renderer/ui/IconButton.tsx";
import layout from "#renderer/ui/layout.module.css";
import { Popover } from "#renderer/ui/Popover.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import type { GameInfo } from "#shared/game.ts";
import styles from "./Members.module.css";
import { columnsOf, shifted, toggled } from "./members-columns.ts";
import { folded } from "./members-filter.ts";
import type { Column } from "./metric-column.ts";

/** From this many on a list is searched, not read. */
const MANY_COLUMNS = 60;

export interface ColumnChooserProps {
  readonly game: GameInfo;
  readonly shown: readonly Column[];
  /** Null puts the standard back. */
  readonly onChange: (columns: readonly string[] | null) => void;
}

/** Which columns are shown, and in which order; kept for each game. */
export function ColumnChooser({ game, shown, onChange }: ColumnChooserProps) {
  const [search, setSearch] = useState("");
  const all = columnsOf(game);
  const chosen = shown.map((column) => column.id);
  const isLong = all.length >= MANY_COLUMNS;
  const wanted = folded(search);
  const hidden = all.filter(
    (column) => !chosen.includes(column.id) && folded(`${column.title} ${column.group}`).includes(wanted),
  );
  const groups = [...new Set(hidden.map((column) => column.group))];
  return (
    <Popover
      label="Columns"
      align="end"
      trigger={
        <Chip icon="columns" aria-label="Columns">
          <span className={layout.leaves}>Columns</span>
        </Chip>
      }
    >
      <div className={styles.chooser}>
        <h2>Shown, in this order</h2>
        {shown.map((column, index) => (
          <div key={column.id} className={styles.column}>
            <Check checked onChange={() => onChange(toggled(chosen, column.id))}>
              {column.title}
            </Check>
            <IconButton
              icon="up"
              size="small"
              label={`Move ${column.title} to the left`}
              disabled={index === 0}
              onClick={() => onChange(shifted(chosen, column.id, -1))}
            />
            <IconButton
              icon="sortDown"
              size="small"
              label={`Move ${column.title} to the right`}
              disabled={index === shown.length - 1}
              onClick={() => onChange(shifted(chosen, column.id, 1))}
            />
          </div>
        ))}
        {isLong && (
          <div className={styles.find}>
            <TextField
              label="Find a column"
              type="search"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
        )}
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h2>{group}</h2>
            {hidden
              .filter((column) => column.group === group)
              .map((column) => (
                <div key={column.id} className={styles.column}>
                  <Check checked={false} onChange={() => onChange(toggled(chosen, column.id))}>
                    {column.title}
                  </Check>
                </div>
              ))}
          </section>
        ))}
        <Button kind="plain" onClick={() => onChange(null)}>
          Standard columns
        </Button>
      </div>
    </Popover>
  );
}
