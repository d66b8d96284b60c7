import { Card } from "#renderer/ui/Card.tsx";
import { Countdown } from "#renderer/ui/Countdown.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Meter } from "#renderer/ui/Meter.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import { Progress } from "#renderer/ui/Progress.tsx";
import { SecondBars } from "#renderer/ui/SecondBars.tsx";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { Lane } from "#shared/contract/sync.ts";
import type { GameInfo } from "#shared/game.ts";
import { SECOND } from "#shared/time.ts";
import { arrivingWords } from "#shared/words/arriving.ts";
import { nearLimitWords } from "#shared/words/capacity.ts";
import day from "./LaneDay.module.css";
import { LaneDay } from "./LaneDay.tsx";
import { LaneKeys } from "./LaneKeys.tsx";
import { laneKeysText, laneWords, limitsText, mostInASecond, speedText, utilisationPercent } from "./lane-words.ts";
import styles from "./Sync.module.css";

export interface LaneCardProps {
  readonly lane: Lane;
  readonly game: GameInfo | undefined;
}

/** One server that is asked: how much, how much it allows, and what it does at the moment. */
export function LaneCard({ lane, game }: LaneCardProps) {
  const used = utilisationPercent(lane.utilisation);
  const slowed = speedText(lane.speed);
  const credentials = game?.upstreams.find(({ id }) => id === lane.upstream)?.credentials ?? "none";
  return (
    <Card
      mark={<GameMark game={lane.game} label={game?.name ?? lane.game} />}
      title={lane.name}
      aside={<LaneStateText lane={lane} />}
      footer={
        <span className={styles.footer}>
          <span>
            At most {limitsText(lane.limits)}
            {credentials === "token" && ", for each key"}
          </span>
          {lane.eachKey.length === 0 ? (
            <span>{laneKeysText(lane.keys, credentials)}</span>
          ) : (
            <LaneKeys keys={lane.eachKey} />
          )}
          {slowed !== null && (
            <span className={cx(text.row, text.tight, text.warn)}>
              <Icon name="warn" size="small" />
              {slowed}
            </span>
          )}
          <span className={cx(text.clip, styles.server)} title={lane.baseUrl}>
            {lane.baseUrl}
          </span>
        </span>
      }
    >
      {lane.nearLimit !== null && (
        <p className={cx(day.near, text.warn)}>
          <Icon name="warn" size="small" />
          <span>{nearLimitWords(lane.nearLimit)}</span>
        </p>
      )}
      {lane.arriving.map((one) => (
        <div key={one.title} className={day.arriving}>
          <span>{arrivingWords(one)}</span>
          <Progress label={one.title} value={one.bytes} max={one.ofBytes ?? 0} />
        </div>
      ))}
      <div className={styles.lane}>
        <div>
          <div className={styles.label}>Requests in the last minute</div>
          <div className={styles.figure}>
            <b>{numbers.count(lane.sentLastMinute)}</b> of {numbers.count(lane.allowedPerMinute)}
          </div>
          <Meter value={lane.sentLastMinute} max={lane.allowedPerMinute} width={128} />
        </div>
        <div className={styles.bars}>
          <div className={styles.label}>Last 60 seconds, limit dashed</div>
          <SecondBars counts={lane.history} limit={mostInASecond(lane)} />
        </div>
        <div>
          <div className={styles.label}>Used while work waited</div>
          {used === null ? (
            <div className={cx(styles.figure, text.quiet)} title="Nothing waited in the last minute">
              {UNKNOWN}
            </div>
          ) : (
            <>
              <div className={styles.figure}>{numbers.percent(used)}</div>
              <Meter value={used} max={100} width={96} />
            </>
          )}
        </div>
        <dl className={styles.counts}>
          <div>
            <dt>Waiting</dt>
            <dd className={lane.waiting === 0 ? text.quiet : undefined}>{numbers.count(lane.waiting)}</dd>
          </div>
          <div>
            <dt>On the way</dt>
            <dd className={lane.inFlight === 0 ? text.quiet : undefined}>{numbers.count(lane.inFlight)}</dd>
          </div>
        </dl>
      </div>
      <LaneDay upstream={lane.upstream} name={lane.name} />
    </Card>
  );
}

function LaneStateText({ lane }: { readonly lane: Lane }) {
  const now = useNow(SECOND);
  const words = laneWords(lane, now, times);
  return (
    <span
      className={cx(styles.state, words.tone === null ? styles.calm : text[words.tone])}
      title={words.reason ?? undefined}
    >
      <Icon name={words.icon} size="small" />
      <span>
        {words.text}
        {words.since !== null && <span className={text.hidePhone}> {words.since}</span>}
      </span>
      {words.until !== null && (
        <span>
          · {words.until.label} <Countdown to={words.until.at} label={words.until.label} />
        </span>
      )}
    </span>
  );
}
