import { useClans, useSync } from "#renderer/api/queries.ts";
import { numbers } from "#renderer/ui/numbers.ts";
import styles from "./Clans.module.css";
import { rateWords } from "./sync-rate.ts";

/** What all clans together ask for, against what the games allow. */
export function SyncRate() {
  const sync = useSync().data;
  const clans = useClans().data ?? [];
  if (sync === undefined) return null;
  const { state, rate } = rateWords(sync, new Set(clans.map((clan) => clan.game)), numbers);
  return (
    <span className={styles.rate} title="Requests sent in the last minute, and how many the games allow in one">
      {state}
      <span className={styles.figures}> · {rate}</span>
    </span>
  );
}
