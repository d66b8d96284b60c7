import { useState } from "react";
import { useLaneHistory } from "#renderer/api/queries.ts";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { DayChart } from "./DayChart.tsx";
import { DayTable } from "./DayTable.tsx";
import styles from "./LaneDay.module.css";
import { dayText } from "./lane-day.ts";

/** The last day of a lane: how much of its limit was used, with the spans in which nothing ran. */
export function LaneDay({ upstream, name }: { readonly upstream: string; readonly name: string }) {
  const { data } = useLaneHistory();
  const [isTable, setTable] = useState(false);
  const history = data?.find((one) => one.upstream === upstream);
  if (history === undefined) return <div className={styles.day} />;
  const words = dayText(history, times);
  return (
    <div className={styles.day}>
      <div className={styles.head}>
        <span>{words}</span>
        <button
          type="button"
          className={text.linkButton}
          aria-label={isTable ? `Day of ${name} as a chart` : `Day of ${name} as a table`}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? "chart" : "table"}
        </button>
      </div>
      {isTable ? (
        <DayTable label={`Day of ${name}`} steps={history.steps} />
      ) : (
        <DayChart label={`Day of ${name}: ${words}`} steps={history.steps} />
      )}
    </div>
  );
}
