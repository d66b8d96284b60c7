import { cx } from "#renderer/ui/cx.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import { useWidth } from "#renderer/ui/use-width.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { ContestSummary } from "#shared/contract/contests.ts";
import type { GameInfo } from "#shared/game.ts";
import { MINUTE } from "#shared/time.ts";
import styles from "./Clans.module.css";
import { EndingLabel } from "./EndingLabel.tsx";
import { EndingList } from "./EndingList.tsx";
import { AHEAD, type Ending, endingsOf, midnightsAfter, placePins } from "./next-hours.ts";

export interface NextHoursProps {
  readonly clans: readonly ClanSummary[];
  readonly contests: readonly ContestSummary[];
  readonly games: readonly GameInfo[];
}

const LEVELS = 3;
const LEVEL_HEIGHT = 26;
/** Room for the names of the days below the labels. */
const DAYS_HEIGHT = 14;
/** Room for the name of a day; where there is less after its midnight it stands before it. */
const DAY_WIDTH = 96;
/** Mean width of a character of a label, with room to spare: measuring each would cost a second layout. */
const CHARACTER = 7;
/** Mark, gaps and the time beside the words. */
const LABEL_EXTRA = 80;

const widthOf = (ending: Ending) => (ending.text.length + ending.clanName.length) * CHARACTER + LABEL_EXTRA;

/** What ends in the next two days in all clans, on a line; as a list where there is no room for one. */
export function NextHours({ clans, contests, games }: NextHoursProps) {
  const now = useNow(MINUTE);
  const { ref, width } = useWidth<HTMLDivElement>();
  const endings = endingsOf(clans, contests, now);
  const share = (at: number) => (at - now) / AHEAD;
  const places =
    width === null
      ? null
      : placePins(
          endings.map((ending) => ({ x: share(ending.at) * width, width: widthOf(ending) })),
          width,
          LEVELS,
        );
  const top = Math.max(0, ...(places ?? []).map((place) => place.level));
  const gameName = (id: string) => games.find((game) => game.id === id)?.name;
  return (
    <section aria-label="Next 48 hours">
      <SectionHead
        title="Next 48 hours"
        aside={`${times.moment(now, now)} to ${times.moment(now + AHEAD, now)}, ${times.zone}`}
      />
      <div ref={ref}>
        {endings.length === 0 && <p className={styles.none}>No war, no contest and nothing else ends before then.</p>}
        {endings.length > 0 && places === null && width !== null && (
          <EndingList endings={endings} gameName={gameName} />
        )}
        {endings.length > 0 && places !== null && (
          <ul className={styles.line} style={{ height: (top + 1) * LEVEL_HEIGHT + DAYS_HEIGHT + 12 }}>
            {endings.map((ending, index) => (
              <EndingLabel
                key={ending.key}
                ending={ending}
                gameName={gameName(ending.game)}
                left={`${share(ending.at) * 100}%`}
                height={DAYS_HEIGHT + 8 + (places[index]?.level ?? 0) * LEVEL_HEIGHT}
                isLeft={places[index]?.isLeft ?? false}
              />
            ))}
            {midnightsAfter(now, times.dayKey).map((at) => (
              <li key={at} className={styles.day} style={{ left: `${share(at) * 100}%` }} aria-hidden="true">
                <span className={cx(text.num, (1 - share(at)) * (width ?? 0) < DAY_WIDTH && styles.before)}>
                  {times.dayHead(at, now)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
