import { useConnection } from "#renderer/api/connection-store.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { times } from "#renderer/ui/times.ts";
import { haltWords } from "#shared/words/halt.ts";
import styles from "./ConnectionBar.module.css";
import { useScene } from "./scene.ts";

/** Said quietly above the page: the host is gone, or it cannot keep anything. */
export function ConnectionBar() {
  const isLost = useConnection((connection) => connection.state === "lost");
  const { halted } = useScene().status;
  const halt = halted === null ? null : haltWords(halted.why);
  return (
    <div role="status" className={styles.region}>
      {isLost && (
        <div className={styles.bar}>
          <Icon name="sync" size="small" />
          Connection to Adjutant lost, trying again
        </div>
      )}
      {!isLost && halted !== null && halt !== null && (
        <div className={styles.bar} data-tone="bad">
          <Icon name="fail" size="small" tone="bad" />
          Nothing is synced since {times.clock(halted.since)}. {halt.cause} {halt.next}
        </div>
      )}
    </div>
  );
}
