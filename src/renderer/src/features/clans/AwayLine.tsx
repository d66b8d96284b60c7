import { EventText } from "#renderer/ui/EventText.tsx";
import { EventTime } from "#renderer/ui/EventTime.tsx";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { LateMark } from "#renderer/ui/LateMark.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { hrefOf } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import type { ClanSummary } from "#shared/contract/clans.ts";
import { type EventWording, eventGroupWords } from "#shared/words/event.ts";
import { type AwayRow, awayPath } from "./away.ts";
import styles from "./Clans.module.css";

export interface AwayLineProps {
  readonly row: AwayRow;
  readonly wording: EventWording;
  readonly gameName: string | undefined;
  /** The clan it happened in, unless it is not tracked any more. */
  readonly clan: ClanSummary | undefined;
}

/** One event, or many of one kind, with the way to it. */
export function AwayLine({ row, wording, gameName, clan }: AwayLineProps) {
  const [newest] = row.events;
  const isOne = row.events.length === 1;
  return (
    <li>
      <a className={styles.event} href={hrefOf(awayPath(row))}>
        <EventTime event={newest} />
        <GameMark game={newest.game} label={gameName} />
        <span className={text.clip}>
          {isOne ? <EventText event={newest} wording={wording} /> : eventGroupWords(newest.type, row.events, wording)}
        </span>
        <span>{isOne && <LateMark event={newest} />}</span>
        {clan && <Name text={clan.name} className={text.quiet} />}
      </a>
    </li>
  );
}
