import { cx } from "#renderer/ui/cx.ts";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { hrefOf, memberPath } from "#renderer/ui/route.ts";
import table from "#renderer/ui/table.module.css";
import type { ActivityPerson } from "#shared/contract/activities.ts";
import type { Tab } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import styles from "./Activities.module.css";
import { personName, personNote, timeText } from "./activity-people.ts";

export interface PersonRowProps {
  readonly clan: ClanId;
  readonly tab: Tab;
  readonly person: ActivityPerson;
}

/** One person with all characters together; members lead to their panel. */
export function PersonRow({ clan, tab, person }: PersonRowProps) {
  const name = personName(person);
  const note = personNote(person);
  const number = (value: number) => (
    <td className={cx(table.number, value === 0 && table.quiet)}>{numbers.count(value)}</td>
  );
  return (
    <>
      <tr className={cx(note !== "" && styles.noted)}>
        <th scope="row">
          {person.isMember && person.account !== null ? (
            <a className={table.playerLink} href={hrefOf(memberPath(clan, person.account, tab))}>
              <Name text={name} />
            </a>
          ) : (
            <Name text={name} className={table.player} />
          )}
        </th>
        {number(person.kills)}
        {number(person.deaths)}
        {number(person.assists)}
        <td className={table.number}>{timeText(person)}</td>
      </tr>
      {note !== "" && (
        <tr className={styles.noteRow}>
          <td colSpan={5} title={note}>
            {note}
          </td>
        </tr>
      )}
    </>
  );
}
