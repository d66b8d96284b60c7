import { Card } from "#renderer/ui/Card.tsx";
import { FreshnessChip } from "#renderer/ui/FreshnessChip.tsx";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { HourBars } from "#renderer/ui/HourBars.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { clanPath, hrefOf, settingsPath } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { ClanCard as CardOfClan } from "#shared/contract/clans.ts";
import type { ContestSummary } from "#shared/contract/contests.ts";
import type { GameInfo } from "#shared/game.ts";
import { MINUTE } from "#shared/time.ts";
import { AttentionLine } from "./AttentionLine.tsx";
import styles from "./Clans.module.css";
import { ClearLine } from "./ClearLine.tsx";
import { ContestLine } from "./ContestLine.tsx";
import { presenceWords } from "./clan-card.ts";
import { contestLines } from "./contest-lines.ts";
import { OnlineLine } from "./OnlineLine.tsx";
import { TimerLine } from "./TimerLine.tsx";

export interface ClanCardProps {
  readonly clan: CardOfClan;
  readonly game: GameInfo | undefined;
  /** Of this clan. */
  readonly contests: readonly ContestSummary[];
}

/** How a clan is: who is there, the last day, what ends soon, what needs an officer, and how old all that is. */
export function ClanCard({ clan, game, contests }: ClanCardProps) {
  const now = useNow(MINUTE);
  const { figure, rest } = presenceWords(clan, now, times);
  const gameName = game?.name ?? clan.game;
  return (
    <Card
      mark={<GameMark game={clan.game} label={gameName} />}
      title={
        <a className={styles.name} href={hrefOf(clanPath(clan.id))}>
          <Name text={clan.name} />
        </a>
      }
      aside={
        <>
          <span className={styles.figure}>{figure}</span> {rest}
        </>
      }
      footer={
        clan.enabled ? (
          <FreshnessChip freshness={clan.freshness} game={gameName} isCalm />
        ) : (
          <>
            Checks are switched off
            <a className={text.link} href={hrefOf(settingsPath("clans"))}>
              Settings
            </a>
          </>
        )
      }
    >
      <HourBars hours={clan.activity} />
      <ul className={styles.lines}>
        {game?.presence === "exact" && clan.enabled && <OnlineLine clan={clan.id} />}
        {clan.timers.map((timer) => (
          <TimerLine key={`${timer.kind} ${timer.endsAt}`} timer={timer} />
        ))}
        {contestLines(contests, now).map((line) => (
          <ContestLine key={line.contest} clan={clan.id} line={line} />
        ))}
        <ClearLine clan={clan.id} kind={game?.activityKinds[0]?.id ?? null} />
        {clan.attention.map((attention) => (
          <AttentionLine key={attention.kind} clan={clan.id} attention={attention} />
        ))}
        {clan.timers.length + clan.attention.length + contestLines(contests, now).length === 0 && (
          <li className={text.quiet}>
            <span />
            Nothing ends soon
          </li>
        )}
      </ul>
    </Card>
  );
}
