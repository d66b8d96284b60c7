import { Countdown } from "#renderer/ui/Countdown.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { IconButton } from "#renderer/ui/IconButton.tsx";
import { Menu } from "#renderer/ui/Menu.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { batchPath, hrefOf } from "#renderer/ui/route.ts";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { When } from "#renderer/ui/When.tsx";
import type { Schedule } from "#shared/contract/schedules.ts";
import { shownName } from "#shared/plain-text.ts";
import { lastRunText, missingText, runsText, skipText } from "#shared/words/schedule.ts";
import styles from "./Schedules.module.css";

export interface ScheduleRowProps {
  readonly schedule: Schedule;
  readonly mayEdit: boolean;
  readonly onEdit: () => void;
  readonly onRun: () => void;
  readonly onSwitch: () => void;
  readonly onRemove: () => void;
}

/** One schedule: when, the next run, how the last went. */
export function ScheduleRow({ schedule, mayEdit, onEdit, onRun, onSwitch, onRemove }: ScheduleRowProps) {
  const { name, clanName, words, zone, enabled, nextRunAt, beforeAt } = schedule;
  const when = zone === times.zone ? words : `${words}, ${zone}`;
  const shown = shownName(name);
  const status = statusOf(schedule);
  return (
    <tr className={cx(!enabled && text.quiet)}>
      <th scope="row">
        <span className={text.row}>
          <GameMark game={schedule.game} />
          {status.tone !== undefined && (
            <span className={styles.tone} title={status.words}>
              <ToneIcon tone={status.tone} />
            </span>
          )}
          {mayEdit && beforeAt === null ? (
            <button type="button" className={styles.open} aria-label={`Edit ${shown}`} onClick={onEdit}>
              <Name text={name} />
            </button>
          ) : (
            <Name text={name} className={cx(table.player, text.clip)} />
          )}
          <Name text={clanName} className={cx(text.quiet, text.clip, styles.clanBeside)} />
        </span>
      </th>
      <td className={cx(table.quiet, styles.when)} title={when}>
        {when}
      </td>
      <td className={styles.next}>
        {nextRunAt === null ? (
          <span className={text.quiet}>{enabled ? "over" : "switched off"}</span>
        ) : (
          <span className={text.num}>
            next <When at={nextRunAt} />
            <span className={cx(text.quiet, styles.countdown)}>
              {" "}
              in <Countdown to={nextRunAt} label={`Next run of ${shown}`} />
            </span>
          </span>
        )}
      </td>
      <Status schedule={schedule} {...status} />
      <td className={cx(table.quiet, styles.clan)}>
        <Name text={clanName} />
      </td>
      {mayEdit && (
        <td className={table.number}>
          <Menu
            trigger={<IconButton icon="menu" size="small" className={styles.more} label={`More for ${shown}`} />}
            items={[
              { text: "Run now", icon: "play", onSelect: onRun },
              ...(beforeAt === null ? [{ text: "Edit", icon: "pen" as const, onSelect: onEdit }] : []),
              enabled
                ? { text: "Switch off", icon: "pause", onSelect: onSwitch }
                : { text: "Switch on", icon: "check", onSelect: onSwitch },
              { text: "Remove", icon: "x", onSelect: onRemove },
            ]}
          />
        </td>
      )}
    </tr>
  );
}

const TONES = { partial: "warn", failed: "bad" } as const;

type Tone = (typeof TONES)[keyof typeof TONES];

interface RowStatus {
  readonly tone: Tone | undefined;
  readonly words: string;
}

function statusOf(schedule: Schedule): RowStatus {
  const { last, lastSkip } = schedule;
  const tone = last === null || last.state === "running" ? undefined : TONES[last.state as keyof typeof TONES];
  const missing = last === null ? null : missingText(last);
  const words = [
    runsText(schedule),
    ...(last === null ? [] : [lastRunText(last)]),
    ...(missing === null ? [] : [missing]),
    ...(lastSkip === null ? [] : [skipText(lastSkip)]),
  ].join(", ");
  return { tone, words };
}

function ToneIcon({ tone }: { readonly tone: Tone }) {
  const isBad = tone === "bad";
  return (
    <Icon
      name={isBad ? "fail" : "warn"}
      size="small"
      tone={tone}
      label={isBad ? "The last run failed:" : "The last run was not whole:"}
    />
  );
}

function Status({ schedule: { last }, tone, words }: RowStatus & { readonly schedule: Schedule }) {
  return (
    <td className={cx(table.quiet, text.num, styles.status)} title={words}>
      <span className={cx(text.row, text.tight)}>
        {tone !== undefined && <ToneIcon tone={tone} />}
        {last === null ? (
          <span className={text.clip}>{words}</span>
        ) : (
          <a className={cx(text.clip, styles.run)} href={hrefOf(batchPath(last.batch))}>
            {words}
          </a>
        )}
      </span>
    </td>
  );
}
