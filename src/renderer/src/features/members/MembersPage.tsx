import { type ReactNode, useEffect, useMemo } from "react";
import { useMemberGains } from "#renderer/api/board-queries.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { usePreferences, useSetPreferences } from "#renderer/api/preferences.ts";
import { useMembers } from "#renderer/api/queries.ts";
import layout from "#renderer/ui/layout.module.css";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import type { MembersFilterView } from "#renderer/ui/route.ts";
import { SelectionBar } from "#renderer/ui/SelectionBar.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import { fileNameOf, saveText } from "#renderer/ui/save-text.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { HOUR } from "#shared/time.ts";
import { csvText, tsvText } from "#shared/words/table-text.ts";
import { ColumnChooser } from "./ColumnChooser.tsx";
import { FireteamNews } from "./FireteamNews.tsx";
import { FrozenNotice } from "./FrozenNotice.tsx";
import { GAIN_SPAN, gainKeys, withGains } from "./gain-columns.ts";
import { MembersEmpty } from "./MembersEmpty.tsx";
import { MembersFoot } from "./MembersFoot.tsx";
import { MembersTable } from "./MembersTable.tsx";
import { MembersToolbar } from "./MembersToolbar.tsx";
import { ATTACKS, chosenColumns, columnsOf } from "./members-columns.ts";
import { exportTable } from "./members-export.ts";
import {
  filterMembers,
  filterWords,
  isFiltered,
  type MembersFilter,
  NO_FILTER,
  rolesToChoose,
} from "./members-filter.ts";
import { filterOfView, type MembersState, START, useMembersStore } from "./members-store.ts";

export interface MembersPageProps {
  readonly clan: ClanId;
  readonly clanName: string;
  readonly game: GameInfo;
  /** Whose panel is open. */
  readonly open: AccountId | null;
  /** A filter that the address asks for; taken over once. */
  readonly view: MembersFilterView | null;
  readonly onViewTaken: () => void;
  /** What runs now or needs somebody, above the table. */
  readonly strip: ReactNode;
  /** Where the roster is edited; nothing where the game tells it or one may not. */
  readonly editRoster: ReactNode;
}

