import { type ReactNode, useMemo } from "react";
import { failureOf } from "#renderer/api/failures.ts";
import { useInactivity } from "#renderer/api/inactivity-queries.ts";
import { Chip } from "#renderer/ui/Chip.tsx";
import { IconButton } from "#renderer/ui/IconButton.tsx";
import layout from "#renderer/ui/layout.module.css";
import { Menu } from "#renderer/ui/Menu.tsx";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import { Segments } from "#renderer/ui/Segments.tsx";
import { SelectionBar } from "#renderer/ui/SelectionBar.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import { fileNameOf, saveText } from "#renderer/ui/save-text.ts";
import text from "#renderer/ui/text.module.css";
import { showToast } from "#renderer/ui/toast-store.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { InactivityRow } from "#shared/contract/inactivity.ts";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { HOUR } from "#shared/time.ts";
import type { RuleWording } from "#shared/words/inactivity.ts";
import { csvText, tsvText } from "#shared/words/table-text.ts";
import { exportTable, quietFor, SPANS, sortRows, whyEmpty } from "./inactivity-rows.ts";
import type { InactivityState } from "./inactivity-store.ts";
import { QuietEmpty } from "./QuietEmpty.tsx";
import { QuietTable } from "./QuietTable.tsx";

export interface QuietMembersProps {
  readonly clan: ClanId;
  readonly clanName: string;
  readonly game: GameInfo;
  readonly wording: RuleWording;
  readonly open: AccountId | null;
  /** Chooses this part or the other. */
  readonly parts: ReactNode;
  readonly state: InactivityState;
  readonly onChange: (changes: Partial<InactivityState>) => void;
}

/** Members by days without progress, by what an officer counts as progress. */
export function QuietMembers(props: QuietMembersProps) {
  const { clan, clanName, game, wording, open, parts, state, onChange } = props;
  const { data, error, refetch } = useInactivity(clan, state.signals);
  const now = useNow(HOUR);
  const shown = useMemo(
    () => sortRows(quietFor(data?.rows ?? [], state.leastDays), state.sorting),
    [data, state.leastDays, state.sorting],
  );
  if (data === undefined) {
    if (error === null) return <Skeleton label="Loading progress" />;
    return <ReadFailure what="The progress of members" failure={failureOf(error)} onRetry={() => void refetch()} />;
  }
  const selected = data.rows.filter((row) => state.selection.includes(row.account));

  async function copy(rows: readonly InactivityRow[]): Promise<void> {
    const { head, rows: cells } = exportTable(rows, wording);
    try {
      await navigator.clipboard.writeText(tsvText(head, cells));
      showToast(`${rows.length} members copied, for a spreadsheet`, { icon: "copy" });
    } catch {
      showToast("This browser does not let the members be copied", { icon: "fail" });
    }
  }

  function save(rows: readonly InactivityRow[]): void {
    const { head, rows: cells } = exportTable(rows, wording);
    saveText(fileNameOf(`${clanName} without progress`, "csv"), "text/csv", csvText(head, cells));
  }

  function toggleSignal(id: string): void {
    const { signals } = state;
    onChange({ signals: signals.includes(id) ? signals.filter((one) => one !== id) : [...signals, id] });
  }

  const hidden = data.rows.length - shown.length;
  return (
    <>
      <div className={layout.toolbar}>
        {parts}
        <Segments
          label="Without progress for"
          value={state.leastDays}
          options={SPANS.map((days) =>
            days === 0
              ? { value: days, text: "All", label: "All members" }
              : { value: days, text: `${days} d`, label: `${days} d or more` },
          )}
          onChange={(leastDays) => onChange({ leastDays })}
        />
        {game.signals.map(({ id, label }) => {
          const isOn = state.signals.includes(id);
          return (
            <Chip key={id} isOn={isOn} aria-pressed={isOn} onClick={() => toggleSignal(id)}>
              {label}
            </Chip>
          );
        })}
        <span className={layout.space} />
        <div className={layout.pinned}>
          <Menu
            trigger={<IconButton icon="export" label="Copy or save as CSV" />}
            items={[
              { text: "Copy what is shown", icon: "copy", onSelect: () => void copy(shown) },
              { text: "Save as CSV", icon: "export", onSelect: () => save(shown) },
            ]}
          />
        </div>
      </div>
      {shown.length === 0 ? (
        <div className={layout.scroll}>
          <QuietEmpty
            why={whyEmpty(data.rows, data.watchedSince, state.leastDays, now)}
            leastDays={state.leastDays}
            onShowAll={() => onChange({ leastDays: 0 })}
          />
        </div>
      ) : (
        <QuietTable
          clan={clan}
          game={game}
          rows={shown}
          wording={wording}
          open={open}
          state={state}
          onChange={onChange}
          hasBar={selected.length > 0}
        />
      )}
      {selected.length > 0 && (
        <SelectionBar
          count={selected.length}
          onCopy={() => void copy(selected)}
          onSave={() => save(selected)}
          onClear={() => onChange({ selection: [] })}
        />
      )}
      <div className={layout.footLine}>
        <span>
          {hidden === 0
            ? numbers.count(shown.length)
            : `${numbers.count(shown.length)} of ${numbers.count(data.rows.length)}`}{" "}
          {plural(data.rows.length, "member", "members")}
        </span>
        <span className={layout.leavesLate}>
          Progress: a gain in{" "}
          {state.signals.length === 0
            ? "anything that only play moves"
            : state.signals.map(wording.signal).join(" or ")}
        </span>
        <span className={text.grow} />
        <span className={layout.leaves}>Days are spans of 24 hours</span>
      </div>
    </>
  );
}
