import { useMemo, useState } from "react";
import { useRoving } from "#renderer/ui/roving.ts";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { EventSeq } from "#shared/ids.ts";
import { type Instant, MINUTE } from "#shared/time.ts";
import { AwayLine } from "./AwayLine.tsx";
import { EventLine } from "./EventLine.tsx";
import { eventPath } from "./event-path.ts";
import styles from "./Feed.module.css";
import type { FeedViewProps } from "./FeedView.tsx";
import { daysOf, type FeedLine, toggledGroup } from "./feed-lines.ts";
import { GroupLine } from "./GroupLine.tsx";

export interface FeedDaysProps extends FeedViewProps {
  /** Newest first. */
  readonly events: readonly FeedEvent[];
  readonly lastSeen: EventSeq | null;
  /** When the last event that was seen came. */
  readonly awaySince: Instant | null;
}

/** Events under their days. */
export function FeedDays(props: FeedDaysProps) {
  const { clan, games, clans, wars, events, lastSeen, awaySince, hasPanel } = props;
  const now = useNow(MINUTE);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const [chosen, setChosen] = useState<EventSeq | null>(null);
  const days = useMemo(() => daysOf(events, { dayKey: times.dayKey, lastSeen, opened }), [events, lastSeen, opened]);
  const roving = useRoving(
    useMemo(() => days.flatMap((day) => day.lines.flatMap((line) => (line.kind === "away" ? [] : [line.key]))), [days]),
  );

  function lineOf(line: FeedLine) {
    const first = line.kind === "event" ? line.event : line.kind === "group" ? line.events[0] : undefined;
    if (line.kind === "away" || first === undefined) {
      return line.kind === "away" && <AwayLine key={line.key} count={line.count} since={awaySince} />;
    }
    const shared = {
      game: games.find((one) => one.id === first.game),
      // Where all events are of one clan its name says nothing.
      clan: clan === null ? clans.find((one) => one.id === first.clan) : undefined,
      item: roving.itemProps(line.key),
    };
    if (line.kind === "group") {
      return (
        <GroupLine
          key={line.key}
          {...shared}
          events={line.events}
          isOpen={line.isOpen}
          onToggle={() => setOpened(toggledGroup(opened, line.events, line.isOpen))}
        />
      );
    }
    return (
      <EventLine
        key={line.key}
        {...shared}
        event={line.event}
        path={eventPath(line.event, clan, wars)}
        isInGroup={line.isInGroup}
        isCurrent={hasPanel && line.event.seq === chosen}
        onOpen={() => setChosen(line.event.seq)}
      />
    );
  }

  return (
    <div {...roving.listProps}>
      {days.map((day) => (
        <section key={day.key} aria-label={times.dayHead(day.at, now)}>
          <h2 className={styles.day}>{times.dayHead(day.at, now)}</h2>
          <ul>{day.lines.map(lineOf)}</ul>
        </section>
      ))}
    </div>
  );
}
