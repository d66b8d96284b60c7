import { useRef, useState } from "react";
import { failureOf } from "#renderer/api/failures.ts";
import { useClans, useSchedules } from "#renderer/api/queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import { useOnce } from "#renderer/ui/use-once.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { Schedule } from "#shared/contract/schedules.ts";
import type { GameInfo } from "#shared/game.ts";
import { ScheduleDialog } from "./ScheduleDialog.tsx";
import { ScheduleRow } from "./ScheduleRow.tsx";
import styles from "./Schedules.module.css";
import { lagNotes } from "./schedule-form.ts";
import { useScheduleActions } from "./use-schedules.ts";

/** When clans are checked as a whole by themselves, and how the last time went. */
export function Schedules({ games }: { readonly games: readonly GameInfo[] }) {
  const { data, error } = useSchedules();
  const clans = useClans().data ?? [];
  const mayEdit = useMay("officer");
  const actions = useScheduleActions();
  const once = useOnce();
  const addButton = useRef<HTMLButtonElement>(null);
  /** What the dialog is open for. */
  const [edited, setEdited] = useState<Schedule | "new" | null>(null);
  const [first] = clans;

  return (
    <section className={styles.section} aria-label="Schedules">
      <div className={styles.head}>
        <SectionHead
          title="Schedules"
          note={error === null ? note(data, clans) : <FailureText failure={failureOf(error)} />}
          aside={
            mayEdit &&
            first !== undefined && (
              <Button ref={addButton} kind="plain" icon="plus" className={styles.add} onClick={() => setEdited("new")}>
                Add a schedule
              </Button>
            )
          }
        />
      </div>
      {data !== undefined && data.length > 0 && (
        <table className={cx(table.table, table.compact, table.static, styles.table)} aria-label="Schedules">
          <colgroup>
            <col className={styles.name} />
            <col className={styles.when} />
            <col className={styles.next} />
            <col />
            <col className={styles.clan} />
            {mayEdit && <col style={{ width: 52 }} />}
          </colgroup>
          <tbody>
            {data.map((schedule) => (
              <ScheduleRow
                key={schedule.id}
                schedule={schedule}
                mayEdit={mayEdit}
                onEdit={() => setEdited(schedule)}
                onRun={() => void once(schedule.id, () => actions.runNow.mutateAsync(schedule))}
                onSwitch={() =>
                  actions.change.mutate({
                    schedule,
                    changes: { enabled: !schedule.enabled },
                    undo: { enabled: schedule.enabled },
                  })
                }
                onRemove={() =>
                  // The row goes with what had the focus.
                  actions.remove.mutate(schedule.id, { onSuccess: () => addButton.current?.focus() })
                }
              />
            ))}
          </tbody>
        </table>
      )}
      {lagNotes(games, clans).map((line) => (
        <p key={line} className={cx(text.quiet, text.small, styles.lag)}>
          {line}
        </p>
      ))}
      {first !== undefined && (
        <ScheduleDialog
          edited={edited}
          games={games}
          clans={clans}
          firstClan={first.id}
          onClose={() => setEdited(null)}
          onClosed={() => {
            // The row that was edited may be gone.
            if (document.activeElement === document.body) addButton.current?.focus();
          }}
        />
      )}
    </section>
  );
}

function note(schedules: readonly Schedule[] | undefined, clans: readonly ClanSummary[]): string | null {
  if (schedules === undefined || schedules.length > 0) return null;
  if (clans.length === 0) return "None. Once a clan is watched, it can be checked as a whole at times of your choice.";
  return "None. What gets old is checked by itself; a schedule checks all of a clan at a time of your choice.";
}
