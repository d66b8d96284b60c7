import { Icon } from "#renderer/ui/Icon.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { When } from "#renderer/ui/When.tsx";
import type { Instant } from "#shared/time.ts";
import styles from "./Feed.module.css";

export interface AwayLineProps {
  readonly count: number;
  readonly since: Instant | null;
}

/** What stands above it came while nobody looked. */
export function AwayLine({ count, since }: AwayLineProps) {
  return (
    <li className={styles.away}>
      <span>
        <Icon name="up" size="tiny" /> {numbers.count(count)} while you were away
        {since !== null && (
          <>
            , since <When at={since} />
          </>
        )}
      </span>
    </li>
  );
}
