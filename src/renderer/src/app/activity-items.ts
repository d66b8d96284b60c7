/** Reports of the clan that is looked at, as the palette finds them. */
import { activityPath } from "#renderer/ui/route.ts";
import type { Times } from "#renderer/ui/times.ts";
import type { ActivitySummary } from "#shared/contract/activities.ts";
import type { ClanId } from "#shared/ids.ts";
import { plainText } from "#shared/plain-text.ts";
import type { Instant } from "#shared/time.ts";
import { endWords, startWords } from "#shared/words/activity.ts";
import type { PaletteItem } from "./palette-items.ts";

export interface ActivityItemsContext {
  readonly clan: ClanId;
  readonly times: Times;
  readonly now: Instant;
  readonly navigate: (path: string) => void;
}

/** One for each of the latest activities, found by what it was, its kind and who was in it. */
export function activityItems(
  activities: readonly ActivitySummary[],
  { clan, times, now, navigate }: ActivityItemsContext,
): PaletteItem[] {
  return activities.map(
    (activity): PaletteItem => ({
      id: `activity ${activity.id}`,
      kind: "reports",
      text: plainText(activity.activity.name),
      note: [
        endWords(activity).toLowerCase(),
        activity.isCleared && activity.start === "fresh" ? startWords(activity)?.text : null,
        times.moment(activity.endedAt, now),
      ]
        .filter(Boolean)
        .join(" · "),
      also: ["report activity", activity.activity.kindLabel ?? "", ...activity.members.map(({ name }) => name)].join(
        " ",
      ),
      icon: "flag",
      stroke: null,
      run: () => navigate(activityPath(clan, activity.id)),
    }),
  );
}
