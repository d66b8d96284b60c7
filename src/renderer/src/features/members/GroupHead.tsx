import { cx } from "#renderer/ui/cx.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import type { Roving } from "#renderer/ui/roving.ts";
import { Tip } from "#renderer/ui/Tip.tsx";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import type { FireteamView } from "#shared/contract/members.ts";
import type { Instant } from "#shared/time.ts";
import styles from "./Groups.module.css";
import { ACTIVITY } from "./members-columns.ts";
import type { MemberGroup } from "./members-groups.ts";
import type { Column } from "./metric-column.ts";
import { PresenceTime } from "./PresenceTime.tsx";
import { groupTitle, othersText, teamHead } from "./presence-words.ts";

export interface GroupHeadProps {
  readonly group: Pick<MemberGroup<unknown>, "key" | "kind" | "fireteam">;
  readonly count: number;
  readonly columns: readonly Column[];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly frozenSince: Instant | null;
  readonly roving: Pick<Roving, "itemProps">;
}

/** The head of a group: what is played and for how long, or how many there are; it opens and closes the group. */
export function GroupHead(props: GroupHeadProps) {
  const { group, columns, frozenSince } = props;
  const { fireteam, kind } = group;
  // A timer stands over those of the members, so that the eye runs down one edge.
  const place = columns.findIndex((column) => column.id === ACTIVITY);
  const before = place < 0 ? columns.length : place;
  const after = columns.length - before - 1;
  const guests = fireteam === null ? null : <Guests team={fireteam} />;
  return (
    <tr className={styles.group}>
      <th scope="rowgroup" className={styles.head} colSpan={2 + before}>
        <Toggle {...props} />
      </th>
      {place >= 0 && (
        <td className={cx(table.number, styles.head)}>
          {fireteam !== null && <TeamTime team={fireteam} frozenSince={frozenSince} />}
          {kind === "offline" && "last seen"}
        </td>
      )}
      {after > 0 && (
        <td colSpan={after} className={cx(table.number, styles.head)}>
          {hasGuestsCell(columns) && guests}
        </td>
      )}
    </tr>
  );
}

/** Room for `all from the clan`. */
const GUESTS_WIDTH = 140;

/** Whether the columns after the timer have room for the guests; else they stand beside the size. */
function hasGuestsCell(columns: readonly Column[]): boolean {
  const place = columns.findIndex((column) => column.id === ACTIVITY);
  const width = columns.slice(place + 1).reduce((sum, column) => sum + column.width, 0);
  return place >= 0 && width >= GUESTS_WIDTH;
}

/** Its name is the whole head, so that it is heard at once; names of those who have no row are in a tip. */
function Toggle({ group, count, columns, isOpen, onToggle, roving }: GroupHeadProps) {
  const { fireteam } = group;
  const names = fireteam === null ? null : othersText(fireteam);
  const isInside = !hasGuestsCell(columns);
  const button = (
    <button
      type="button"
      className={styles.toggle}
      aria-expanded={isOpen}
      onClick={onToggle}
      {...roving.itemProps(group.key)}
    >
      <Icon name={isOpen ? "down" : "right"} />
      <span className={styles.title}>{groupTitle(group)}</span>
      <span className={text.clip}>
        {fireteam === null ? numbers.count(count) : teamHead(fireteam).note}
        {fireteam !== null && isInside && ` · ${teamHead(fireteam).guests}`}
      </span>
    </button>
  );
  return names === null ? button : <Tip trigger={button}>With {names}</Tip>;
}

function TeamTime({ team, frozenSince }: { readonly team: FireteamView; readonly frozenSince: Instant | null }) {
  const { activity, since, exactness, isStale } = team;
  if (since === null) {
    return activity === null ? null : <span title="Since when is not known">{UNKNOWN}</span>;
  }
  return (
    <PresenceTime
      label={teamHead(team).title}
      running={{ since, exactness }}
      isStale={isStale}
      frozenSince={frozenSince}
      className={cx(!isStale && styles.timer)}
    />
  );
}

function Guests({ team }: { readonly team: FireteamView }) {
  return <span title={othersText(team) ?? undefined}>{teamHead(team).guests}</span>;
}
