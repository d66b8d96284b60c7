import { useRoster } from "#renderer/api/queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import layout from "#renderer/ui/layout.module.css";
import { Notice } from "#renderer/ui/Notice.tsx";
import { hrefOf, viewPath } from "#renderer/ui/route.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { notFoundWords } from "./roster-words.ts";

export interface RenameNoticeProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
}

/** Above the members while names of some are not found: they may have taken others. */
export function RenameNotice({ clan, game }: RenameNoticeProps) {
  const mayRename = useMay("officer");
  const count = useRoster(clan).data?.notFound.length ?? 0;
  if (count === 0) return null;
  return (
    <div className={layout.notices}>
      <Notice
        tone="warn"
        cause={notFoundWords(game, count)}
        action={mayRename && <LinkButton href={hrefOf(viewPath(clan, "renames"))}>Look into it</LinkButton>}
      >
        Renamed? Nothing new is known of them until their name is right.
      </Notice>
    </div>
  );
}
