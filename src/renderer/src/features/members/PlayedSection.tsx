import { useMemberActivities } from "#renderer/api/activity-queries.ts";
import { activityPath, clanPath, hrefOf } from "#renderer/ui/route.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import text from "#renderer/ui/text.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { plainText } from "#shared/plain-text.ts";
import styles from "./Members.module.css";
import { playedWords } from "./played-words.ts";

const SHOWN = 5;

export interface PlayedSectionProps {
  readonly clan: ClanId;
  readonly account: AccountId;
}

/** What somebody played last; each opens its report. */
export function PlayedSection({ clan, account }: PlayedSectionProps) {
  const { data } = useMemberActivities(clan, account, SHOWN);
  if (data === undefined) return null;
  return (
    <section aria-label="Played">
      <SectionHead
        level={3}
        title="Played"
        aside={
          data.hasMore && (
            <a className={text.link} href={hrefOf(clanPath(clan, "activities"))}>
              all activities
            </a>
          )
        }
      />
      {data.activities.length === 0 && <p className={text.quiet}>Nothing is known to be played yet.</p>}
      <ul className={styles.events}>
        {data.activities.map((one) => (
          <li key={one.id}>
            <When at={one.endedAt} />
            <span>
              <a className={text.link} href={hrefOf(activityPath(clan, one.id, "members"))}>
                {plainText(one.activity.name)}
              </a>{" "}
              <span className={text.quiet}>{playedWords(one)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
