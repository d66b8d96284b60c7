import type { ReactNode } from "react";
import { useContests } from "#renderer/api/contest-queries.ts";
import { useEventCount } from "#renderer/api/queries.ts";
import { FreshnessChip } from "#renderer/ui/FreshnessChip.tsx";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { plural } from "#renderer/ui/numbers.ts";
import { clanPath } from "#renderer/ui/route.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { GameInfo, Tab } from "#shared/game.ts";
import { CheckNow } from "./CheckNow.tsx";
import { Header } from "./Header.tsx";
import { TabLinks } from "./TabLinks.tsx";

export interface ClanHeaderProps {
  readonly clan: ClanSummary;
  readonly game: GameInfo;
  readonly tab: Tab;
  readonly children: ReactNode;
}

const TAB_TEXTS: Readonly<Record<Tab, string>> = {
  members: "Members",
  activities: "Activities",
  wars: "Wars",
  leaderboards: "Leaderboards",
  inactivity: "Inactivity",
  feed: "Feed",
  contests: "Contests",
};

const NOTHING_COUNTED = { count: null, countOf: "" } as const;

/** Which clan it is, how fresh it is, and the pages that its game has. */
export function ClanHeader({ clan, game, tab, children }: ClanHeaderProps) {
  const events = useEventCount(clan.id).data;
  const attacksLeft = attacksLeftOf(clan);
  const running = useContests(clan.id).data?.filter((one) => !["drawn", "void"].includes(one.state)).length;
  const counts: Readonly<Record<Tab, { readonly count: number | null | undefined; readonly countOf: string }>> = {
    members: { count: clan.members, countOf: plural(clan.members ?? 0, "member", "members") },
    wars: { count: attacksLeft, countOf: `${plural(attacksLeft ?? 0, "attack", "attacks")} left in the war that runs` },
    activities: NOTHING_COUNTED,
    leaderboards: NOTHING_COUNTED,
    inactivity: NOTHING_COUNTED,
    feed: { count: events, countOf: plural(events ?? 0, "event", "events") },
    contests: { count: running, countOf: `${plural(running ?? 0, "contest", "contests")} not finished` },
  };
  return (
    <Header
      documentTitle={`${TAB_TEXTS[tab]}, ${clan.name}`}
      mark={<GameMark game={clan.game} label={game.name} />}
      title={<Name text={clan.name} />}
      note={game.name}
      status={
        <CheckNow clan={clan.id}>
          <FreshnessChip freshness={clan.freshness} game={game.name} />
        </CheckNow>
      }
      tabs={
        <TabLinks
          label="Pages of this clan"
          links={game.tabs.map((one) => ({
            text: TAB_TEXTS[one],
            path: clanPath(clan.id, one),
            isCurrent: one === tab,
            ...counts[one],
          }))}
        />
      }
    >
      {children}
    </Header>
  );
}

/** Attacks left on the battle day that runs; null while there is none. */
function attacksLeftOf(clan: Pick<ClanSummary, "timers">): number | null {
  const left = clan.timers.find((timer) => timer.kind === "war-end" && !timer.isOverdue)?.data.attacksLeft;
  return typeof left === "number" ? left : null;
}
