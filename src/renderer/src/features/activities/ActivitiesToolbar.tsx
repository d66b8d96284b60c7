import { useMembers } from "#renderer/api/queries.ts";
import { Chip } from "#renderer/ui/Chip.tsx";
import { cx } from "#renderer/ui/cx.ts";
import layout from "#renderer/ui/layout.module.css";
import { Select } from "#renderer/ui/Select.tsx";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import styles from "./Activities.module.css";
import { type ActivityFilter, LEAST_MEMBERS } from "./activity-filter.ts";

export interface ActivitiesToolbarProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly filter: ActivityFilter;
  readonly onChange: (changes: Partial<ActivityFilter>) => void;
}

/** Which activities are listed. */
export function ActivitiesToolbar({ clan, game, filter, onChange }: ActivitiesToolbarProps) {
  const rows = useMembers(clan).data?.rows ?? [];
  const members = rows
    .map((row) => ({ value: String(row.id), text: shownName(row.name) }))
    .toSorted((a, b) => a.text.localeCompare(b.text, "en"));
  const list = (options: readonly { readonly value: string; readonly text: string }[]) => [{ head: null, options }];
  return (
    <div className={cx(layout.toolbar, styles.toolbar)}>
      <Select
        look="chip"
        label="Kind of activity"
        isOn={filter.kind !== null}
        value={filter.kind ?? ""}
        groups={list([
          { value: "", text: filter.kind === null ? "Kind" : "Every kind" },
          ...game.activityKinds.map((kind) => ({ value: kind.id, text: kind.label })),
        ])}
        onChange={(kind) => onChange({ kind: kind === "" ? null : kind })}
      />
      <Select
        look="chip"
        label="Member who was there"
        isOn={filter.account !== null}
        value={filter.account === null ? "" : String(filter.account)}
        groups={list([{ value: "", text: filter.account === null ? "Member" : "Everybody" }, ...members])}
        onChange={(account) => onChange({ account: account === "" ? null : (Number(account) as AccountId) })}
      />
      <Select
        look="chip"
        label="Members of the clan in it"
        isOn={filter.leastMembers > 1}
        value={String(filter.leastMembers)}
        groups={list([
          { value: "1", text: filter.leastMembers === 1 ? "Of the clan" : "Any number" },
          ...LEAST_MEMBERS.map((least) => ({ value: String(least), text: `${least} or more of the clan` })),
        ])}
        onChange={(least) => onChange({ leastMembers: Number(least) })}
      />
      <Chip
        isOn={filter.onlyCleared}
        aria-pressed={filter.onlyCleared}
        onClick={() => onChange({ onlyCleared: !filter.onlyCleared })}
      >
        Cleared
      </Chip>
    </div>
  );
}