/** The heart: everybody in the clan, to be sorted, compared and decided about. */
export function MembersPage(props: MembersPageProps) {
  const { clan, clanName, game, open, view, onViewTaken, strip, editRoster } = props;
  const { data, error, refetch } = useMembers(clan);
  const preferences = usePreferences().data;
  const setPreferences = useSetPreferences();
  const state = useMembersStore((store) => store.clans[clan]) ?? START;
  const changeState = useMembersStore((store) => store.change);
  const change = (changes: Partial<MembersState>) => changeState(clan, changes);
  const now = useNow(HOUR);

  useEffect(() => {
    if (view === null) return;
    changeState(clan, { filter: filterOfView(view) });
    onViewTaken();
  }, [clan, view, changeState, onViewTaken]);

  const all = useMemo(() => columnsOf(game), [game]);
  const saved = preferences?.columns[game.id];
  const chosen = useMemo(() => chosenColumns(game, saved), [game, saved]);
  const hasBattle = data?.rows.some((row) => row.war !== null) ?? false;
  // Without a battle nobody has attacks, so the column would be a column of dashes.
  const columns = useMemo(
    () => (hasBattle ? chosen : chosen.filter((column) => column.id !== ATTACKS)),
    [chosen, hasBattle],
  );
  const { filter, selection } = state;
  const watchedSince = data?.watchedSince ?? null;
  const needed = [...columns.map((column) => column.id), filter.ranking?.column, state.sorting[0]?.id];
  const gains = useMemberGains(clan, GAIN_SPAN, gainKeys(needed));
  const shown = useMemo(
    () => filterMembers(withGains(data?.rows ?? [], gains), filter, { columns: all, watchedSince, now }),
    [data, gains, filter, all, watchedSince, now],
  );

  if (data === undefined) {
    if (error === null) return <Skeleton label="Loading members" />;
    return <ReadFailure what="The members" failure={failureOf(error)} onRetry={() => void refetch()} />;
  }

  const roleLabel = (role: string | null) => game.roles.find((one) => one.id === role)?.label ?? role;
  const selected = data.rows.filter((row) => selection[String(row.id)]);
  const tableOf = (rows: readonly MemberRow[]) => exportTable(rows, columns, (role) => roleLabel(role) ?? "");

  function setFilter(changes: Partial<MembersFilter>): void {
    const { ranking } = changes;
    change({
      filter: { ...filter, ...changes },
      ...(ranking ? { sorting: [{ id: ranking.column, desc: ranking.side === "top" }] } : {}),
    });
  }

  function clearFilter(): void {
    change({ filter: NO_FILTER });
    showToast("Filter cleared", { undo: () => change({ filter }) });
  }

  async function copy(rows: readonly MemberRow[]): Promise<void> {
    const { head, rows: cells } = tableOf(rows);
    try {
      await navigator.clipboard.writeText(tsvText(head, cells));
      showToast(`${rows.length} members copied, for a spreadsheet`, { icon: "copy" });
    } catch {
      showToast("This browser does not let the members be copied", { icon: "fail" });
    }
  }

  function save(rows: readonly MemberRow[]): void {
    const { head, rows: cells } = tableOf(rows);
    saveText(fileNameOf(`${clanName} members`, "csv"), "text/csv", csvText(head, cells));
  }

  function saveColumns(ids: readonly string[] | null): void {
    const before = preferences?.columns ?? {};
    const { [game.id]: _, ...others } = before;
    setPreferences({ columns: ids === null ? others : { ...others, [game.id]: [...ids] } });
    if (ids === null) {
      showToast("Standard columns are back", { undo: () => setPreferences({ columns: before }) });
    }
  }

  const isLive = game.presence === "exact";
  // A ranking is one list: groups would tear it apart.
  const isGrouped = isLive && state.isGrouped && filter.ranking === null;
  return (
    <div className={layout.page}>
      {strip}
      {data.frozenSince !== null && <FrozenNotice game={game} since={data.frozenSince} />}
      <MembersToolbar
        roles={rolesToChoose(game, data.rows)}
        editRoster={editRoster}
        columns={all}
        filter={filter}
        onChange={setFilter}
        hasBattle={hasBattle}
        isGrouped={isLive && filter.ranking === null ? state.isGrouped : null}
        onGroup={(next) => change({ isGrouped: next })}
        chooser={<ColumnChooser game={game} shown={chosen} onChange={saveColumns} />}
        onCopy={() => void copy(shown)}
        onSave={() => save(shown)}
      />
      {shown.length === 0 ? (
        <div className={layout.scroll}>
          <MembersEmpty
            freshness={data.freshness}
            game={game}
            editRoster={editRoster}
            filter={isFiltered(filter) ? filterWords(filter, game, all) : null}
            all={data.rows.length}
            onClear={clearFilter}
          />
        </div>
      ) : (
        <MembersTable
          clan={clan}
          rows={shown}
          columns={columns}
          watchedSince={watchedSince}
          game={game}
          fireteams={isGrouped ? data.fireteams : null}
          frozenSince={data.frozenSince}
          open={open}
          roleLabel={(role) => (role === game.roles.at(-1)?.id ? null : roleLabel(role))}
          state={state}
          onChange={change}
          hasBar={selected.length > 0}
        />
      )}
      {selected.length > 0 && (
        <SelectionBar
          count={selected.length}
          onCopy={() => void copy(selected)}
          onSave={() => save(selected)}
          onClear={() => change({ selection: {} })}
        />
      )}
      {isLive && <FireteamNews fireteams={data.fireteams} frozenSince={data.frozenSince} />}
      <MembersFoot game={game} all={data.rows} shown={shown} watchedSince={watchedSince} onClear={clearFilter} />
    </div>
  );
}
