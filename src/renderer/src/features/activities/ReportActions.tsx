import { useReread } from "#renderer/api/activity-queries.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { Menu } from "#renderer/ui/Menu.tsx";
import { fileNameOf, saveText } from "#renderer/ui/save-text.ts";
import { times } from "#renderer/ui/times.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { ActivityDetail } from "#shared/contract/activities.ts";
import type { ClanId } from "#shared/ids.ts";
import { plainText } from "#shared/plain-text.ts";
import { csvText } from "#shared/words/table-text.ts";
import styles from "./Activities.module.css";
import { peopleTable, reportText } from "./activity-people.ts";

export interface ReportActionsProps {
  readonly clan: ClanId;
  readonly activity: ActivityDetail;
}

/** Takes the report along, or asks for it once more. */
export function ReportActions({ clan, activity }: ReportActionsProps) {
  const mayAsk = useMay("officer");
  const reread = useReread(clan, activity.id);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(reportText(activity));
      showToast("The report is copied", { icon: "copy" });
    } catch {
      showToast("This browser does not let the report be copied", { icon: "fail" });
    }
  }

  function save(): void {
    const { head, rows } = peopleTable(activity.persons);
    const name = `${plainText(activity.activity.name)} ${times.date(activity.endedAt)} ${times.clock(activity.endedAt)}`;
    saveText(fileNameOf(name, "csv"), "text/csv", csvText(head, rows));
  }

  const answer = reread.data?.isAsked ? "Asked. What is new appears by itself." : "It is asked for already.";
  return (
    <div className={styles.actions}>
      {mayAsk && (
        <Button icon="sync" disabled={reread.isPending} onClick={() => reread.mutate()}>
          Read again
        </Button>
      )}
      <Menu
        trigger={<Button icon="export">Copy or save</Button>}
        items={[
          { text: "Copy as text", icon: "copy", onSelect: () => void copy() },
          { text: "Save as CSV", icon: "export", onSelect: save },
        ]}
      />
      <span className={styles.answer} role="status">
        {reread.isError ? <FailureText failure={failureOf(reread.error)} /> : reread.isSuccess && answer}
      </span>
    </div>
  );
}
