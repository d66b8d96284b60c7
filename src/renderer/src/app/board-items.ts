/** Boards of the clan that is looked at, as the palette finds them. */
import { USUAL_BOARD } from "#renderer/ui/board-address.ts";
import { boardPath } from "#renderer/ui/route.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { GameInfo } from "#shared/game.ts";
import { plainText } from "#shared/plain-text.ts";
import type { PaletteItem } from "./palette-items.ts";

/** One for each metric and sum that boards offer. */
export function boardItems(
  game: Pick<GameInfo, "tabs" | "metrics" | "sums" | "derived">,
  clan: Pick<ClanSummary, "id" | "name">,
  navigate: (path: string) => void,
): PaletteItem[] {
  if (!game.tabs.includes("leaderboards")) return [];
  return [...game.sums, ...game.metrics.filter((metric) => metric.isRanked), ...game.derived].map(
    ({ key, label, group }) => ({
      id: `board ${key}`,
      kind: "boards",
      text: `Leaderboard: ${label}`,
      note: plainText(clan.name),
      also: group,
      icon: "trophy",
      stroke: null,
      run: () => navigate(boardPath({ clan: clan.id }, { ...USUAL_BOARD, metrics: [key] })),
    }),
  );
}
