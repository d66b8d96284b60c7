import { type KeyboardEvent, useMemo } from "react";
import { Check } from "#renderer/ui/Check.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { useAreSingleKeysOn } from "#renderer/ui/hotkeys.ts";
import layout from "#renderer/ui/layout.module.css";
import { nameParts, sharedNames } from "#renderer/ui/player-name.ts";
import { useRoving } from "#renderer/ui/roving.ts";
import { SortHead } from "#renderer/ui/SortHead.tsx";
import table from "#renderer/ui/table.module.css";
import { useFirstRows } from "#renderer/ui/use-first-rows.ts";
import { useWidth } from "#renderer/ui/use-width.ts";
import type { FireteamView, MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { GroupHead } from "./GroupHead.tsx";
import groups from "./Groups.module.css";
import { MemberLine } from "./MemberLine.tsx";
import styles from "./Members.module.css";
import { fitColumns } from "./members-columns.ts";
import { firstOf, groupMembers, type MemberGroup } from "./members-groups.ts";
import type { MembersState } from "./members-store.ts";
import { NAME, useMembersTable } from "./members-table.ts";
import type { Column } from "./metric-column.ts";
import { groupTitle } from "./presence-words.ts";

export interface MembersTableProps {
  readonly clan: ClanId;
  readonly rows: readonly MemberRow[];
  readonly columns: readonly Column[];
  readonly watchedSince: Instant | null;
  readonly game: GameInfo;
  /** Those who play together stand together; null: one list of all. */
  readonly fireteams: readonly FireteamView[] | null;
  readonly frozenSince: Instant | null;
  /** Whose panel is open. */
  readonly open: AccountId | null;
  readonly roleLabel: (role: string | null) => string | null;
  readonly state: Pick<MembersState, "sorting" | "selection" | "closed">;
  readonly onChange: (changes: Partial<MembersState>) => void;
  /** Leaves room for the selection bar below the last row. */
  readonly hasBar: boolean;
}

/** The members, one a row: sorted, chosen and opened by mouse or by keyboard. */
export function MembersTable(props: MembersTableProps) {
  const { rows, columns, watchedSince, game, fireteams, frozenSince, open, roleLabel, state, onChange } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const shown = useMemo(() => fitColumns(columns, width ?? 0), [columns, width]);
  const model = useMembersTable(rows, columns, state, onChange);
  const sorted = model.getRowModel().rows;
  const drawn = useFirstRows(sorted, props.clan).length;
  const shared = useMemo(() => sharedNames(rows.map((row) => row.name)), [rows]);
  type Row = (typeof sorted)[number];
  const all: readonly MemberGroup<Row>[] =
    fireteams === null
      ? [{ key: "all", kind: "unknown", fireteam: null, items: sorted }]
      : groupMembers(sorted, (row) => row.original, fireteams, game.activityKinds);
  const isOpen = (key: string) => !state.closed.includes(key);
  const roving = useRoving(
    all.flatMap(({ key, items }) => [
      ...(fireteams === null ? [] : [key]),
      ...(isOpen(key) ? items.map((row) => row.id) : []),
    ]),
  );
  const areSingleKeysOn = useAreSingleKeysOn();

  function toggle(key: string): void {
    onChange({ closed: isOpen(key) ? [...state.closed, key] : state.closed.filter((one) => one !== key) });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const name = (event.target as Element).closest("[data-roving]")?.getAttribute("data-roving");
    const row = sorted.find((one) => one.id === name);
    if (row && (event.key === " " || (event.key === "x" && areSingleKeysOn && !event.ctrlKey && !event.metaKey))) {
      event.preventDefault();
      row.toggleSelected();
      return;
    }
    if (name && !row && event.key === (isOpen(name) ? "ArrowLeft" : "ArrowRight")) toggle(name);
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
            <col key={column.id} style={column.isElastic ? {} : { width: column.width }} />
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
        {/* Which columns fit is known only then: the rows are drawn once. */}
        {firstOf(all, width === null ? 0 : drawn).map((group) => (
          <tbody key={group.key} aria-label={fireteams === null ? undefined : groupTitle(group)}>
            {fireteams !== null && (
              <GroupHead
                group={group}
                count={all.find((one) => one.key === group.key)?.items.length ?? 0}
                columns={shown}
                isOpen={isOpen(group.key)}
                onToggle={() => toggle(group.key)}
                frozenSince={frozenSince}
                roving={roving}
              />
            )}
            {isOpen(group.key) &&
              group.items.map((row) => (
                <MemberLine
                  key={row.id}
                  clan={props.clan}
                  game={game}
                  row={row.original}
                  team={group.fireteam}
                  className={group.fireteam === null ? undefined : groups.inTeam}
                  columns={shown}
                  role={roleLabel(row.original.gameRole)}
                  isNameShared={shared.has(nameParts(row.original.name).name)}
                  watchedSince={watchedSince}
                  frozenSince={frozenSince}
                  isSelected={row.getIsSelected()}
                  onSelect={row.getToggleSelectedHandler()}
                  isOpen={row.original.id === open}
                  roving={roving}
                />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
