import type { Freshness } from "#shared/contract/base.ts";
import { SECOND } from "#shared/time.ts";
import { cx } from "./cx.ts";
import styles from "./FreshnessChip.module.css";
import { freshnessWords } from "./freshness-words.ts";
import { Icon } from "./Icon.tsx";
import { times } from "./times.ts";
import { useNow } from "./use-now.ts";

const ICONS = { waiting: "clock", stale: "warn", failing: "fail" } as const;

export interface FreshnessChipProps {
  readonly freshness: Freshness;
  readonly game: string;
  /** The icon alone has the colour of the state, where several stand beside each other. */
  readonly isCalm?: boolean;
}

/** How old what is shown is. The exact instant and the whole reason are in the hover text. */
export function FreshnessChip({ freshness, game, isCalm = false }: FreshnessChipProps) {
  const now = useNow(SECOND);
  const { level, text, next } = freshnessWords(freshness, game, now, times);
  const checked = freshness.lastUpdated === null ? null : `Checked ${times.exact(freshness.lastUpdated)}`;
  const title = [checked, freshness.trouble?.detail].filter(Boolean).join(". ");
  return (
    <span className={cx(styles.fresh, styles[level], isCalm && styles.calm)} title={title}>
      {level !== "well" && <Icon name={ICONS[level]} size="small" />}
      <span className={styles.text}>
        {text}
        {next !== null && <span className={styles.next}> · {next}</span>}
      </span>
    </span>
  );
}
