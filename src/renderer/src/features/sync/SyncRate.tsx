import { useClans, useSync } from "#renderer/api/queries.ts";
import { numbers } from "#renderer/ui/numbers.ts";
import styles from "./Sync.module.css";

/** Requests of the lanes of games with a clan in the last minute, against what they may send. */
export function SyncRate() {
  const { data } = useSync();
  const clans = useClans().data ?? [];
  if (data === undefined || data.lanes.length === 0) return null;
  const played = new Set(clans.map((clan) => clan.game));
  const lanes = data.lanes.filter(({ game }) => played.size === 0 || played.has(game));
  const sent = lanes.reduce((sum, lane) => sum + lane.sentLastMinute, 0);
  const allowed = lanes.reduce((sum, lane) => sum + lane.allowedPerMinute, 0);
  return (
    <span className={styles.rate}>
      {numbers.count(sent)} of {numbers.count(allowed)} requests in the last minute
    </span>
  );
}
