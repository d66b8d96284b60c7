import type { Trouble } from "#shared/contract/base.ts";
import { MINUTE } from "#shared/time.ts";
import { troubleWords } from "#shared/words/trouble.ts";
import { Notice } from "./Notice.tsx";
import { TroubleAction } from "./TroubleAction.tsx";
import { times } from "./times.ts";
import { useNow } from "./use-now.ts";

const TONES: Readonly<Partial<Record<Trouble["outcome"], "bad" | "neutral">>> = {
  unauthorized: "bad",
  "not-found": "bad",
  maintenance: "neutral",
};

export interface TroubleNoticeProps {
  readonly trouble: Trouble;
  /** The game's name. */
  readonly game: string;
}

/** Why nothing new comes: cause, meaning, next step. */
export function TroubleNotice({ trouble, game }: TroubleNoticeProps) {
  const now = useNow(MINUTE);
  const words = troubleWords(game, trouble);
  const { nextTryAt } = trouble;
  return (
    <Notice tone={TONES[trouble.outcome] ?? "warn"} cause={words.cause} action={<TroubleAction trouble={trouble} />}>
      {words.meaning} {words.next}{" "}
      {nextTryAt !== null && nextTryAt > now && `Next try ${times.moment(nextTryAt, now)}.`}
    </Notice>
  );
}
