import { type ReactNode, useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { Chip } from "#renderer/ui/Chip.tsx";
import { ChipGroup } from "#renderer/ui/ChipGroup.tsx";
import { Popover } from "#renderer/ui/Popover.tsx";
import { Segments } from "#renderer/ui/Segments.tsx";
import { Select } from "#renderer/ui/Select.tsx";
import styles from "./Members.module.css";
import { ACTIVITY, ATTACKS } from "./members-columns.ts";
import { type Ranking, rankingWords } from "./members-filter.ts";
import type { Column } from "./metric-column.ts";

const COUNTS = [5, 10, 15, 25] as const;
const START_COUNT = 15;

export interface RankChipProps {
  readonly columns: readonly Column[];
  readonly ranking: Ranking | null;
  readonly onChange: (ranking: Ranking | null) => void;
}

/** The bottom or the top of any column: one is as easy as the other. */
export function RankChip({ columns, ranking, onChange }: RankChipProps) {
  const [isOpen, setOpen] = useState(false);
  const rankable = columns.filter((column) => column.isNumber && column.id !== ACTIVITY && column.id !== ATTACKS);
  const start: Ranking = { side: "bottom", count: START_COUNT, column: rankable[0]?.id ?? "" };
  const [draft, setDraft] = useState(ranking ?? start);
  const groups = [...new Set(rankable.map((column) => column.group))].map((group) => ({
    head: group,
    options: rankable
      .filter((column) => column.group === group)
      .map((column) => ({ value: column.id, text: column.title })),
  }));
  const change = (changes: Partial<Ranking>) => {
    const next = { ...draft, ...changes };
    setDraft(next);
    if (ranking !== null) onChange(next);
  };
  const wrap = (chip: ReactNode) =>
    ranking === null ? (
      chip
    ) : (
      <ChipGroup clearLabel={`Take away: ${rankingWords(ranking, columns)}`} onClear={() => onChange(null)}>
        {chip}
      </ChipGroup>
    );
  return wrap(
    <Popover
      label="Bottom or top"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Chip isOn={ranking !== null} hasMenu={ranking === null}>
          {ranking === null ? "Bottom or top" : rankingWords(ranking, columns)}
        </Chip>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onChange(draft);
          setOpen(false);
        }}
      >
        <div className={styles.formLine}>
          <Segments
            label="Side"
            value={draft.side}
            options={[
              { value: "bottom", text: "Bottom" },
              { value: "top", text: "Top" },
            ]}
            onChange={(side) => change({ side })}
          />
          <Select
            label="How many"
            value={draft.count}
            groups={[{ head: null, options: COUNTS.map((count) => ({ value: String(count), text: String(count) })) }]}
            onChange={(count) => change({ count: Number(count) })}
          />
        </div>
        <div className={styles.formLine}>
          <span>by</span>
          <Select label="By column" value={draft.column} groups={groups} onChange={(column) => change({ column })} />
        </div>
        <Button type="submit">{`Show the ${draft.side} ${draft.count}`}</Button>
      </form>
    </Popover>,
  );
}
