import type { ReactNode } from "react";
import { Chip } from "#renderer/ui/Chip.tsx";
import { IconButton } from "#renderer/ui/IconButton.tsx";
import layout from "#renderer/ui/layout.module.css";
import { Menu } from "#renderer/ui/Menu.tsx";
import { SearchField } from "#renderer/ui/SearchField.tsx";
import { Select } from "#renderer/ui/Select.tsx";
import type { GameRole } from "#shared/game.ts";
import { QUIET_DAYS } from "./members-activity.ts";
import type { MembersFilter } from "./members-filter.ts";
import type { Column } from "./metric-column.ts";
import { RankChip } from "./RankChip.tsx";

const DAYS = [QUIET_DAYS.shown, QUIET_DAYS.warn, QUIET_DAYS.bad] as const;

export interface MembersToolbarProps {
  readonly columns: readonly Column[];
  readonly filter: MembersFilter;
  readonly onChange: (changes: Partial<MembersFilter>) => void;
  /** Whether a battle runs: without one nobody has attacks left. */
  readonly hasBattle: boolean;
  /** Whether those who play together stand together; null in games that do not tell who plays. */
  readonly isGrouped: boolean | null;
  readonly onGroup: (isGrouped: boolean) => void;
  readonly chooser: ReactNode;
  /** Where the roster is edited; nothing where the game tells it. */
  readonly editRoster: ReactNode;
  /** Roles to choose from, highest first. */
  readonly roles: readonly Pick<GameRole, "id" | "label">[];
  readonly onCopy: () => void;
  readonly onSave: () => void;
}

/** What is shown of the members, and what can be taken away of it. */
export function MembersToolbar(props: MembersToolbarProps) {
  const { columns, filter, onChange, hasBattle, chooser, editRoster, roles, onCopy, onSave } = props;
  return (
    <div className={layout.toolbar}>
      <SearchField
        label="Filter members"
        placeholder="Filter"
        value={filter.text}
        onChange={(text) => onChange({ text })}
      />
      <RankChip columns={columns} ranking={filter.ranking} onChange={(ranking) => onChange({ ranking })} />
      <Menu
        trigger={
          <Chip isOn={filter.roles.length > 0} hasMenu>
            {filter.roles.length === 0 ? "Role" : roleText(roles, filter.roles)}
          </Chip>
        }
        items={roles.map((role) => ({
          text: role.label,
          isChecked: filter.roles.includes(role.id),
          onSelect: () => onChange({ roles: toggledRole(filter.roles, role.id) }),
        }))}
      />
      <Select
        look="chip"
        label="Not seen for"
        isOn={filter.notSeenDays !== null}
        value={filter.notSeenDays ?? ""}
        groups={[
          {
            head: null,
            options: [
              { value: "", text: filter.notSeenDays === null ? "Not seen for" : "Seen or not" },
              ...DAYS.map((days) => ({ value: String(days), text: `Not seen for ${days} d` })),
            ],
          },
        ]}
        onChange={(days) => onChange({ notSeenDays: days === "" ? null : Number(days) })}
      />
      {(hasBattle || filter.hasAttacksLeft) && (
        <Chip
          isOn={filter.hasAttacksLeft}
          aria-pressed={filter.hasAttacksLeft}
          onClick={() => onChange({ hasAttacksLeft: !filter.hasAttacksLeft })}
        >
          Attacks left
        </Chip>
      )}
      {props.isGrouped !== null && (
        <Chip
          isOn={props.isGrouped}
          aria-pressed={props.isGrouped}
          onClick={() => props.onGroup(props.isGrouped === false)}
        >
          By fireteam
        </Chip>
      )}
      <span className={layout.space} />
      <div className={layout.pinned}>
        {editRoster}
        {chooser}
        <Menu
          trigger={<IconButton icon="export" label="Copy or save as CSV" />}
          items={[
            { text: "Copy what is shown", icon: "copy", onSelect: onCopy },
            { text: "Save as CSV", icon: "export", onSelect: onSave },
          ]}
        />
      </div>
    </div>
  );
}

function toggledRole(roles: readonly string[], role: string): string[] {
  return roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role];
}

function roleText(all: MembersToolbarProps["roles"], roles: readonly string[]): string {
  const labels = all.filter((role) => roles.includes(role.id)).map((role) => role.label);
  return labels.length > 2 ? `${labels.length} roles` : labels.join(" or ");
}
