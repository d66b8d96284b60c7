import type { KeyboardEvent } from "react";
import { Check } from "#renderer/ui/Check.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { useAreSingleKeysOn } from "#renderer/ui/hotkeys.ts";
import layout from "#renderer/ui/layout.module.css";
import { useRoving } from "#renderer/ui/roving.ts";
import { SortHead } from "#renderer/ui/SortHead.tsx";
import table from "#renderer/ui/table.module.css";
import type { InactivityRow } from "#shared/contract/inactivity.ts";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { RuleWording } from "#shared/words/inactivity.ts";
import styles from "./Inactivity.module.css";
import { type ColumnId, sortedBy } from "./inactivity-rows.ts";
import type { InactivityState } from "./inactivity-store.ts";
import { QuietRow } from "./QuietRow.tsx";

export interface QuietTableProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly rows: readonly InactivityRow[];
  readonly wording: RuleWording;
  /** Whose panel is open. */
  readonly open: AccountId | null;
  readonly state: Pick<InactivityState, "sorting" | "selection">;
  readonly onChange: (changes: Partial<InactivityState>) => void;
  /** Leaves room for the selection bar below the last row. */
  readonly hasBar: boolean;
}

/** Quiet members, one a row: sorted, chosen and opened by mouse or by keyboard. */
export function QuietTable({ clan, game, rows, wording, open, state, onChange, hasBar }: QuietTableProps) {
  const { sorting, selection } = state;
  const roving = useRoving(rows.map((row) => String(row.account)));
  const areSingleKeysOn = useAreSingleKeysOn();
  const chosen = rows.filter((row) => selection.includes(row.account));

  function toggle(account: AccountId): void {
    const isChosen = selection.includes(account);
    onChange({ selection: isChosen ? selection.filter((one) => one !== account) : [...selection, account] });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const name = (event.target as Element).closest("[data-roving]")?.getAttribute("data-roving");
    if (name && (event.key === " " || (event.key === "x" && areSingleKeysOn && !event.ctrlKey && !event.metaKey))) {
      event.preventDefault();
      toggle(Number(name) as AccountId);
      return;
    }
    roving.listProps.onKeyDown(event);
  }

  const head = {
    sortOf: (id: string) => (id === sorting.column ? (sorting.isDescending ? "desc" : "asc") : null),
    onSort: (id: string) => onChange({ sorting: sortedBy(sorting, id as ColumnId) }),
  } as const;
  return (
    <div className={cx(layout.scroll, styles.scroll, hasBar && styles.withBar)}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen and moved through by arrows.
        role="grid"
        aria-label="Members without progress"
        aria-multiselectable="true"
        className={cx(table.table, table.rows, styles.quiet)}
        {...roving.listProps}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col style={{ width: 44 }} />
          <col className={styles.name} />
          <col className={styles.days} />
          <col className={styles.progress} />
          <col className={styles.joined} />
          <col className={styles.warnings} />
          <col className={styles.checked} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <Check
                aria-label="Select all shown"
                checked={chosen.length === rows.length}
                isMixed={chosen.length > 0 && chosen.length < rows.length}
                onChange={() =>
                  onChange({ selection: chosen.length === rows.length ? [] : rows.map((row) => row.account) })
                }
              />
            </th>
            <SortHead {...head} id="name" head="Member" title="Member" isNumber={false} />
            <SortHead {...head} id="days" head="Without progress" title="days without progress" isNumber />
            <th scope="col">Last progress seen</th>
            <SortHead {...head} id="joined" head="Joined" title="when they joined" isNumber />
            <SortHead {...head} id="warnings" head="Warnings" title="warnings" isNumber />
            <SortHead {...head} id="checked" head="Checked" title="the last check" isNumber />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <QuietRow
              key={row.account}
              clan={clan}
              game={game}
              row={row}
              wording={wording}
              isOpen={row.account === open}
              isChosen={selection.includes(row.account)}
              onToggle={() => toggle(row.account)}
              itemProps={roving.itemProps(String(row.account))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
