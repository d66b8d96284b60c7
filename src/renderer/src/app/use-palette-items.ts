import { useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { useRecentActivities } from "#renderer/api/activity-queries.ts";
import { useClient } from "#renderer/api/client-context.ts";
import { useContests } from "#renderer/api/contest-queries.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { useSetPreferences } from "#renderer/api/preferences.ts";
import { useMembersOfAll, useSync } from "#renderer/api/queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import type { IconName } from "#renderer/ui/icons.ts";
import {
  boardPath,
  clanPath,
  contestPath,
  memberPath,
  SETTINGS_SECTIONS,
  settingsPath,
  viewPath,
} from "#renderer/ui/route.ts";
import { times } from "#renderer/ui/times.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import { useNow, useTicker } from "#renderer/ui/use-now.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { Tab } from "#shared/game.ts";
import { plainText } from "#shared/plain-text.ts";
import { HOUR, SECOND } from "#shared/time.ts";
import { failureWords } from "#shared/words/failure.ts";
import { activityItems } from "./activity-items.ts";
import { boardItems } from "./board-items.ts";
import { contestItems } from "./contest-items.ts";
import type { PaletteItem } from "./palette-items.ts";
import { memberNote } from "./palette-note.ts";
import { useScene } from "./scene.ts";
import { strokeFor } from "./shortcuts.ts";
import { otherTheme } from "./theme.ts";

const TABS: Readonly<Record<Tab, { readonly text: string; readonly icon: IconName }>> = {
  members: { text: "Members", icon: "user" },
  activities: { text: "Activities", icon: "flag" },
  wars: { text: "Wars", icon: "swords" },
  leaderboards: { text: "Leaderboards", icon: "columns" },
  inactivity: { text: "Inactivity", icon: "clock" },
  feed: { text: "Feed", icon: "feed" },
  contests: { text: "Contests", icon: "trophy" },
};

const SECTIONS: Readonly<Record<(typeof SETTINGS_SECTIONS)[number], string>> = {
  clans: "Clans",
  keys: "Keys",
  servers: "Servers",
  appearance: "Appearance",
  workspace: "Workspace",
};

export interface PaletteItemsOptions {
  /** The clan that tabs and checks are about. */
  readonly current: ClanSummary | null;
  readonly onShowKeys: () => void;
}

/** Everything that can be gone to or done from anywhere. */
export function usePaletteItems({ current, onShowKeys }: PaletteItemsOptions): readonly PaletteItem[] {
  const members = useMemberItems();
  const contests = useContestItems();
  const reports = useReportItems(current);
  const goals = useGoals(current);
  const actions = useActions(current, onShowKeys);
  return useMemo(
    () => [...members, ...goals, ...reports, ...contests, ...actions],
    [members, goals, reports, contests, actions],
  );
}

function useMemberItems(): readonly PaletteItem[] {
  const { clans } = useScene();
  const [, navigate] = useHashLocation();
  const lists = useMembersOfAll(clans.map((clan) => clan.id));
  const isRunning = lists.some((list) => list.frozenSince === null && list.rows.some((row) => row.presence !== null));
  // Beside who plays a timer stands; of the other games nothing moves.
  const now = useNow(isRunning ? SECOND : HOUR);
  return useMemo(
    () =>
      lists.flatMap((list) => {
        const clan = clans.find((one) => one.id === list.clan);
        return list.rows.map(
          (row): PaletteItem => ({
            id: `member ${list.clan} ${row.id}`,
            kind: "members",
            text: row.name,
            note: memberNote(row, clan?.name ?? "", list.frozenSince ?? now),
            also: row.ref,
            icon: "user",
            stroke: null,
            run: () => navigate(memberPath(list.clan, row.id)),
          }),
        );
      }),
    [lists, clans, navigate, now],
  );
}

function useContestItems(): readonly PaletteItem[] {
  const [, navigate] = useHashLocation();
  const { data: contests } = useContests(null);
  return useMemo(() => contestItems(contests ?? [], navigate), [contests, navigate]);
}

/** As many of the latest reports can be found. */
const REPORTS = 10;

function useReportItems(current: ClanSummary | null): readonly PaletteItem[] {
  const { games } = useScene();
  const [, navigate] = useHashLocation();
  const hasReports = games.find((one) => one.id === current?.game)?.tabs.includes("activities") ?? false;
  const clan = hasReports ? (current?.id ?? null) : null;
  const recent = useRecentActivities(clan, REPORTS).data?.activities;
  const ticker = useTicker();
  return useMemo(
    () =>
      clan === null || recent === undefined ? [] : activityItems(recent, { clan, times, now: ticker.now(), navigate }),
    [clan, recent, ticker, navigate],
  );
}

/** Clans, pages and sections of the settings. */
function useGoals(current: ClanSummary | null): readonly PaletteItem[] {
  const { clans, games } = useScene();
  const [, navigate] = useHashLocation();
  return useMemo(() => {
    const game = games.find((one) => one.id === current?.game);
    const page = (text: string, path: string, icon: IconName, note = ""): PaletteItem => ({
      id: `page ${path}`,
      kind: "pages",
      text,
      note,
      icon,
      stroke: path === "/feed" || path.startsWith("/boards/") ? null : strokeFor(text),
      run: () => navigate(path),
    });
    const tabs = game?.tabs ?? [];
    const isShared = clans.filter((clan) => clan.game === game?.id).length > 1 && tabs.includes("leaderboards");
    return [
      ...clans.map(
        (clan, index): PaletteItem => ({
          id: `clan ${clan.id}`,
          kind: "clans",
          text: clan.name,
          note: clan.ref,
          icon: "flag",
          game: clan.game,
          stroke: index < 9 ? `mod+${index + 1}` : null,
          run: () => navigate(clanPath(clan.id)),
        }),
      ),
      ...(current === null
        ? []
        : tabs.map((tab) => {
            const { text, icon } = TABS[tab];
            return page(text, clanPath(current.id, tab), icon, plainText(current.name));
          })),
      ...(game !== undefined && isShared
        ? [page("Leaderboards", boardPath({ game: game.id }), "columns", `all ${game.name} clans`)]
        : []),
      ...(game === undefined || current === null ? [] : boardItems(game, current, navigate)),
      page("All clans", "/clans", "grid"),
      page("Feed", "/feed", "feed", "all clans"),
      page("Verify a draw", "/verify", "shield", "check a proof or receipt"),
      page("Sync", "/sync", "sync"),
      page("Settings", "/settings", "gear"),
      ...SETTINGS_SECTIONS.map(
        (section): PaletteItem => ({
          id: `section ${section}`,
          kind: "settings",
          text: SECTIONS[section],
          note: "Settings",
          icon: "gear",
          stroke: null,
          run: () => navigate(settingsPath(section)),
        }),
      ),
    ];
  }, [clans, games, current, navigate]);
}

function useActions(current: ClanSummary | null, onShowKeys: () => void): readonly PaletteItem[] {
  const client = useClient();
  const { preferences, games } = useScene();
  const game = games.find((one) => one.id === current?.game);
  const isByHand = game?.roster === "hand";
  const hasContests = game?.tabs.includes("contests") ?? false;
  const setPreferences = useSetPreferences();
  const [, navigate] = useHashLocation();
  const isOfficer = useMay("officer");
  const isPaused = useSync().data?.isPaused ?? false;
  const { mutate: attempt } = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onError(error) {
      const failure = failureOf(error);
      showToast(failureWords(failure.code, failure.data).cause, { icon: "fail" });
    },
  });
  const { theme, density } = preferences;

  return useMemo(() => {
    const action = (text: string, icon: IconName, run: () => void, more: Partial<PaletteItem> = {}): PaletteItem => ({
      id: `action ${text}`,
      kind: "actions",
      text,
      note: "",
      icon,
      stroke: null,
      run,
      ...more,
    });
    const check = (clan: ClanSummary | null) => () => attempt(() => client.sync.request({ clan: clan?.id ?? null }));
    const isCompact = density === "compact";
    const setPaused = (next: boolean) => client.sync.pause({ isPaused: next });
    return [
      ...(isOfficer && current !== null
        ? [
            action("Check this clan now", "sync", check(current), {
              note: plainText(current.name),
              stroke: strokeFor("Check this clan now"),
              also: "refresh",
            }),
          ]
        : []),
      ...(isOfficer && current !== null && isByHand
        ? [
            action("Edit roster", "pen", () => navigate(viewPath(current.id, "roster")), {
              note: plainText(current.name),
              also: "members names import join leave add remove",
            }),
            action("Look for renamed members", "user", () => navigate(viewPath(current.id, "renames")), {
              note: plainText(current.name),
              also: "rename",
            }),
          ]
        : []),
      ...(isOfficer && current !== null && hasContests
        ? [
            action("New contest", "trophy", () => navigate(contestPath(current.id, "new")), {
              note: plainText(current.name),
              also: "raffle draw create",
            }),
          ]
        : []),
      ...(isOfficer
        ? [
            action("Check all clans now", "sync", check(null), { also: "refresh" }),
            action(isPaused ? "Resume automatic checks" : "Pause automatic checks", isPaused ? "play" : "pause", () => {
              attempt(() => setPaused(!isPaused));
              showToast(isPaused ? "Automatic checks go on" : "Automatic checks are paused", {
                icon: isPaused ? "play" : "pause",
                undo: () => attempt(() => setPaused(isPaused)),
              });
            }),
            action("Add a clan", "plus", () => navigate("/add")),
          ]
        : []),
      action(
        "Switch between dark and light",
        "theme",
        () => {
          setPreferences({ theme: otherTheme(theme, matchMedia("(prefers-color-scheme: dark)").matches) });
        },
        { also: "theme" },
      ),
      action(
        isCompact ? "Comfortable rows" : "Compact rows",
        "columns",
        () => {
          setPreferences({ density: isCompact ? "comfortable" : "compact" });
        },
        { also: "density" },
      ),
      action("Show all keys", "keyboard", onShowKeys, { stroke: strokeFor("These keys"), also: "shortcuts" }),
    ];
  }, [
    client,
    attempt,
    current,
    isByHand,
    hasContests,
    isOfficer,
    isPaused,
    theme,
    density,
    setPreferences,
    navigate,
    onShowKeys,
  ]);
}
