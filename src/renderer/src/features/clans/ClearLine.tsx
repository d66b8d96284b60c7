import { useLatestClear } from "#renderer/api/activity-queries.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { activityPath, hrefOf } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { ClanId } from "#shared/ids.ts";
import { plainText } from "#shared/plain-text.ts";

export interface ClearLineProps {
  readonly clan: ClanId;
  /** The kind of activity that people look for first; null where the game has none. */
  readonly kind: string | null;
}

/** What of that kind members cleared last, with the way to its report. */
export function ClearLine({ clan, kind }: ClearLineProps) {
  const { data: clear } = useLatestClear(clan, kind);
  if (clear === undefined || clear === null) return null;
  return (
    <li>
      <Icon name="ok" size="small" />
      <a className={text.clip} href={hrefOf(activityPath(clan, clear.id))}>
        {plainText(clear.activity.name)} cleared
      </a>
      <span className={text.quiet}>
        <When at={clear.endedAt} />
      </span>
    </li>
  );
}
