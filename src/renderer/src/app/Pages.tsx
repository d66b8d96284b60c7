import { useEffect } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import type { Address } from "#renderer/ui/route.ts";
import { BoardsArea } from "./BoardsArea.tsx";
import { ClanPage } from "./ClanPage.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { FirstPage } from "./FirstPage.tsx";
import { NowherePage } from "./NowherePage.tsx";
import { PlainPage } from "./PlainPage.tsx";
import { SettingsArea } from "./SettingsArea.tsx";
import { Shell } from "./Shell.tsx";
import { SyncArea } from "./SyncArea.tsx";
import { firstPath, type Scene, SceneProvider } from "./scene.ts";
import { useAddress } from "./use-address.ts";
import { VerifyArea } from "./VerifyArea.tsx";

/** The page that the address names. */
export function Pages(scene: Scene) {
  const address = useAddress();
  const [path, navigate] = useHashLocation();
  const home = address.page === "home" ? firstPath(scene) : null;

  useEffect(() => {
    if (home !== null) navigate(home, { replace: true });
  }, [home, navigate]);

  if (home !== null) return null;
  return (
    <SceneProvider value={scene}>
      <ErrorBoundary place="page" resetKey={path}>
        {address.page === "start" ? <FirstPage /> : <Shell address={address}>{pageOf(address)}</Shell>}
      </ErrorBoundary>
    </SceneProvider>
  );
}

function pageOf(address: Address) {
  switch (address.page) {
    case "all-clans":
    case "feed":
    case "add-clan":
      return <PlainPage page={address.page} />;
    case "sync":
      return <SyncArea batch={address.batch} />;
    case "settings":
      return <SettingsArea section={address.section} />;
    case "verify":
      return <VerifyArea />;
    case "boards":
      return <BoardsArea key={address.game} game={address.game} board={address.board} />;
    case "clan":
      return <ClanPage key={address.clan} address={address} />;
    default:
      return <NowherePage />;
  }
}
