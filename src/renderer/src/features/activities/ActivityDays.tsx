import { useMemo } from "react";
import { useRoving } from "#renderer/ui/roving.ts";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { ActivitySummary } from "#shared/contract/activities.ts";
import type { ActivityId, ClanId } from "#shared/ids.ts";
import { MINUTE } from "#shared/time.ts";
import styles from "./Activities.module.css";
import { ActivityRow } from "./ActivityRow.tsx";
import { daysOf } from "./activity-lines.ts";

export interface ActivityDaysProps {
  readonly clan: ClanId;
  /** Newest end first. */
  readonly activities: readonly ActivitySummary[];
  readonly open: ActivityId | null;
}

/** Activities under the days on which they ended. */
export function ActivityDays({ clan, activities, open }: ActivityDaysProps) {
  const now = useNow(MINUTE);
  const days = useMemo(() => daysOf(activities, times.dayKey), [activities]);
  const roving = useRoving(useMemo(() => days.flatMap((day) => day.activities.map(({ id }) => String(id))), [days]));
  return (
    <div {...roving.listProps}>
      {days.map((day) => (
        <section key={day.key} aria-label={times.dayHead(day.at, now)}>
          <h2 className={styles.day}>{times.dayHead(day.at, now)}</h2>
          <ul>
            {day.activities.map((activity) => (
              <ActivityRow
                key={activity.id}
                clan={clan}
                activity={activity}
                isOpen={activity.id === open}
                item={roving.itemProps(String(activity.id))}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
