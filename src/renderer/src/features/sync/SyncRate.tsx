import { useSync } from "#renderer/api/queries.ts";
import { numbers } from "#renderer/ui/numbers.ts";
import styles from "./Sync.module.css";

/** Requests of all lanes in the last minute, against what they may send. */
export function SyncRate() {
  const { data } = useSync();
  if (data === undefined || data.lanes.length === 0) return null;
  const sent = data.lanes.reduce((sum, lane) => sum + lane.sentLastMinute, 0);
  const allowed = data.lanes.reduce((sum, lane) => sum + lane.allowedPerMinute, 0);
  return (
    <span className={styles.rate}>
      {numbers.count(sent)} of {numbers.count(allowed)} requests in the last minute
    </span>
  );
}
