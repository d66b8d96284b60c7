import { useState } from "react";
import { cx } from "#renderer/ui/cx.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import text from "#renderer/ui/text.module.css";
import type { CostModel } from "#shared/capacity.ts";
import styles from "./Capacity.module.css";
import { MOST_CLANS, MOST_MEMBERS, parseCount, planWords } from "./capacity-plan.ts";

const FIRST_CLANS = 10;

export interface CapacityPlannerProps {
  readonly servers: string;
  readonly model: CostModel;
  readonly allowedPerMinute: number;
}

/** Answers what other numbers of clans would need, as they are typed. */
export function CapacityPlanner({ servers, model, allowedPerMinute }: CapacityPlannerProps) {
  const [clans, setClans] = useState(String(FIRST_CLANS));
  const [members, setMembers] = useState(String(model.members));
  const clanCount = parseCount(clans, 1, MOST_CLANS);
  const memberCount = parseCount(members, 0, MOST_MEMBERS);
  const words = planWords(model, allowedPerMinute, clanCount, memberCount);
  return (
    <section className={styles.planner} aria-label={`What if, ${servers}`}>
      <div className={styles.inputs}>
        <TextField
          label="Clans"
          inputMode="numeric"
          width={72}
          value={clans}
          error={clanCount === null && `1 to ${MOST_CLANS}`}
          onChange={(event) => setClans(event.target.value)}
        />
        <TextField
          label="Members each"
          inputMode="numeric"
          width={72}
          value={members}
          error={memberCount === null && `0 to ${MOST_MEMBERS}`}
          onChange={(event) => setMembers(event.target.value)}
        />
      </div>
      <div role="status" className={text.table}>
        {words !== null && (
          <>
            <p className={styles.need}>{words.need}</p>
            {words.strain !== null && (
              <p className={cx(styles.strain, text.warn)}>
                <Icon name="warn" size="small" />
                <span>{words.strain}</span>
              </p>
            )}
          </>
        )}
      </div>
    </section>
  );
}
