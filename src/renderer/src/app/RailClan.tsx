import type { ReactNode } from "react";
import { Icon } from "#renderer/ui/Icon.tsx";
import { presenceText } from "#renderer/ui/presence-text.ts";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { ContestSummary } from "#shared/contract/contests.ts";
import { type Instant, MINUTE } from "#shared/time.ts";
import { attentionWords } from "#shared/words/attention.ts";
import { contestTodo } from "#shared/words/contest.ts";
import styles from "./Rail.module.css";

export interface RailClanProps {
  readonly clan: ClanSummary;
  /** Of this clan. */
  readonly contests: readonly ContestSummary[];
  readonly href: string;
  readonly isCurrent: boolean;
  readonly children: ReactNode;
}

/** A clan in the rail: who is there, and a mark only where it needs an officer. */
export function RailClan({ clan, contests, href, isCurrent, children }: RailClanProps) {
  const now = useNow(MINUTE);
  const worst = clan.attention[0];
  const todo = contests.map(contestTodo).find((words) => words !== null) ?? null;
  const words = [worst === undefined ? null : attentionWords(worst), todo].filter((one) => one !== null).join("; ");
  return (
    <a className={styles.item} href={href} aria-current={isCurrent ? "page" : undefined}>
      {children}
      {words === "" ? (
        <span />
      ) : (
        <Icon
          name={worst?.level === "bad" ? "fail" : "warn"}
          tone={worst?.level ?? "warn"}
          size="small"
          label={words}
        />
      )}
      <span className={styles.note} title={presenceTitle(clan.presence, now)}>
        {clan.enabled ? presenceText(clan.presence) : "off"}
        <span className={text.hidden}>{clan.presence.exactness === "exact" ? " online" : " active"}</span>
      </span>
    </a>
  );
}

function presenceTitle({ count, exactness, asOf }: ClanSummary["presence"], now: Instant): string {
  if (count === null || asOf === null) return "Not known yet";
  const at = now - asOf < 2 * MINUTE ? "" : ` at ${times.moment(asOf, now)}`;
  return exactness === "exact"
    ? `${count} online${at}`
    : `About ${count} active in the 15 minutes before${at || " now"}`;
}
