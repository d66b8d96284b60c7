import { Card } from "#renderer/ui/Card.tsx";
import { Facts } from "#renderer/ui/Facts.tsx";
import { Meter } from "#renderer/ui/Meter.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import text from "#renderer/ui/text.module.css";
import { useWidth } from "#renderer/ui/use-width.ts";
import type { Capacity } from "#shared/contract/sync.ts";
import { capacityWords, rateText } from "./lane-words.ts";
import styles from "./Sync.module.css";

export interface CapacityCardProps {
  readonly capacity: Capacity;
  readonly gameName: string;
}

/** What the clans need of what a server allows, and how many more would fit. */
export function CapacityCard({ capacity, gameName }: CapacityCardProps) {
  const words = capacityWords(capacity);
  const { ref, width } = useWidth<HTMLDivElement>();
  const { allowedPerMinute, usedPerMinute, clans } = capacity;
  return (
    <Card title="Capacity" aside={gameName}>
      {words === null ? (
        <p className={text.table}>Nothing is checked here yet. Once a clan is, this says how many more fit.</p>
      ) : (
        <p className={styles.capacity}>
          <b>{words.more}</b> of this size fit
          <span>{words.cost}</span>
        </p>
      )}
      <div ref={ref} className={styles.wholeMeter}>
        <Meter value={usedPerMinute} max={allowedPerMinute} width={width ?? 0} />
      </div>
      <Facts
        facts={[
          ...clans.map((clan) => ({
            key: String(clan.clan),
            name: <Name text={clan.name} />,
            value: `${rateText(clan.requestsPerMinute)} a minute`,
          })),
          {
            name: "Free",
            value: `${rateText(Math.max(0, allowedPerMinute - usedPerMinute))} of ${numbers.count(allowedPerMinute)}`,
          },
        ]}
      />
    </Card>
  );
}
