import { cx } from "#renderer/ui/cx.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import text from "#renderer/ui/text.module.css";
import type { BatchSummary } from "#shared/contract/sync.ts";

/** A person, or a schedule by its name. */
export function AskedBy({ batch }: { readonly batch: Pick<BatchSummary, "askedBy" | "schedule"> }) {
  if (batch.schedule === null) return <Name text={batch.askedBy} />;
  return (
    <span className={cx(text.row, text.tight)} title="A run of a schedule">
      <Icon name="clock" size="small" label="Schedule" />
      <Name text={batch.askedBy} className={text.clip} />
    </span>
  );
}
