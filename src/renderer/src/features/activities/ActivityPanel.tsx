import { useActivity } from "#renderer/api/activity-queries.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { Notice } from "#renderer/ui/Notice.tsx";
import { Panel } from "#renderer/ui/Panel.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import { When } from "#renderer/ui/When.tsx";
import type { Tab } from "#shared/game.ts";
import type { ActivityId, ClanId } from "#shared/ids.ts";
import { plainText } from "#shared/plain-text.ts";
import { kindWords, reportWords } from "#shared/words/activity.ts";
import { isolateName } from "#shared/words/isolate.ts";
import styles from "./Activities.module.css";
import { ActivityFacts } from "./ActivityFacts.tsx";
import { endMark, marksOf } from "./activity-lines.ts";
import { MarkTags } from "./MarkTags.tsx";
import { PeopleSection } from "./PeopleSection.tsx";
import { ReportActions } from "./ReportActions.tsx";

export interface ActivityPanelProps {
  readonly clan: ClanId;
  /** The page beside which it is open; the members it leads to open there too. */
  readonly tab: Tab;
  readonly activity: ActivityId;
  readonly isFocused: boolean;
  readonly onClose: () => void;
}

/** The whole report of one activity beside the page; before there is one, what the members' histories say. */
export function ActivityPanel({ clan, tab, activity: id, isFocused, onClose }: ActivityPanelProps) {
  const { data: activity, error } = useActivity(clan, id);
  const panel = { onClose, isFocused };
  if (activity === undefined) {
    const failure = error === null ? null : failureOf(error);
    return (
      <Panel label="Activity" title="Activity" {...panel}>
        {failure === null ? (
          <Skeleton label="Loading the report" />
        ) : (
          <EmptyState title={failure.code === "NOT_FOUND" ? "No such activity" : "The activity could not be read"}>
            <FailureText failure={failure} />
          </EmptyState>
        )}
      </Panel>
    );
  }
  const name = isolateName(plainText(activity.activity.name));
  const kind = kindWords(activity.activity);
  const report = reportWords(activity.report);
  return (
    <Panel
      label={`${name}, report`}
      title={name}
      head={
        <>
          <p className={styles.panelLine}>
            {kind !== null && `${kind} · `}
            ended <When at={activity.endedAt} />
          </p>
          <div className={styles.panelHead}>
            <MarkTags marks={[endMark(activity), ...marksOf(activity)]} />
          </div>
          <ReportActions clan={clan} activity={activity} />
        </>
      }
      {...panel}
    >
      {report !== null && (
        <div className={styles.told}>
          <Notice tone="neutral" cause={`${report.text.charAt(0).toUpperCase()}${report.text.slice(1)}.`}>
            {report.why}
          </Notice>
        </div>
      )}
      <ActivityFacts activity={activity} />
      <PeopleSection clan={clan} tab={tab} activity={activity} />
    </Panel>
  );
}
