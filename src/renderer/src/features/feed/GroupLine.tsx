import { eventIcon, eventWordingOf } from "#renderer/ui/event-wording.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import type { Roving } from "#renderer/ui/roving.ts";
import { times } from "#renderer/ui/times.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { GameInfo } from "#shared/game.ts";
import { eventGroupWords } from "#shared/words/event.ts";
import { ClanTag } from "./ClanTag.tsx";
import styles from "./Feed.module.css";

export interface GroupLineProps {
  /** Newest first. */
  readonly events: readonly FeedEvent[];
  readonly game: GameInfo | undefined;
  readonly clan: ClanSummary | undefined;
  readonly item: ReturnType<Roving["itemProps"]>;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Many events of one kind as one line, which opens. */
export function GroupLine({ events, game, clan, item, isOpen, onToggle }: GroupLineProps) {
  const [newest, oldest] = [events[0], events.at(-1)];
  if (newest === undefined || oldest === undefined) return null;
  const text = eventGroupWords(newest.type, events, eventWordingOf(game));
  const [from, to] = [times.clock(oldest.happenedTo), times.clock(newest.happenedTo)];
  return (
    <li className={styles.line}>
      <button type="button" aria-expanded={isOpen} onClick={onToggle} {...item}>
        <span className={styles.time} title={from === to ? to : `${from} to ${to}`}>
          {to}
        </span>
        <Icon name={eventIcon(newest.type)} size="small" />
        <span className={styles.text} title={text}>
          {text}
          <span className={styles.more}>
            {from !== to && <> since {from}</>}
            <Icon name={isOpen ? "down" : "right"} size="tiny" />
          </span>
        </span>
        {clan !== undefined && <ClanTag clan={clan} />}
      </button>
    </li>
  );
}
