import { Chip } from "#renderer/ui/Chip.tsx";
import { ChipGroup } from "#renderer/ui/ChipGroup.tsx";
import layout from "#renderer/ui/layout.module.css";
import { Menu } from "#renderer/ui/Menu.tsx";
import { SearchField } from "#renderer/ui/SearchField.tsx";
import type { Tab } from "#shared/game.ts";
import { type FeedFilter, kindsText, offeredGroups } from "./feed-filter.ts";

export interface FeedToolbarProps {
  /** Pages of the games that are told of: they decide which kinds there are. */
  readonly tabs: readonly Tab[];
  readonly filter: FeedFilter;
  readonly onChange: (changes: Partial<FeedFilter>) => void;
}

/** Of whom and of what the feed tells. */
export function FeedToolbar({ tabs, filter, onChange }: FeedToolbarProps) {
  const { types } = filter;
  const menu = (
    <Menu
      trigger={
        <Chip isOn={types.length > 0} hasMenu={types.length === 0}>
          {kindsText(types)}
        </Chip>
      }
      items={offeredGroups(tabs).flatMap(({ head, kinds }) =>
        Object.entries(kinds).map(([type, text]) => ({
          head,
          text,
          isChecked: types.includes(type),
          onSelect: () =>
            onChange({ types: types.includes(type) ? types.filter((one) => one !== type) : [...types, type] }),
        })),
      )}
    />
  );
  return (
    <div className={layout.toolbar}>
      <SearchField
        label="Filter by member"
        placeholder="Member"
        value={filter.text}
        onChange={(text) => onChange({ text })}
      />
      {types.length === 0 ? (
        menu
      ) : (
        <ChipGroup clearLabel={`Take away: ${kindsText(types)}`} onClear={() => onChange({ types: [] })}>
          {menu}
        </ChipGroup>
      )}
    </div>
  );
}
