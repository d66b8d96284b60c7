import { cx } from "#renderer/ui/cx.ts";
import { plural, UNKNOWN } from "#renderer/ui/numbers.ts";
import table from "#renderer/ui/table.module.css";
import { times } from "#renderer/ui/times.ts";
import type { ContestDetail, ContestRule, RuleProof, TargetProof } from "#shared/contract/contests.ts";
import type { GameInfo } from "#shared/game.ts";
import type { Instant } from "#shared/time.ts";
import { compactDuration } from "#shared/words/duration.ts";
import styles from "./ContestDialog.module.css";
import { gapText, mergedGaps } from "./entry-evidence.ts";
import { amountText, countLines, gainLines, metricLabel, ruleLine, ruleType } from "./rule-line.ts";
import { WideTable } from "./WideTable.tsx";

export interface RuleEvidenceProps {
  readonly game: GameInfo;
  readonly contest: Pick<ContestDetail, "startAt">;
  readonly rule: ContestRule;
  /** Its place among the rules, from 0. */
  readonly index: number;
  /** Null: nothing is known of the member by this rule. */
  readonly proof: RuleProof | null;
}

/** One rule: the values with their instants, and the arithmetic from them to the entries. */
export function RuleEvidence({ game, contest, rule, index: place, proof }: RuleEvidenceProps) {
  const unit = ruleType(rule, game)?.unit ?? "";
  const targets = proof?.targets ?? [];
  const gaps = mergedGaps(targets);
  return (
    <section className={styles.part}>
      <h3>{ruleLine(rule, game)}</h3>
      {targets.length > 0 && (
        <WideTable label={`Values counted by rule ${place + 1}`}>
          <table className={cx(table.table, table.compact, table.static, styles.samples)}>
            <thead>
              <tr>
                <th scope="col">Counted</th>
                <th scope="col" className={table.number}>
                  At start
                </th>
                <th scope="col" className={table.number}>
                  At end
                </th>
                <th scope="col" className={table.number}>
                  Gained
                </th>
              </tr>
            </thead>
            <tbody>
              {targets.map((target, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a number has several lines where a member came back.
                <tr key={index}>
                  <th scope="row" title={target.metric}>
                    {metricLabel(target.metric, game)}
                  </th>
                  <Sample at={target.startAt} value={target.startValue} />
                  <Sample at={target.endAt} value={target.endValue} />
                  <td className={table.number}>{target.gained === null ? UNKNOWN : amountText(target.gained)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      <ul className={styles.sums}>
        {targets
          .flatMap((target) => sentencesOf(target, contest.startAt, game))
          .map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two numbers can give one sentence.
            <li key={index}>{line}</li>
          ))}
        {targets.length > 1 && proof !== null && proof.gained !== null && (
          <li>
            {rule.match === "sum" ? "Together" : "The best of them that counts"}: {amountText(proof.gained)} {unit}
          </li>
        )}
        {proof === null ? (
          <li>Nothing is known of this member that the rule counts.</li>
        ) : (
          countLines(rule, proof, unit).map((line) => <li key={line}>{line}</li>)
        )}
        {gaps.length > 0 && (
          <li>
            Nobody checked {gaps.map((gap) => gapText(gap, times)).join(", ")}. A counter keeps counting, so its gain is
            right across {plural(gaps.length, "it", "them")}.
          </li>
        )}
      </ul>
    </section>
  );
}

/** A value above the instant at which it was read. */
function Sample({ at, value }: { readonly at: Instant | null; readonly value: number | null }) {
  return (
    <td className={table.number}>
      {value === null ? UNKNOWN : amountText(value)}
      {at !== null && <span className={styles.at}>{times.exact(at)}</span>}
    </td>
  );
}

function sentencesOf(target: TargetProof, startAt: Instant, game: GameInfo): readonly string[] {
  const lines = gainLines(target, times);
  if (target.baseline === "none" || lines.length === 0) return ["A value is missing, so nothing is counted of it."];
  return [...lines, ...baselineLines(target, startAt), ...sourceLines(target, game)];
}

function baselineLines({ baseline, checkedAt, startAt: at }: TargetProof, startAt: Instant): readonly string[] {
  const seen = checkedAt ?? at;
  if (seen === null) return [];
  return baseline === "inside"
    ? [`No value was known at the start: the first one after it, ${compactDuration(seen - startAt)} later, counts.`]
    : [`The value at the start was last checked ${compactDuration(startAt - seen)} before it.`];
}

/** What a level and the like are worked out from. */
function sourceLines({ from }: TargetProof, game: GameInfo): readonly string[] {
  if (from === null || from.startValue === null || from.endValue === null) return [];
  const label = metricLabel(from.metric, game);
  return [
    `Worked out from ${label}: ${amountText(from.startValue)} at the start, ${amountText(from.endValue)} at the end.`,
  ];
}
