import { Check } from "#renderer/ui/Check.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { hrefOf, memberPath } from "#renderer/ui/route.ts";
import type { Roving } from "#renderer/ui/roving.ts";
import table from "#renderer/ui/table.module.css";
import type { FireteamView, MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import { MemberCell, type MemberCellProps } from "./MemberCell.tsx";
import { MemberTags } from "./MemberTags.tsx";
import type { Column } from "./metric-column.ts";

export interface MemberLineProps extends Pick<MemberCellProps, "watchedSince" | "frozenSince"> {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly row: MemberRow;
  /** The fireteam under whose head it stands. */
  readonly team: FireteamView | null;
  readonly className: string | undefined;
  readonly columns: readonly Column[];
  /** Null where it says nothing. */
  readonly role: string | null;
  /** Whether somebody else has the same name. */
  readonly isNameShared: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (event: unknown) => void;
  readonly isOpen: boolean;
  readonly roving: Pick<Roving, "itemProps">;
}

/** One member: a box to choose, a link to the panel, and the values. */
export function MemberLine(props: MemberLineProps) {
  const { clan, game, row, team, columns, role, isSelected, onSelect, roving } = props;
  return (
    <tr className={props.className} aria-selected={isSelected} aria-current={props.isOpen ? "true" : undefined}>
      <td>
        <Check
          aria-label={`Select ${shownName(row.name)}`}
          tabIndex={-1}
          checked={isSelected}
          onClick={onSelect}
          onChange={() => {}}
        />
      </td>
      <th scope="row">
        <a className={table.playerLink} href={hrefOf(memberPath(clan, row.id))} {...roving.itemProps(String(row.id))}>
          <Name text={row.name} hasCode={props.isNameShared} />
        </a>
        {role !== null && <span className={table.role}>{role}</span>}
        <MemberTags game={game} row={row} />
      </th>
      {columns.map((column) => (
        <td key={column.id} className={column.isNumber ? table.number : undefined}>
          <MemberCell
            row={row}
            column={column}
            team={team}
            game={game}
            watchedSince={props.watchedSince}
            frozenSince={props.frozenSince}
          />
        </td>
      ))}
    </tr>
  );
}
