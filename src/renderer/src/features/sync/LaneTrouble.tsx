import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import { Notice } from "#renderer/ui/Notice.tsx";
import { hrefOf, settingsPath } from "#renderer/ui/route.ts";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { Lane } from "#shared/contract/sync.ts";
import { MINUTE } from "#shared/time.ts";
import { troubleWords } from "#shared/words/trouble.ts";
import { laneWords, troubleOfLane } from "./lane-words.ts";

/** What is wrong with a server, in full: the cause, what it means, and what to do. */
export function LaneTrouble({ lane }: { readonly lane: Lane }) {
  const trouble = troubleOfLane(lane.state);
  const { tone } = laneWords(lane, useNow(MINUTE), times);
  if (trouble === null) return null;
  const { cause, meaning, next } = troubleWords(lane.name, trouble);
  return (
    <Notice
      tone={tone ?? "neutral"}
      cause={cause}
      action={lane.state.kind === "no-key" && <LinkButton href={hrefOf(settingsPath("keys"))}>Keys</LinkButton>}
    >
      {meaning} {next}
    </Notice>
  );
}
