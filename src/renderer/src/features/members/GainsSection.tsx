import { useState } from "react";
import { useSeries } from "#renderer/api/queries.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { Segments } from "#renderer/ui/Segments.tsx";
import { Select } from "#renderer/ui/Select.tsx";
import { StepChart } from "#renderer/ui/StepChart.tsx";
import text from "#renderer/ui/text.module.css";
import type { MemberDetail } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { gainText, seriesLabel } from "./gains.ts";
import styles from "./Members.module.css";
import { useMembersStore } from "./members-store.ts";
import { SeriesTable } from "./SeriesTable.tsx";

const DAYS = [7, 30, 90] as const;

export interface GainsSectionProps {
  readonly clan: ClanId;
  readonly member: MemberDetail;
  readonly game: GameInfo;
}

/** What somebody gained of one metric, over a week, a month or three; gaps are gaps. */
export function GainsSection({ clan, member, game }: GainsSectionProps) {
  const chosen = useMembersStore((store) => store.metric[game.id]);
  const days = useMembersStore((store) => store.days);
  const chart = useMembersStore((store) => store.chart);
  const [isTable, setTable] = useState(false);
  const metrics = game.metrics.filter((metric) => metric.scope !== "clan");
  const metric =
    metrics.find((one) => one.key === chosen) ?? metrics.find((one) => one.key === game.firstMetric) ?? metrics[0];
  const { data: series } = useSeries(clan, member.id, metric?.key ?? "", days);
  if (metric === undefined) return null;
  const groups = [...new Set(metrics.map((one) => one.group))].map((group) => ({
    head: group,
    options: metrics.filter((one) => one.group === group).map((one) => ({ value: one.key, text: one.label })),
  }));
  const spans = (
    <Segments
      label="Span"
      size="small"
      value={days}
      options={DAYS.map((value) => ({ value, text: `${value} d` }))}
      onChange={(value) => chart({ days: value })}
    />
  );
  return (
    <section aria-label="Gains">
      <SectionHead
        level={3}
        title={
          <Select
            look="title"
            label="Metric"
            value={metric.key}
            groups={groups}
            onChange={(key) => chart({ metric: { [game.id]: key } })}
          />
        }
        aside={
          <>
            {series !== undefined && <span className={text.strong}>{gainText(series)}</span>} in {days} d ·{" "}
            <button type="button" className={text.linkButton} onClick={() => setTable(!isTable)}>
              {isTable ? "chart" : "table"}
            </button>
          </>
        }
      />
      {series === undefined ? null : isTable ? (
        <SeriesTable series={series} metric={metric} />
      ) : (
        <StepChart
          label={seriesLabel(series, metric)}
          points={series.points}
          gaps={series.gaps}
          from={series.from}
          to={series.to}
        >
          {spans}
        </StepChart>
      )}
      {(series === undefined || isTable) && <div className={styles.spans}>{spans}</div>}
    </section>
  );
}
