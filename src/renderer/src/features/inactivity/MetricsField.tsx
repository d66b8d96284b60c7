import { useId } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { IconButton } from "#renderer/ui/IconButton.tsx";
import { Select } from "#renderer/ui/Select.tsx";
import text from "#renderer/ui/text.module.css";
import type { GameInfo } from "#shared/game.ts";
import styles from "./Inactivity.module.css";
import { metricGroups } from "./metric-choice.ts";

export interface MetricsFieldProps {
  readonly game: GameInfo;
  /** Empty texts are fields in which nothing is chosen yet. */
  readonly metrics: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (metrics: readonly string[]) => void;
}

/** What is counted: one metric, or several added together. */
export function MetricsField({ game, metrics, error, onChange }: MetricsFieldProps) {
  const id = useId();
  const groups = metricGroups(game);
  const shown = metrics.length === 0 ? [""] : metrics;
  const left = (own: string) =>
    groups
      .map(({ head, options }) => ({
        head,
        options: options.filter((one) => one.value === own || !shown.includes(one.value)),
      }))
      .filter((group) => group.options.length > 0);
  return (
    <div className={styles.labelled}>
      <span aria-hidden="true">{shown.length === 1 ? "Metric" : "Metrics, added together"}</span>
      {shown.map((metric, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is chosen in a field changes, its place does not.
        <span key={index} className={text.row}>
          <Select
            label={index === 0 ? "Metric" : `Metric ${index + 1}`}
            value={metric}
            aria-invalid={error !== undefined}
            aria-describedby={id}
            groups={[{ head: null, options: [{ value: "", text: "Choose a metric…" }] }, ...left(metric)]}
            onChange={(key) => onChange(shown.map((one, place) => (place === index ? key : one)))}
          />
          {shown.length > 1 && (
            <IconButton
              icon="x"
              size="small"
              label={`Remove metric ${index + 1}`}
              onClick={() => onChange(shown.filter((_, place) => place !== index))}
            />
          )}
        </span>
      ))}
      <span id={id}>
        {error !== undefined && (
          <span className={styles.error} role="alert">
            <Icon name="fail" size="small" /> {error}
          </span>
        )}
      </span>
      {!shown.includes("") && (
        <Button kind="plain" icon="plus" onClick={() => onChange([...shown, ""])}>
          Add another metric to it
        </Button>
      )}
    </div>
  );
}
