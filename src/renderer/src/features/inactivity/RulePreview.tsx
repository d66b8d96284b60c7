import { useRulePreview } from "#renderer/api/inactivity-queries.ts";
import { useMembers } from "#renderer/api/queries.ts";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import text from "#renderer/ui/text.module.css";
import { useSettled } from "#renderer/ui/use-now.ts";
import type { ClanId } from "#shared/ids.ts";
import styles from "./Inactivity.module.css";
import { type RuleForm, ruleOf } from "./rule-form.ts";

export interface RulePreviewProps {
  readonly clan: ClanId;
  readonly form: RuleForm;
}

/** A person who types is not told at each letter. */
const SETTLED_MS = 400;
const MOST_NAMED = 12;

/** Whom the rule would suggest as it stands in the form. */
export function RulePreview({ clan, form }: RulePreviewProps) {
  const settled = useSettled(form, SETTLED_MS);
  const read = ruleOf(settled, settled.name.trim() || "Preview");
  const { data, isPlaceholderData } = useRulePreview(clan, read.ok ? read.rule : null);
  const all = useMembers(clan).data?.rows.length ?? null;
  const isReady = read.ok && data !== undefined;
  return (
    <div className={styles.preview} role="status" aria-label="Whom it would suggest" aria-busy={isPlaceholderData}>
      {!isReady && "Whom the rule would suggest shows here once its conditions are whole."}
      {isReady && data.length === 0 && "It would suggest nobody now."}
      {isReady && data.length > 0 && (
        <>
          It would suggest <span className={text.num}>{numbers.count(data.length)}</span>
          {all !== null && ` of ${numbers.count(all)}`}:{" "}
          {data.slice(0, MOST_NAMED).map((one, index) => (
            <span key={one.account}>
              {index > 0 && ", "}
              <Name text={one.name} />
            </span>
          ))}
          {data.length > MOST_NAMED && ` and ${numbers.count(data.length - MOST_NAMED)} more`}
        </>
      )}
    </div>
  );
}
