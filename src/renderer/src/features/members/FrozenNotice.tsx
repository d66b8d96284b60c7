import layout from "#renderer/ui/layout.module.css";
import { Notice } from "#renderer/ui/Notice.tsx";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { GameInfo } from "#shared/game.ts";
import { type Instant, MINUTE } from "#shared/time.ts";
import { serversText } from "./presence-words.ts";

/** Why no timer moves: nobody knows what goes on while the game's servers are down. */
export function FrozenNotice({ game, since }: { readonly game: GameInfo; readonly since: Instant }) {
  const now = useNow(MINUTE);
  return (
    <div className={layout.notices}>
      <Notice tone="neutral" cause={`Timers stand still since ${times.moment(since, now)}.`}>
        {serversText(game)} are down: what you see is from before, and nobody is taken for gone.
      </Notice>
    </div>
  );
}
