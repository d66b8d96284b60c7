import { Chip } from "#renderer/ui/Chip.tsx";
import { ChipGroup } from "#renderer/ui/ChipGroup.tsx";
import layout from "#renderer/ui/layout.module.css";
import { Menu } from "#renderer/ui/Menu.tsx";
import { SearchField } from "#renderer/ui/SearchField.tsx";
import { EVENT_KINDS } from "#shared/words/event.ts";
import { type FeedFilter, kindsText } from "./feed-filter.ts";

export interface FeedToolbarProps {
  readonly filter: FeedFilter;
  readonly onChange: (changes: Partial<FeedFilter>) => void;
}

/** Of whom and of what the feed tells. */
export function FeedToolbar({ filter, onChange }: FeedToolbarProps) {
  const { types } = filter;
  const menu = (
    <Menu
      trigger={
        <Chip isOn={types.length > 0} hasMenu={types.length === 0}>
          {kindsText(types)}
        </Chip>
      }
      items={Object.entries(EVENT_KINDS).map(([type, text]) => ({
        text,
        isChecked: types.includes(type),
        onSelect: () =>
          onChange({ types: types.includes(type) ? types.filter((one) => one !== type) : [...types, type] }),
      }))}
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
