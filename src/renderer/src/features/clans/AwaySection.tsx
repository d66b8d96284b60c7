import { usePreferences } from "#renderer/api/preferences.ts";
import { useEventAt, useLatestEvents } from "#renderer/api/queries.ts";
import { cx } from "#renderer/ui/cx.ts";
import { eventWordingOf } from "#renderer/ui/event-wording.ts";
import { hrefOf } from "#renderer/ui/route.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import text from "#renderer/ui/text.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { GameInfo } from "#shared/game.ts";
import type { EventSeq } from "#shared/ids.ts";
import { AwayLine } from "./AwayLine.tsx";
import { awayRows, newCountWords } from "./away.ts";
import styles from "./Clans.module.css";

/** Enough to count what is new after a night, and little to read each time something happens. */
const READ = 100;
const ROWS = 6;

export interface AwaySectionProps {
  readonly clans: readonly ClanSummary[];
  readonly games: readonly GameInfo[];
}

/** The newest of what happened since somebody last looked at the feed. */
export function AwaySection({ clans, games }: AwaySectionProps) {
  const latest = useLatestEvents(READ).data;
  const lastSeen = usePreferences().data?.lastSeenSeq ?? 0;
  const seenEvent = useEventAt(lastSeen === 0 ? null : (lastSeen as EventSeq)).data;
  if (latest === undefined) return null;
  const news = latest.events.filter((event) => event.seq > lastSeen);
  const isFirst = lastSeen === 0;
  const since = seenEvent && (
    <>
      since <When at={seenEvent.detectedAt} />
    </>
  );
  return (
    <section aria-label={isFirst ? "Latest events" : "While you were away"}>
      <SectionHead
        title={isFirst ? "Latest events" : "While you were away"}
        note={since}
        aside={
          <a className={text.link} href={hrefOf("/feed")}>
            {newCountWords(news.length, READ)}
          </a>
        }
      />
      {news.length === 0 && (
        <p className={styles.none}>
          {isFirst ? "Joins, promotions, donations and attacks will be here once they are seen." : "Nothing happened."}
        </p>
      )}
      <ul className={cx(styles.rows, styles.events)}>
        {awayRows(news, ROWS).map((row) => {
          const [newest] = row.events;
          const game = games.find((one) => one.id === newest.game);
          return (
            <AwayLine
              key={newest.seq}
              row={row}
              wording={eventWordingOf(game)}
              gameName={game?.name}
              clan={clans.find((one) => one.id === newest.clan)}
            />
          );
        })}
      </ul>
    </section>
  );
}
