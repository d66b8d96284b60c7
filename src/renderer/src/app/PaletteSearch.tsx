import { Command } from "cmdk";
import { useMemo, useState } from "react";
import { Icon } from "#renderer/ui/Icon.tsx";
import { plural } from "#renderer/ui/numbers.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import styles from "./Palette.module.css";
import { PaletteLine } from "./PaletteLine.tsx";
import { findItems, type PaletteItem } from "./palette-items.ts";
import { usePaletteItems } from "./use-palette-items.ts";

export interface PaletteSearchProps {
  readonly onChoose: (item: PaletteItem) => void;
  readonly onShowKeys: () => void;
  readonly current: ClanSummary | null;
}

/** The query, what it finds, and the keys below. We find and rank; cmdk moves the choice and says it to screen readers. */
export function PaletteSearch({ onChoose, onShowKeys, current }: PaletteSearchProps) {
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const items = usePaletteItems({ current, onShowKeys });
  const groups = useMemo(() => findItems(items, query), [items, query]);
  const shown = groups.flatMap((group) => group.items);
  const isShown = shown.some((item) => item.id === chosen);
  const count = groups.reduce((sum, group) => sum + group.items.length + group.more, 0);

  return (
    <Command
      label="Search, go to, do"
      shouldFilter={false}
      loop
      value={(isShown ? chosen : shown[0]?.id) ?? ""}
      onValueChange={setChosen}
    >
      <div className={styles.query}>
        <Icon name="search" />
        <Command.Input
          aria-label="Search, go to, do"
          placeholder="Search, go to, do"
          value={query}
          onValueChange={(next) => {
            setQuery(next);
            setChosen(null);
          }}
        />
        <kbd>Esc</kbd>
      </div>
      <Command.List className={styles.list} label="Results">
        {groups.map((group) => (
          <Command.Group key={group.kind} heading={group.head} className={styles.group}>
            {group.items.map((item) => (
              <PaletteLine key={item.id} item={item} query={query} onRun={() => onChoose(item)} />
            ))}
            {group.more > 0 && (
              <div className={styles.more} role="presentation">
                {group.more} more, a letter more finds them
              </div>
            )}
          </Command.Group>
        ))}
      </Command.List>
      {count === 0 && <p className={styles.nothing}>No member, clan, page or action is called “{query.trim()}”.</p>}
      <div className={styles.keys}>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> move
        </span>
        <span>
          <kbd>Enter</kbd> open
        </span>
        <span role="status">
          {count} {plural(count, "result", "results")}
        </span>
      </div>
    </Command>
  );
}
