import { type ReactNode, useId } from "react";
import { Check } from "#renderer/ui/Check.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import styles from "./Roster.module.css";

export interface ChangeLine {
  readonly id: string;
  readonly text: ReactNode;
  /** At the right, quietly. */
  readonly note?: ReactNode;
  /** Below. */
  readonly reasons?: ReactNode;
}

export interface ChangeSectionProps {
  readonly title: string;
  /** What such a change does, where that is not plain. */
  readonly hint?: string;
  readonly lines: readonly ChangeLine[];
  readonly isTicked: (line: string) => boolean;
  readonly onTick: (lines: readonly string[], isOn: boolean) => void;
  /** The lines exclude each other, so that all of them at once make no sense. */
  readonly hasAll?: boolean;
}

/** Changes of one kind, each with a box of its own and one for all of them. */
export function ChangeSection({ title, hint, lines, isTicked, onTick, hasAll = true }: ChangeSectionProps) {
  const id = useId();
  if (lines.length === 0) return null;
  const ticked = lines.filter((line) => isTicked(line.id)).length;
  const heading = `${title} ${numbers.count(lines.length)}`;
  return (
    <section aria-label={title}>
      <SectionHead
        level={3}
        title={
          hasAll && lines.length > 1 ? (
            <Check
              checked={ticked === lines.length}
              isMixed={ticked > 0 && ticked < lines.length}
              onChange={(event) =>
                onTick(
                  lines.map((line) => line.id),
                  event.target.checked,
                )
              }
            >
              {heading}
            </Check>
          ) : (
            heading
          )
        }
      />
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line.id} className={styles.line}>
            <Check
              checked={isTicked(line.id)}
              aria-describedby={line.reasons === undefined ? undefined : `${id} ${line.id}`.replaceAll(" ", "-")}
              onChange={(event) => onTick([line.id], event.target.checked)}
            >
              {line.text}
            </Check>
            <span>{line.note}</span>
            {line.reasons !== undefined && (
              <div id={`${id} ${line.id}`.replaceAll(" ", "-")} className={styles.whole}>
                {line.reasons}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
