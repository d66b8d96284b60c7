import { useMemo } from "react";
import { useSuggestions } from "#renderer/api/inactivity-queries.ts";
import layout from "#renderer/ui/layout.module.css";
import { numbers } from "#renderer/ui/numbers.ts";
import { Segments } from "#renderer/ui/Segments.tsx";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { ruleWording } from "#shared/words/inactivity.ts";
import { type InactivityState, START, useInactivityStore } from "./inactivity-store.ts";
import { QuietMembers } from "./QuietMembers.tsx";
import { Suggestions } from "./Suggestions.tsx";

export interface InactivityPageProps {
  readonly clan: ClanId;
  readonly clanName: string;
  readonly game: GameInfo;
  /** Whose panel is open. */
  readonly open: AccountId | null;
}

/** Who made no progress, and whom the rules of the officers suggest. The app judges nobody and does nothing by itself. */
export function InactivityPage({ clan, clanName, game, open }: InactivityPageProps) {
  const state = useInactivityStore((store) => store.clans[clan]) ?? START;
  const changeState = useInactivityStore((store) => store.change);
  const change = (changes: Partial<InactivityState>) => changeState(clan, changes);
  const wording = useMemo(() => ruleWording(game, numbers.short), [game]);
  const suggested = useSuggestions(clan).data?.filter((one) => one.dismissedAt === null).length ?? 0;
  const parts = (
    <Segments
      label="Show"
      value={state.part}
      options={[
        { value: "members", text: "Without progress" },
        { value: "suggestions", text: suggested === 0 ? "Suggestions" : `Suggestions ${numbers.count(suggested)}` },
      ]}
      onChange={(part) => change({ part })}
    />
  );
  const shared = { clan, game, wording, open, parts };
  return (
    <div className={layout.page}>
      {state.part === "members" ? (
        <QuietMembers {...shared} clanName={clanName} state={state} onChange={change} />
      ) : (
        <Suggestions {...shared} />
      )}
    </div>
  );
}
