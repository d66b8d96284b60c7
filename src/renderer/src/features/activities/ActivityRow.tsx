import { Icon } from "#renderer/ui/Icon.tsx";
import { activityPath, hrefOf } from "#renderer/ui/route.ts";
import type { Roving } from "#renderer/ui/roving.ts";
import { times } from "#renderer/ui/times.ts";
import type { ActivitySummary } from "#shared/contract/activities.ts";
import type { ClanId } from "#shared/ids.ts";
import { plainText } from "#shared/plain-text.ts";
import { SECOND, toIso } from "#shared/time.ts";
import { kindWords } from "#shared/words/activity.ts";
import { timerText } from "#shared/words/duration.ts";
import styles from "./Activities.module.css";
import { endMark, marksOf, peopleText } from "./activity-lines.ts";
import { MarkTags } from "./MarkTags.tsx";

export interface ActivityRowProps {
  readonly clan: ClanId;
  readonly activity: ActivitySummary;
  readonly isOpen: boolean;
  readonly item: ReturnType<Roving["itemProps"]>;
}

/** One instance: when, how it ended, what, by whom, for how long. */
export function ActivityRow({ clan, activity, isOpen, item }: ActivityRowProps) {
  const end = endMark(activity);
  const people = peopleText(activity);
  const name = plainText(activity.activity.name);
  return (
    <li className={styles.row} aria-current={isOpen ? "true" : undefined}>
      <a href={hrefOf(activityPath(clan, activity.id))} {...item}>
        <time
          className={styles.time}
          dateTime={toIso(activity.endedAt)}
          title={`Ended ${times.exact(activity.endedAt)}`}
        >
          {times.clock(activity.endedAt)}
        </time>
        <span className={styles.end} title={end.why}>
          <Icon name={end.icon} size="small" />
          <span className={styles.endText}>{end.text}</span>
        </span>
        <span className={styles.what} title={name}>
          <span className={styles.name}>{name}</span>{" "}
          <span className={styles.kind}>{kindWords(activity.activity)}</span>
        </span>
        <span className={styles.who} title={people}>
          {people}
        </span>
        <span className={styles.marks}>
          <MarkTags marks={marksOf(activity)} />
        </span>
        <span className={styles.length} title="How long the activity ran">
          {timerText(activity.durationSeconds * SECOND)}
        </span>
      </a>
    </li>
  );
}
