import type { ReactNode } from "react";
import { Card } from "#renderer/ui/Card.tsx";
import { Facts } from "#renderer/ui/Facts.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Meter } from "#renderer/ui/Meter.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import text from "#renderer/ui/text.module.css";
import { useWidth } from "#renderer/ui/use-width.ts";
import type { Capacity } from "#shared/contract/sync.ts";
import { shareText } from "#shared/words/capacity.ts";
import styles from "./Capacity.module.css";
import { CapacityPlanner } from "./CapacityPlanner.tsx";
import { capacityWords, noPlanText, rateText } from "./lane-words.ts";

export interface CapacityCardProps {
  readonly capacity: Capacity;
  /** What is asked: each has a card of its own. */
  readonly serverName: string;
}

/** What the clans need of what a server allows, how many more would fit, and what other numbers would need. */
export function CapacityCard({ capacity, serverName }: CapacityCardProps) {
  const words = capacityWords(capacity);
  const { ref, width } = useWidth<HTMLDivElement>();
  const { allowedPerMinute, usedPerMinute, clans, forecasts, model } = capacity;
  const free = allowedPerMinute - usedPerMinute;
  return (
    <Card title={`Capacity, ${serverName}`}>
      {words === null ? (
        <p className={text.table}>{noPlanText(capacity)}</p>
      ) : (
        <p className={styles.more}>
          <b>{words.more}</b> of this size fit
          <span>{words.cost}</span>
          {words.speed !== null && <span>{words.speed}</span>}
        </p>
      )}
      <div ref={ref} className={styles.meter}>
        {words !== null && <Meter value={usedPerMinute} max={allowedPerMinute} width={width ?? 0} />}
      </div>
      <Facts
        facts={[
          ...(words === null ? [] : clans).map((clan) => ({
            key: String(clan.clan),
            name: (
              <>
                <Name text={clan.name} /> · {numbers.count(clan.members)} {plural(clan.members, "member", "members")}
              </>
            ),
            value: `${rateText(clan.requestsPerMinute)} a minute`,
          })),
          free >= 0
            ? { name: "Free", value: `${rateText(free)} of ${numbers.count(allowedPerMinute)}` }
            : { name: "Over the limit", value: <Over>{rateText(-free)} a minute</Over> },
          ...forecasts.map((forecast) => ({
            name: `${forecast.clans} clans of ${forecast.members}`,
            value:
              forecast.share > 1 ? (
                <Over>{shareText(forecast.share)} of the limit</Over>
              ) : (
                `${shareText(forecast.share)} of the limit`
              ),
          })),
        ]}
      />
      {model !== null && <CapacityPlanner servers={serverName} model={model} allowedPerMinute={allowedPerMinute} />}
    </Card>
  );
}

/** More than the limit allows. */
function Over({ children }: { readonly children: ReactNode }) {
  return (
    <span className={text.warn}>
      <Icon name="warn" size="tiny" label="Over the limit:" /> {children}
    </span>
  );
}
