import { type ReactNode, useCallback, useEffect } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { useSetPreferences } from "#renderer/api/preferences.ts";
import { FeedPage } from "#renderer/features/feed/FeedPage.tsx";
import { MembersPage } from "#renderer/features/members/MembersPage.tsx";
import { WarStrip } from "#renderer/features/wars/WarStrip.tsx";
import { WarsPage } from "#renderer/features/wars/WarsPage.tsx";
import layout from "#renderer/ui/layout.module.css";
import { type Address, clanPath } from "#renderer/ui/route.ts";
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
  const { tab, view, panel } = address;
  const [, navigate] = useHashLocation();
  const { preferences, clans } = useScene();
  const setPreferences = useSetPreferences();
  const back = useCallback(() => navigate(clanPath(clan.id, tab)), [navigate, clan.id, tab]);
  const { isFocused, close } = usePanelFocus(panel, back);
  const forgetView = useCallback(() => navigate(clanPath(clan.id, tab), { replace: true }), [navigate, clan.id, tab]);
  useWatching(clan.id);

  useEffect(() => {
    if (preferences.lastClan !== clan.id) setPreferences({ lastClan: clan.id });
  }, [preferences.lastClan, clan.id, setPreferences]);

  const openMember = panel?.kind === "member" ? panel.id : null;
  const openWar = panel?.kind === "war" ? panel.id : null;
  const pages: Readonly<Record<typeof tab, () => ReactNode>> = {
    members: () => (
      <MembersPage
        clan={clan.id}
        clanName={clan.name}
        game={game}
        open={openMember}
        view={view}
        onViewTaken={forgetView}
        strip={game.tabs.includes("wars") && <WarStrip clan={clan.id} />}
      />
    ),
    wars: () => <WarsPage clan={clan.id} game={game} open={openWar} openMember={openMember} />,
    feed: () => <FeedPage clan={clan.id} games={[game]} clans={clans} openMember={openMember} openWar={openWar} />,
  };

  return (
    <ClanHeader clan={clan} game={game} tab={tab}>
      <div className={layout.page}>
        <ClanNotices clan={clan} game={game} tab={tab} />
        {pages[tab]()}
      </div>
      {panel !== null && (
        <ClanPanel clan={clan.id} game={game} tab={tab} panel={panel} isFocused={isFocused} onClose={close} />
      )}
    </ClanHeader>
  );
}
