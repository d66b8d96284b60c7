import { type KeyboardEvent, useMemo } from "react";
import { Check } from "#renderer/ui/Check.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { useAreSingleKeysOn } from "#renderer/ui/hotkeys.ts";
import layout from "#renderer/ui/layout.module.css";
import { Name } from "#renderer/ui/Name.tsx";
import { hrefOf, memberPath } from "#renderer/ui/route.ts";
import { useRoving } from "#renderer/ui/roving.ts";
import { SortHead } from "#renderer/ui/SortHead.tsx";
import table from "#renderer/ui/table.module.css";
import { useFirstRows } from "#renderer/ui/use-first-rows.ts";
import { useWidth } from "#renderer/ui/use-width.ts";
import type { MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import type { Instant } from "#shared/time.ts";
import { MemberCell } from "./MemberCell.tsx";
import styles from "./Members.module.css";
import { MemberTags } from "./MemberTags.tsx";
import { type Column, fitColumns } from "./members-columns.ts";
import type { MembersState } from "./members-store.ts";
import { NAME, useMembersTable } from "./members-table.ts";

export interface MembersTableProps {
  readonly clan: ClanId;
  readonly rows: readonly MemberRow[];
  readonly columns: readonly Column[];
  readonly watchedSince: Instant | null;
  readonly game: GameInfo;
  /** Whose panel is open. */
  readonly open: AccountId | null;
  readonly roleLabel: (role: string | null) => string | null;
  readonly state: Pick<MembersState, "sorting" | "selection">;
  readonly onChange: (changes: Partial<MembersState>) => void;
  /** Leaves room for the selection bar below the last row. */
  readonly hasBar: boolean;
}

/** The members, one a row: sorted, chosen and opened by mouse or by keyboard. */
export function MembersTable(props: MembersTableProps) {
  const { rows, columns, watchedSince, game, open, roleLabel, state, onChange } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const shown = useMemo(() => fitColumns(columns, width ?? 0), [columns, width]);
  const model = useMembersTable(rows, columns, state, onChange);
  const sorted = model.getRowModel().rows;
  const drawn = useFirstRows(sorted, props.clan);
  const visible = width === null ? [] : drawn;
  const roving = useRoving(sorted.map((row) => row.id));
  const areSingleKeysOn = useAreSingleKeysOn();

  function onKeyDown(event: KeyboardEvent): void {
    const name = (event.target as Element).closest("[data-roving]")?.getAttribute("data-roving");
    if (name && (event.key === " " || (event.key === "x" && areSingleKeysOn && !event.ctrlKey && !event.metaKey))) {
      event.preventDefault();
      model.getRow(name).toggleSelected();
      return;
    }
    roving.listProps.onKeyDown(event);
  }

  const sortOf = (id: string) => model.getColumn(id)?.getIsSorted() || null;
  const head = { sortOf, onSort: (id: string) => model.getColumn(id)?.toggleSorting() };
  return (
    <div ref={ref} className={cx(layout.scroll, styles.scroll, props.hasBar && styles.withBar)}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen and moved through by arrows.
        role="grid"
        aria-label="Members"
        aria-multiselectable="true"
        className={cx(table.table, table.rows, styles.members)}
        {...roving.listProps}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col style={{ width: 44 }} />
          <col />
          {shown.map((column) => (
            <col key={column.id} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <Check
                aria-label="Select all shown"
                checked={sorted.length > 0 && model.getIsAllRowsSelected()}
                isMixed={model.getIsSomeRowsSelected()}
                onChange={model.getToggleAllRowsSelectedHandler()}
              />
            </th>
            <SortHead {...head} id={NAME} head="Member" title="Member" isNumber={false} />
            {shown.map((column) => (
              <SortHead key={column.id} {...head} {...column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {/* Which columns fit is known only then: fifty rows are drawn once. */}
          {visible.map((row) => {
            const member = row.original;
            const role = roleLabel(member.gameRole);
            return (
              <tr
                key={row.id}
                aria-selected={row.getIsSelected()}
                aria-current={member.id === open ? "true" : undefined}
              >
                <td>
                  <Check
                    aria-label={`Select ${shownName(member.name)}`}
                    tabIndex={-1}
                    checked={row.getIsSelected()}
                    onClick={row.getToggleSelectedHandler()}
                    onChange={() => {}}
                  />
                </td>
                <th scope="row">
                  <a
                    className={table.playerLink}
                    href={hrefOf(memberPath(props.clan, member.id))}
                    {...roving.itemProps(row.id)}
                  >
                    <Name text={member.name} />
                  </a>
                  {role !== null && <span className={table.role}>{role}</span>}
                  <MemberTags game={game} row={member} />
                </th>
                {shown.map((column) => (
                  <td key={column.id} className={column.isNumber ? table.number : undefined}>
                    <MemberCell row={member} column={column} watchedSince={watchedSince} lagNote={game.lagNote} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
