import { Facts } from "#renderer/ui/Facts.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import text from "#renderer/ui/text.module.css";
import type { MemberDetail } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import styles from "./Members.module.css";

export interface ValuesSectionProps {
  readonly member: MemberDetail;
  readonly game: GameInfo;
}

/** All numbers by group; a dash is unknown, which is not zero. */
export function ValuesSection({ member, game }: ValuesSectionProps) {
  const metrics = game.metrics.filter((metric) => metric.scope !== "clan");
  const groups = [...new Set(metrics.map((metric) => metric.group))];
  return (
    <section aria-label="Values" className={styles.values}>
      <SectionHead level={3} title="Values" />
      {groups.map((group) => (
        <div key={group}>
          <h4>{group}</h4>
          <Facts
            facts={metrics
              .filter((metric) => metric.group === group)
              .map((metric) => ({ name: metric.label, value: shownValue(member.values[metric.key] ?? null) }))}
          />
        </div>
      ))}
    </section>
  );
}

function shownValue(value: number | null) {
  if (value === null) return <span title="Not known">{UNKNOWN}</span>;
  return <span className={value === 0 ? text.quiet : undefined}>{numbers.count(value)}</span>;
}
