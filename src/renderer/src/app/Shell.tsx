import { type ReactNode, useState } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { type Hotkeys, useHotkeys } from "#renderer/ui/hotkeys.ts";
import { type Address, clanPath } from "#renderer/ui/route.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { Tab } from "#shared/game.ts";
import { ConnectionBar } from "./ConnectionBar.tsx";
import { KeySheet } from "./KeySheet.tsx";
import { Palette } from "./Palette.tsx";
import { Rail } from "./Rail.tsx";
import { RailMenu } from "./RailMenu.tsx";
import styles from "./Shell.module.css";
import { useScene } from "./scene.ts";
import { ShellContext } from "./shell-context.ts";

/** The frame around every page: rail, notices of the connection, palette and keys. */
export function Shell({ address, children }: { readonly address: Address; readonly children: ReactNode }) {
  const { clans, preferences, games } = useScene();
  const [, navigate] = useHashLocation();
  const [open, setOpen] = useState<"palette" | "keys" | "rail" | null>(null);
  const client = useClient();
  const mayAsk = useMay("officer");
  const close = () => setOpen(null);

  const shown = address.page === "clan" ? address.clan : null;
  const current = clans.find((clan) => clan.id === (shown ?? preferences.lastClan)) ?? clans[0];
  const goTab = (tab: Tab) => () => {
    const game = games.find((one) => one.id === current?.game);
    if (current !== undefined && game?.tabs.includes(tab)) navigate(clanPath(current.id, tab));
  };

  function checkShown(): void {
    if (shown === null || !mayAsk) return;
    client.sync.request({ clan: shown }).catch((error: unknown) => showToast(failureLine(error), { icon: "fail" }));
  }

  useHotkeys({
    "mod+k": () => setOpen("palette"),
    "?": () => setOpen("keys"),
    c: checkShown,
    "g a": () => navigate("/clans"),
    "g m": goTab("members"),
    "g r": goTab("activities"),
    "g w": goTab("wars"),
    "g l": goTab("leaderboards"),
    "g f": goTab("feed"),
    "g s": () => navigate("/sync"),
    "g t": () => navigate("/settings"),
    ...Object.fromEntries(
      clans.slice(0, 9).map((clan, index) => [`mod+${index + 1}`, () => navigate(clanPath(clan.id))]),
    ),
  } satisfies Hotkeys);

  return (
    <ShellContext value={{ openPalette: () => setOpen("palette"), openRail: () => setOpen("rail") }}>
      <div className={styles.app}>
        <div className={styles.rail}>
          <Rail address={address} />
        </div>
        <div className={styles.stage}>
          <ConnectionBar />
          {children}
        </div>
      </div>
      <RailMenu isOpen={open === "rail"} onClose={close} address={address} />
      <Palette
        isOpen={open === "palette"}
        onClose={close}
        onShowKeys={() => setOpen("keys")}
        current={current ?? null}
      />
      <KeySheet isOpen={open === "keys"} onClose={close} />
    </ShellContext>
  );
}
