import { cx } from "#renderer/ui/cx.ts";
import { numbers } from "#renderer/ui/numbers.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import type { ActivityDetail } from "#shared/contract/activities.ts";
import type { Tab } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { isFromHistories } from "#shared/words/activity.ts";
import styles from "./Activities.module.css";
import { orderedPeople } from "./activity-people.ts";
import { PersonRow } from "./PersonRow.tsx";

export interface PeopleSectionProps {
  readonly clan: ClanId;
  readonly tab: Tab;
  readonly activity: ActivityDetail;
}

/** Who was in it: members of the clan, then guests; somebody with two characters once. */
export function PeopleSection({ clan, tab, activity }: PeopleSectionProps) {
  const people = orderedPeople(activity.persons);
  const groups = [
    { head: "Of the clan", people: people.filter((person) => person.isMember) },
    { head: "Guests", people: people.filter((person) => !person.isMember) },
  ].filter((group) => group.people.length > 0);
  const isOwn = isFromHistories(activity.report);
  return (
    <section aria-label="People" className={cx(styles.flush, styles.people)}>
      <SectionHead level={3} title="People" note={isOwn && "from the members' own histories"} />
      {people.length === 0 && <p className={text.quiet}>Nobody is known to have been in it yet.</p>}
      {people.length > 0 && (
        <div>
          <table className={table.table} aria-label="People in it">
            <colgroup>
              <col />
              <col style={{ width: 48 }} />
              <col style={{ width: 56 }} />
              <col style={{ width: 58 }} />
              <col style={{ width: 80 }} />
            </colgroup>
            <thead>
              <tr>
                <th scope="col">Player</th>
                <th scope="col" className={table.number}>
                  Kills
                </th>
                <th scope="col" className={table.number}>
                  Deaths
                </th>
                <th scope="col" className={table.number}>
                  Assists
                </th>
                <th scope="col" className={table.number} title="Own time in it, with all characters">
                  Time
                </th>
              </tr>
            </thead>
            {groups.map((group) => (
              <tbody key={group.head}>
                <tr className={styles.group}>
                  <th scope="rowgroup" colSpan={5}>
                    {group.head} {numbers.count(group.people.length)}
                  </th>
                </tr>
                {group.people.map((person) => (
                  <PersonRow key={person.ref} clan={clan} tab={tab} person={person} />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
      {isOwn && people.length > 0 && <p className={styles.note}>Who else was in it only a report would tell.</p>}
    </section>
  );
}
