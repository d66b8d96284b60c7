import { type ReactNode, useCallback, useEffect } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { useSetPreferences } from "#renderer/api/preferences.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { ActivitiesPage } from "#renderer/features/activities/ActivitiesPage.tsx";
import { ContestBuilder } from "#renderer/features/contests/ContestBuilder.tsx";
import { ContestPage } from "#renderer/features/contests/ContestPage.tsx";
import { ContestsPage } from "#renderer/features/contests/ContestsPage.tsx";
import { FeedPage } from "#renderer/features/feed/FeedPage.tsx";
import { InactivityPage } from "#renderer/features/inactivity/InactivityPage.tsx";
import { LeaderboardsPage } from "#renderer/features/leaderboards/LeaderboardsPage.tsx";
import { MembersPage } from "#renderer/features/members/MembersPage.tsx";
import { RenameDialog } from "#renderer/features/roster/RenameDialog.tsx";
import { RenameNotice } from "#renderer/features/roster/RenameNotice.tsx";
import { RosterDialog } from "#renderer/features/roster/RosterDialog.tsx";
import { WarStrip } from "#renderer/features/wars/WarStrip.tsx";
import { WarsPage } from "#renderer/features/wars/WarsPage.tsx";
import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import layout from "#renderer/ui/layout.module.css";
import { type Address, boardPath, clanPath, contestPath, hrefOf, isRosterView, viewPath } from "#renderer/ui/route.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { GameInfo } from "#shared/game.ts";
import { ClanHeader } from "./ClanHeader.tsx";
import { ClanNotices } from "./ClanNotices.tsx";
import { ClanPanel } from "./ClanPanel.tsx";
import { useWatching } from "./follower-context.ts";
import { NowherePage } from "./NowherePage.tsx";
import { findClan, useScene } from "./scene.ts";
import { usePanelFocus } from "./use-panel-focus.ts";

type ClanAddress = Extract<Address, { page: "clan" }>;

/** Where closing what is open beside a page leads. */
function pathUnder({ clan, tab, board, contest }: ClanAddress): string {
  if (tab === "leaderboards") return boardPath({ clan }, board);
  return contest?.kind === "open" ? contestPath(clan, contest.id) : clanPath(clan, tab);
}

/** One clan: its pages, and what is open beside them. */
export function ClanPage({ address }: { readonly address: ClanAddress }) {
  const scene = useScene();
  const clan = findClan(scene, address.clan);
  const game = scene.games.find((one) => one.id === clan?.game);
  if (clan === undefined || game === undefined || !game.tabs.includes(address.tab)) return <NowherePage />;
  return <KnownClan address={address} clan={clan} game={game} />;
}

interface KnownClanProps {
  readonly address: ClanAddress;
  readonly clan: ClanSummary;
  readonly game: GameInfo;
}

function KnownClan({ address, clan, game }: KnownClanProps) {
  const { tab, view, board, contest, panel } = address;
  const [, navigate] = useHashLocation();
  const { preferences, clans } = useScene();
  const setPreferences = useSetPreferences();
  const pagePath = pathUnder(address);
  const back = useCallback(() => navigate(pagePath), [navigate, pagePath]);
  const { isFocused, close } = usePanelFocus(panel, back);
  const forgetView = useCallback(() => navigate(clanPath(clan.id, tab), { replace: true }), [navigate, clan.id, tab]);
  const isEditable = useMay("officer") && game.roster === "hand";
  useWatching(clan.id);

  useEffect(() => {
    if (preferences.lastClan !== clan.id) setPreferences({ lastClan: clan.id });
  }, [preferences.lastClan, clan.id, setPreferences]);

  const openMember = panel?.kind === "member" ? panel.id : null;
  const openActivity = panel?.kind === "activity" ? panel.id : null;
  const openWar = panel?.kind === "war" ? panel.id : null;
  const pages: Readonly<Record<typeof tab, () => ReactNode>> = {
    members: () => (
      <MembersPage
        clan={clan.id}
        clanName={clan.name}
        game={game}
        open={openMember}
        view={isRosterView(view) ? null : view}
        onViewTaken={forgetView}
        strip={
          <>
            {game.tabs.includes("wars") && <WarStrip clan={clan.id} />}
            {game.roster === "hand" && <RenameNotice clan={clan.id} game={game} />}
          </>
        }
        editRoster={
          isEditable && (
            <LinkButton icon="pen" href={hrefOf(viewPath(clan.id, "roster"))}>
              Edit roster
            </LinkButton>
          )
        }
      />
    ),
    activities: () => <ActivitiesPage clan={clan.id} game={game} open={openActivity} />,
    wars: () => <WarsPage clan={clan.id} game={game} open={openWar} openMember={openMember} />,
    inactivity: () => <InactivityPage clan={clan.id} clanName={clan.name} game={game} open={openMember} />,
    leaderboards: () => (
      <LeaderboardsPage
        scope={{ clan: clan.id }}
        name={clan.name}
        game={game}
        view={board}
        open={openMember}
        clans={clans.filter((one) => one.game === game.id).map((one) => one.id)}
      />
    ),
    feed: () => (
      <FeedPage
        clan={clan.id}
        games={[game]}
        clans={clans}
        openMember={openMember}
        openWar={openWar}
        openActivity={openActivity}
      />
    ),
    contests() {
      const shared = { clan: clan.id, game };
      if (contest === null) return <ContestsPage {...shared} />;
      if (contest.kind === "open") return <ContestPage {...shared} contest={contest.id} openMember={openMember} />;
      return <ContestBuilder key={contest.id} {...shared} contest={contest.id} />;
    },
  };

  return (
    <ClanHeader clan={clan} game={game} tab={tab}>
      <div className={layout.page}>
        <ClanNotices clan={clan} game={game} tab={tab} />
        {pages[tab]()}
        {isEditable && view === "roster" && <RosterDialog clan={clan.id} game={game} onClose={forgetView} />}
        {isEditable && view === "renames" && <RenameDialog clan={clan.id} game={game} onClose={forgetView} />}
      </div>
      {panel !== null && (
        <ClanPanel clan={clan.id} game={game} tab={tab} panel={panel} isFocused={isFocused} onClose={close} />
      )}
    </ClanHeader>
  );
}
