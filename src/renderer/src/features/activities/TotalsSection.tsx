import { useActivityTotals } from "#renderer/api/activity-queries.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { Segments } from "#renderer/ui/Segments.tsx";
import text from "#renderer/ui/text.module.css";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import styles from "./Activities.module.css";
import { ClearsTable } from "./ClearsTable.tsx";
import { ReconciledLines } from "./ReconciledLines.tsx";
import { SPAN_WORDS, spanOf, TOTALS_SPANS, type TotalsSpan } from "./totals-span.ts";
import { figuresOf, unknownWords } from "./totals-words.ts";

export interface TotalsSectionProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  /** The clan's zone: its months begin there. */
  readonly zone: string;
  readonly span: TotalsSpan;
  readonly onSpan: (span: TotalsSpan) => void;
}

/** What a clan did in a span, and how that stands to the game's own count. */
export function TotalsSection({ clan, game, zone, span, onSpan }: TotalsSectionProps) {
  const { data, error } = useActivityTotals(clan, `${span} ${zone}`, (now) => spanOf(span, now, zone));
  const unknown = data === undefined ? null : unknownWords(data);
  return (
    <section className={styles.totals} aria-label="Totals of the clan">
      <SectionHead
        title="Totals"
        note={SPAN_WORDS[span].words}
        aside={
          <Segments
            label="Span of the totals"
            size="small"
            value={span}
            options={TOTALS_SPANS.map((one) => ({ value: one, text: SPAN_WORDS[one].text }))}
            onChange={onSpan}
          />
        }
      />
      {data === undefined && error !== null && (
        <p className={text.quiet}>
          <FailureText failure={failureOf(error)} />
        </p>
      )}
      {data !== undefined && (
        <div className={styles.sums}>
          <div>
            <dl className={styles.figures}>
              {figuresOf(data).map((figure) => (
                <div key={figure.name} title={figure.title}>
                  <dt>{figure.name}</dt>
                  <dd>{figure.value}</dd>
                </div>
              ))}
            </dl>
            {unknown !== null && <p className={styles.note}>{unknown}</p>}
            <ReconciledLines reconciled={data.reconciled} />
          </div>
          <ClearsTable cleared={data.byActivity} kinds={game.activityKinds} />
        </div>
      )}
    </section>
  );
}
