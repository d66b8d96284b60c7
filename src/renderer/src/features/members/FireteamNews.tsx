import text from "#renderer/ui/text.module.css";
import { useNow } from "#renderer/ui/use-now.ts";
import type { FireteamView } from "#shared/contract/members.ts";
import { type Instant, MINUTE } from "#shared/time.ts";
import { hoursPassed, teamHead } from "./presence-words.ts";

export interface FireteamNewsProps {
  readonly fireteams: readonly FireteamView[];
  readonly frozenSince: Instant | null;
}

/** Tells screen readers when a fireteam's timer passes a whole hour; what counts seconds would never be silent. */
export function FireteamNews({ fireteams, frozenSince }: FireteamNewsProps) {
  const now = useNow(MINUTE);
  return (
    <div className={text.hidden} role="status" aria-atomic="false">
      {fireteams.map((team) =>
        team.since === null || team.activity === null || team.isStale ? null : (
          <p key={team.id}>{hoursPassed(teamHead(team).title, team.since, frozenSince ?? now)}</p>
        ),
      )}
    </div>
  );
}
