import { useState } from "react";
import chart from "#renderer/ui/chart.module.css";
import { usualHours } from "#renderer/ui/chart-geometry.ts";
import { cx } from "#renderer/ui/cx.ts";
import { DayHours, hourText } from "#renderer/ui/DayHours.tsx";
import { HeatCalendar } from "#renderer/ui/HeatCalendar.tsx";
import { dayText, hoursNumber, hoursText } from "#renderer/ui/heat-calendar.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import type { MemberDetail } from "#shared/contract/members.ts";
import styles from "./Members.module.css";

const SUMMED_DAYS = 28;

export interface PresenceSectionProps {
  readonly member: MemberDetail;
  readonly zone: string;
  /** Whether the game tells for how long somebody was in it; else hours with a sign of activity are counted. */
  readonly isExact: boolean;
}

/** When somebody plays: a calendar of weeks, and the hours of the day with the answer in words. */
export function PresenceSection({ member, zone, isExact }: PresenceSectionProps) {
  const [isTable, setTable] = useState(false);
  const lately = member.days.slice(-SUMMED_DAYS);
  const hours = lately.reduce((sum, day) => sum + (day.activeHours ?? 0), 0);
  const unchecked = member.days.filter((day) => day.activeHours === null).length;
  const hoursHead = isExact ? "Hours online" : "Active hours";
  const usual = usualHours(member.hours);
  const usualText =
    usual === null
      ? "Too little was seen to say when"
      : `Usually ${isExact ? "online" : "active"} ${hourText(usual.from)} to ${hourText(usual.to)}${zone === times.zone ? "" : `, ${zone}`}`;
  return (
    <section aria-label="Presence">
      <SectionHead
        level={3}
        title="Presence"
        aside={
          <>
            {isExact ? hoursOnline(hours) : hours === 1 ? "1 active hour" : `${hours} active hours`} in 4 weeks ·{" "}
            <button type="button" className={text.linkButton} onClick={() => setTable(!isTable)}>
              {isTable ? "calendar" : "table"}
            </button>
          </>
        }
      />
      {isTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        <section className={chart.tableView} tabIndex={0} aria-label={`${hoursHead} by day`}>
          <table className={cx(table.table, table.compact, table.inset)}>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col" className={table.number}>
                  {hoursHead}
                </th>
              </tr>
            </thead>
            <tbody>
              {[...member.days].reverse().map((day) => (
                <tr key={day.day}>
                  <th scope="row">{dayText(day.day)}</th>
                  <td className={cx(table.number, day.activeHours === null && table.quiet)}>
                    {day.activeHours === null ? hoursText(null) : hoursNumber(day.activeHours)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : (
        <HeatCalendar
          days={member.days}
          label={`${hoursHead} on each day of the last 17 weeks: ${hoursNumber(hours)} in the last 4 weeks; ${unchecked} days not checked`}
        />
      )}
      <DayHours
        counts={member.hours}
        usual={usual}
        label={`${isExact ? "Time online" : "Activity"} by hour of the day. ${usualText}`}
      />
      <p className={styles.usual}>{usualText}</p>
    </section>
  );
}

/** `38.5 h`. */
const hoursOnline = (hours: number) => `${hoursNumber(hours)} h`;
