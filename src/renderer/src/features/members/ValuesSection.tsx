import { useState } from "react";
import { Facts } from "#renderer/ui/Facts.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import text from "#renderer/ui/text.module.css";
import type { MemberDetail } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import styles from "./Members.module.css";
import { MANY_VALUES, type MemberValue, valueGroups } from "./member-values.ts";

export interface ValuesSectionProps {
  readonly member: MemberDetail;
  readonly game: GameInfo;
}

/** All numbers by group; a dash is unknown, which is not zero. Of a game with many the groups open one by one. */
export function ValuesSection({ member, game }: ValuesSectionProps) {
  const [search, setSearch] = useState("");
  const isLong = game.metrics.filter((metric) => metric.scope !== "clan").length >= MANY_VALUES;
  const groups = valueGroups(game, member.values, search);
  return (
    <section aria-label="Values" className={styles.values}>
      <SectionHead level={3} title="Values" />
      {isLong && (
        <TextField
          label="Find a value"
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {groups.map(({ group, values, counted }) =>
        isLong ? (
          <details key={group} open={search.trim() !== ""}>
            <summary>
              <h4>{group}</h4>
              <span>
                {numbers.count(counted)} of {numbers.count(values.length)} above zero
              </span>
            </summary>
            <GroupFacts values={values} />
          </details>
        ) : (
          <div key={group}>
            <h4>{group}</h4>
            <GroupFacts values={values} />
          </div>
        ),
      )}
      {groups.length === 0 && <p className={text.quiet}>Nothing is called that.</p>}
    </section>
  );
}

function GroupFacts({ values }: { readonly values: readonly MemberValue[] }) {
  return <Facts facts={values.map((one) => ({ name: one.label, key: one.key, value: shownValue(one) }))} />;
}

function shownValue({ value, derived }: MemberValue) {
  if (value === null) return <span title="Not known">{UNKNOWN}</span>;
  return (
    <span className={value === 0 ? text.quiet : undefined}>
      {derived !== null && (
        <span className={styles.derived}>
          {derived.label} {numbers.count(derived.value)}
        </span>
      )}
      {numbers.count(value)}
    </span>
  );
}
