import { useClan } from "#renderer/api/queries.ts";
import { ActivityPanel } from "#renderer/features/activities/ActivityPanel.tsx";
import { MemberContests } from "#renderer/features/contests/MemberContests.tsx";
import { NotesSection } from "#renderer/features/inactivity/NotesSection.tsx";
import { MemberPanel } from "#renderer/features/members/MemberPanel.tsx";
import { WarPanel } from "#renderer/features/wars/WarPanel.tsx";
import type { Panel } from "#renderer/ui/route.ts";
import { times } from "#renderer/ui/times.ts";
import type { GameInfo, Tab } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";

export interface ClanPanelProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly tab: Tab;
  readonly panel: Panel;
  readonly isFocused: boolean;
  readonly onClose: () => void;
}

/** What is open beside the page of a clan. */
export function ClanPanel({ clan, game, tab, panel, isFocused, onClose }: ClanPanelProps) {
  const zone = useClan(clan).data?.zone ?? times.zone;
  const shared = { clan, isFocused, onClose };
  if (panel.kind === "activity") return <ActivityPanel key={panel.id} {...shared} tab={tab} activity={panel.id} />;
  return panel.kind === "member" ? (
    <MemberPanel
      key={panel.id}
      {...shared}
      zone={zone}
      game={game}
      account={panel.id}
      notes={
        <>
          <NotesSection clan={clan} account={panel.id} />
          {game.tabs.includes("contests") && <MemberContests clan={clan} account={panel.id} />}
        </>
      }
    />
  ) : (
    <WarPanel key={panel.id} {...shared} tab={tab} war={panel.id} />
  );
}
