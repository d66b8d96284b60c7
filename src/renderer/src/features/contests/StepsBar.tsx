import { cx } from "#renderer/ui/cx.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { ContestDetail } from "#shared/contract/contests.ts";
import { MINUTE } from "#shared/time.ts";
import styles from "./Contest.module.css";
import { type BarStep, barSteps, stepMoment } from "./contest-steps.ts";

/** How far a contest is, and when each state was or will be reached. */
export function StepsBar({ contest }: { readonly contest: ContestDetail }) {
  const now = useNow(MINUTE);
  return (
    <ol className={styles.steps} aria-label="State">
      {barSteps(contest).map((step) => (
        <li
          key={step.state}
          className={cx(step.place !== "ahead" && styles.reached, step.place === "now" && styles.now)}
          aria-current={step.place === "now" ? "step" : undefined}
        >
          <Dot step={step} />
          <span>
            {step.name}
            {step.place === "ahead" && <span className={text.hidden}>, not yet</span>}
          </span>
          {step.at !== null && (
            <span className={styles.when} title={times.exact(step.at)}>
              {stepMoment(step, now, times)}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function Dot({ step }: { readonly step: BarStep }) {
  if (step.state === "void") return <Icon name="fail" tone="bad" />;
  const isTicked = step.place === "done" || (step.place === "now" && step.state === "drawn");
  return (
    <span className={cx(styles.dot, isTicked && styles.ticked)}>{isTicked && <Icon name="check" size="tiny" />}</span>
  );
}
