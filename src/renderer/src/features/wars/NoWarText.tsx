import type { ReactNode } from "react";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import layout from "#renderer/ui/layout.module.css";
import { Notice } from "#renderer/ui/Notice.tsx";
import { hrefOf, settingsPath } from "#renderer/ui/route.ts";
import { TroubleAction } from "#renderer/ui/TroubleAction.tsx";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { Freshness } from "#shared/contract/base.ts";
import { MINUTE } from "#shared/time.ts";
import { troubleWords } from "#shared/words/trouble.ts";
import type { NoWar } from "./war-phase.ts";

export interface NoWarTextProps {
  readonly why: NoWar;
  readonly freshness: Freshness;
  /** The game's name. */
  readonly game: string;
  /** In one line, above a war of before. */
  readonly isLine: boolean;
}

/** Why no war is shown: five reasons, five texts. */
export function NoWarText({ why, freshness, game, isLine }: NoWarTextProps) {
  const now = useNow(MINUTE);
  const { nextCheckAt, trouble } = freshness;
  const isSoon = nextCheckAt === null || nextCheckAt <= now;
  const next = isSoon ? "" : ` The next check is at ${times.moment(nextCheckAt, now)}.`;
  switch (why) {
    case "off":
      return (
        <Told
          isLine={isLine}
          title="Wars of this clan are not watched"
          action={<LinkButton href={hrefOf(settingsPath("clans"))}>Open clans</LinkButton>}
        >
          Watch them in the settings of the clan; the running war appears with the next check.
        </Told>
      );
    case "private":
      return (
        <Told isLine={isLine} title="The war log of this clan is private">
          The game shows wars only of clans whose war log is public. A leader or co-leader can change that in the game:
          clan, Settings, War log. Adjutant sees it by itself then.{next}
        </Told>
      );
    case "down": {
      const words = trouble === null ? null : troubleWords(game, trouble);
      return (
        <Told
          isLine={isLine}
          title={words?.cause ?? ""}
          action={trouble !== null && <TroubleAction trouble={trouble} />}
        >
          {words?.meaning} Wars will be here after the first check that works.
        </Told>
      );
    }
    case "unchecked":
      return (
        <Told
          isLine={isLine}
          title={isSoon ? "The first check is under way" : `The first check is at ${times.moment(nextCheckAt, now)}`}
        >
          The war that runs will be here then, and who has attacks left.
        </Told>
      );
    case "none":
      return (
        <Told isLine={isLine} title="No war runs now">
          Once a war is found its line-up, its attacks and a countdown will be here.{next}
        </Told>
      );
  }
}

interface ToldProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly isLine: boolean;
}

function Told({ title, children, action, isLine }: ToldProps) {
  if (!isLine) {
    return (
      <EmptyState title={title} action={action}>
        {children}
      </EmptyState>
    );
  }
  return (
    <div className={layout.notices}>
      <Notice tone="neutral" cause={title.endsWith(".") ? title : `${title}.`} action={action}>
        {children}
      </Notice>
    </div>
  );
}
