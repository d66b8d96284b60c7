import { Facts } from "#renderer/ui/Facts.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import text from "#renderer/ui/text.module.css";
import { VisibleText } from "#renderer/ui/VisibleText.tsx";
import type { Attempt } from "#shared/contract/contests.ts";

export interface WitnessSectionProps {
  readonly witnesses: readonly string[];
  readonly attempt: Attempt;
}

/** Who speaks after the lock, and what each said. */
export function WitnessSection({ witnesses, attempt }: WitnessSectionProps) {
  return (
    <section>
      <SectionHead
        level={3}
        title="Witnesses"
        aside={`${attempt.witnessValues.length} of ${witnesses.length} have spoken`}
      />
      <Facts
        facts={witnesses.map((witness) => {
          const said = attempt.witnessValues.find((one) => one.name === witness);
          return {
            key: witness,
            name: <Name text={witness} />,
            value:
              said === undefined ? (
                <span className={text.quiet}>
                  <Icon name="clock" size="small" /> silent
                </span>
              ) : (
                <VisibleText text={said.value} />
              ),
          };
        })}
      />
    </section>
  );
}
