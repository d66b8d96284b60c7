import layout from "#renderer/ui/layout.module.css";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import text from "#renderer/ui/text.module.css";
import { useNow } from "#renderer/ui/use-now.ts";
import type { MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import { HOUR, type Instant } from "#shared/time.ts";
import { footNotes } from "./members-foot.ts";

export interface MembersFootProps {
  readonly game: GameInfo;
  readonly all: readonly MemberRow[];
  readonly shown: readonly MemberRow[];
  readonly watchedSince: Instant | null;
  readonly onClear: () => void;
}

/** How many are shown, and what they add up to. */
export function MembersFoot({ game, all, shown, watchedSince, onClear }: MembersFootProps) {
  const now = useNow(HOUR);
  const hidden = all.length - shown.length;
  return (
    <div className={layout.footLine}>
      <span>
        {hidden === 0 ? numbers.count(all.length) : `${numbers.count(shown.length)} of ${numbers.count(all.length)}`}{" "}
        {plural(all.length, "member", "members")}
      </span>
      {hidden > 0 && (
        <button type="button" className={text.linkButton} onClick={onClear}>
          {numbers.count(hidden)} hidden by the filter
        </button>
      )}
      {footNotes(game, shown, watchedSince, now).map((note) => (
        <span key={note} className={layout.leavesLate}>
          {note}
        </span>
      ))}
      <span className={text.grow} />
      <span className={layout.leavesLate}>~ inferred from two checks</span>
    </div>
  );
}
