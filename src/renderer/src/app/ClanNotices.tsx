import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import layout from "#renderer/ui/layout.module.css";
import { Notice } from "#renderer/ui/Notice.tsx";
import { hrefOf, settingsPath } from "#renderer/ui/route.ts";
import { TroubleNotice } from "#renderer/ui/TroubleNotice.tsx";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { GameInfo, Tab } from "#shared/game.ts";
import { isWorthNotice } from "./clan-trouble.ts";

export interface ClanNoticesProps {
  readonly clan: ClanSummary;
  readonly game: GameInfo;
  readonly tab: Tab;
}

/** Why nothing new comes from this clan, while that is so. */
export function ClanNotices({ clan, game, tab }: ClanNoticesProps) {
  const { trouble, lastUpdated } = clan.freshness;
  // Where there is nothing else to show the page itself says why.
  const isSaidBelow = lastUpdated === null && tab !== "feed";
  return (
    <div className={layout.notices}>
      {!clan.enabled && (
        <Notice
          tone="neutral"
          cause="This clan is not checked."
          action={<LinkButton href={hrefOf(settingsPath("clans"))}>Open clans</LinkButton>}
        >
          What you see is from before it was switched off.
        </Notice>
      )}
      {clan.enabled && trouble !== null && isWorthNotice(clan.freshness) && !isSaidBelow && (
        <TroubleNotice trouble={trouble} game={game.name} />
      )}
    </div>
  );
}
