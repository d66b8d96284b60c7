import { cx } from "#renderer/ui/cx.ts";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { hrefOf } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import { When } from "#renderer/ui/When.tsx";
import styles from "./Clans.module.css";
import type { Ending } from "./next-hours.ts";

export interface EndingLabelProps {
  readonly ending: Ending;
  readonly gameName: string | undefined;
  /** Where on the line. */
  readonly left: string;
  /** Of the pin, in pixels. */
  readonly height: number;
  readonly isLeft: boolean;
}

/** A pin on the line and what ends there. */
export function EndingLabel({ ending, gameName, left, height, isLeft }: EndingLabelProps) {
  return (
    <li className={styles.pinned} style={{ left }}>
      <span className={styles.pin} style={{ height }} />
      <a className={cx(styles.label, isLeft && styles.left)} style={{ bottom: height }} href={hrefOf(ending.path)}>
        <GameMark game={ending.game} label={gameName} />
        <span className={cx(text.strong, styles.what)}>{ending.text}</span>
        <Name text={ending.clanName} />
        <When at={ending.at} />
      </a>
    </li>
  );
}
