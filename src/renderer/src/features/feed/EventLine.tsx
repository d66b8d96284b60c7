import { cx } from "#renderer/ui/cx.ts";
import { EventText } from "#renderer/ui/EventText.tsx";
import { EventTime } from "#renderer/ui/EventTime.tsx";
import { eventIcon, eventWordingOf } from "#renderer/ui/event-wording.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { LateMark } from "#renderer/ui/LateMark.tsx";
import { hrefOf } from "#renderer/ui/route.ts";
import type { Roving } from "#renderer/ui/roving.ts";
import { times } from "#renderer/ui/times.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { GameInfo } from "#shared/game.ts";
import { eventWords } from "#shared/words/event.ts";
import { ClanTag } from "./ClanTag.tsx";
import styles from "./Feed.module.css";

export interface EventLineProps {
  readonly event: FeedEvent;
  readonly game: GameInfo | undefined;
  /** Named where several clans are told of. */
  readonly clan: ClanSummary | undefined;
  /** What it opens. */
  readonly path: string;
  readonly item: ReturnType<Roving["itemProps"]>;
  readonly isInGroup: boolean;
  /** What it opened stands beside it. */
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}

/** One event: when, what, of whom. */
export function EventLine({ event, game, clan, path, item, isInGroup, isCurrent, onOpen }: EventLineProps) {
  const wording = eventWordingOf(game);
  const { subject, text } = eventWords(event, wording);
  // Found today, but it happened on another day: then the clock alone would mislead.
  const isClock = times.dayKey(event.happenedTo) === times.dayKey(event.detectedAt);
  return (
    <li className={cx(styles.line, isInGroup && styles.inner)} aria-current={isCurrent ? "true" : undefined}>
      <a href={hrefOf(path)} onClick={onOpen} {...item}>
        <span className={styles.time}>
          <EventTime event={event} isClock={isClock} />
        </span>
        <Icon name={eventIcon(event.type)} size="small" />
        <span className={styles.text} title={subject === null ? text : `${subject} ${text}`}>
          <EventText event={event} wording={wording} />
        </span>
        <LateMark event={event} />
        {clan !== undefined && <ClanTag clan={clan} />}
      </a>
    </li>
  );
}
