import { useRecentActivities } from "#renderer/api/activity-queries.ts";
import { activityPath, hrefOf } from "#renderer/ui/route.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import text from "#renderer/ui/text.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { ActivitySummary } from "#shared/contract/activities.ts";
import type { ActivityId, ClanId } from "#shared/ids.ts";
import { plainText } from "#shared/plain-text.ts";
import { SECOND } from "#shared/time.ts";
import { kindWords } from "#shared/words/activity.ts";
import { timerText } from "#shared/words/duration.ts";
import styles from "./Activities.module.css";
import { endMark, marksOf, peopleText } from "./activity-lines.ts";
import { MarkTags } from "./MarkTags.tsx";

const RECENT = 3;

export interface RecentActivitiesProps {
  readonly clan: ClanId;
  /** The one whose report is open. */
  readonly open: ActivityId | null;
}

/** What members played last, each instance once however many of them shared it. */
export function RecentActivities({ clan, open }: RecentActivitiesProps) {
  const { data } = useRecentActivities(clan, RECENT);
  if (data === undefined || data.activities.length === 0) return null;
  return (
    <section className={styles.recent} aria-label="Latest activities">
      <SectionHead title="Latest" />
      <ul>
        {data.activities.map((activity) => (
          <li key={activity.id}>
            <RecentCard clan={clan} activity={activity} isOpen={activity.id === open} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RecentCardProps {
  readonly clan: ClanId;
  readonly activity: ActivitySummary;
  readonly isOpen: boolean;
}

function RecentCard({ clan, activity, isOpen }: RecentCardProps) {
  const people = peopleText(activity);
  return (
    <a
      className={styles.card}
      href={hrefOf(activityPath(clan, activity.id))}
      aria-current={isOpen ? "true" : undefined}
    >
      <span className={styles.cardHead}>
        <span className={styles.name}>{plainText(activity.activity.name)}</span>
        <span className={text.quiet}>{kindWords(activity.activity)}</span>
        <span className={styles.length} title="How long the activity ran">
          {timerText(activity.durationSeconds * SECOND)}
        </span>
      </span>
      <span className={styles.cardLine}>
        <span className={text.clip} title={people}>
          {people}
        </span>
        <span className={styles.ended}>
          <When at={activity.endedAt} />
        </span>
      </span>
      <span className={styles.cardFoot}>
        <MarkTags marks={[endMark(activity), ...marksOf(activity)]} />
      </span>
    </a>
  );
}
