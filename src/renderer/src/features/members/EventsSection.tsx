import { useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { EventText } from "#renderer/ui/EventText.tsx";
import { EventTime } from "#renderer/ui/EventTime.tsx";
import { eventWordingOf } from "#renderer/ui/event-wording.ts";
import { LateMark } from "#renderer/ui/LateMark.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import text from "#renderer/ui/text.module.css";
import type { MemberDetail } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import styles from "./Members.module.css";

/** Shown before somebody asks for more. */
const FIRST = 8;

export interface EventsSectionProps {
  readonly member: MemberDetail;
  readonly game: GameInfo;
}

/** What happened to somebody in this clan, newest first. */
export function EventsSection({ member, game }: EventsSectionProps) {
  const [isAll, setAll] = useState(false);
  const { events } = member;
  const shown = isAll ? events : events.slice(0, FIRST);
  const wording = eventWordingOf(game);
  return (
    <section aria-label="Events">
      <SectionHead level={3} title="Events" />
      {events.length === 0 && <p className={text.quiet}>Nothing was seen to happen yet.</p>}
      <ul className={styles.events}>
        {shown.map((event) => (
          <li key={event.seq}>
            <EventTime event={event} />
            <span>
              <EventText event={event} wording={wording} hasSubject={event.type === "name-changed"} />{" "}
              <LateMark event={event} />
            </span>
          </li>
        ))}
      </ul>
      {shown.length < events.length && (
        <Button kind="plain" onClick={() => setAll(true)}>
          Show {events.length - FIRST} more
        </Button>
      )}
    </section>
  );
}
