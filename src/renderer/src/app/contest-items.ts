/** Contests as the palette finds them. */
import { contestPath } from "#renderer/ui/route.ts";
import type { ContestState, ContestSummary } from "#shared/contract/contests.ts";
import { plainText, shownName } from "#shared/plain-text.ts";
import type { PaletteItem } from "./palette-items.ts";

const STATES: Readonly<Record<ContestState, string>> = {
  draft: "draft",
  active: "runs",
  ended: "ended",
  locked: "locked",
  drawn: "drawn",
  void: "void",
};

/** One for each contest of a clan that is tracked. */
export function contestItems(
  contests: readonly Pick<ContestSummary, "id" | "clan" | "clanName" | "title" | "prize" | "state" | "picks">[],
  navigate: (path: string) => void,
): PaletteItem[] {
  return contests.flatMap(({ id, clan, clanName, title, prize, state, picks }): PaletteItem[] => {
    if (clan === null) return [];
    return [
      {
        id: `contest ${id}`,
        kind: "contests",
        text: shownName(title),
        note: `${plainText(clanName)} · ${STATES[state]}`,
        also: ["contest raffle draw", prize, ...picks.map((pick) => pick.name)].join(" "),
        icon: "trophy",
        stroke: null,
        run: () => navigate(contestPath(clan, id)),
      },
    ];
  });
}
