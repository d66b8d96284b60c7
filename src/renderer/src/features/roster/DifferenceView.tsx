import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import type { RosterDifference } from "#shared/contract/roster.ts";
import type { GameInfo } from "#shared/game.ts";
import { ChangeSection } from "./ChangeSection.tsx";
import { EvidenceList } from "./EvidenceList.tsx";
import styles from "./Roster.module.css";
import { isSame, joinLine, leaveLine, remaining, renameLine, roleLine, type Ticked } from "./roster-choice.ts";
import { CONFIDENCE_WORDS, readWords, refusedWords } from "./roster-words.ts";

export interface DifferenceViewProps {
  readonly game: GameInfo;
  readonly difference: RosterDifference;
  readonly ticked: Ticked;
  readonly onTick: (lines: readonly string[], isOn: boolean) => void;
}

/** What a list would change, each change with a box; nothing of it is done yet. */
export function DifferenceView({ game, difference, ticked, onTick }: DifferenceViewProps) {
  const { joins, leaves } = remaining(difference, ticked);
  const role = (id: string | null) =>
    id === null ? null : <Name text={game.roles.find((one) => one.id === id)?.label ?? id} />;
  const shared = { isTicked: (line: string) => ticked.has(line), onTick };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className={styles.lists} aria-label="What the list changes" tabIndex={0}>
      <p className={text.table}>
        {readWords(difference)}
        {difference.listName !== null && (
          <>
            {" "}
            in <Name text={difference.listName} />
          </>
        )}
        .{isSame(difference) && " There is nothing to change."}
        {difference.refused.length > 0 && ` ${refusedCount(difference)}, listed at the end.`}
      </p>
      <ChangeSection
        {...shared}
        title="Renames"
        hint="One player under two names: what was recorded follows."
        hasAll={false}
        lines={difference.renames.map((rename) => ({
          id: renameLine(rename),
          text: (
            <>
              <Name text={rename.name} /> <span className={styles.arrow}>→</span> <Name text={rename.toName} />
            </>
          ),
          note: CONFIDENCE_WORDS[rename.confidence],
          reasons: <EvidenceList game={game} evidence={rename.evidence} />,
        }))}
      />
      <ChangeSection
        {...shared}
        title="Joins"
        lines={joins.map((join) => ({
          id: joinLine(join),
          text: <Name text={join.name} />,
          note: (
            <>
              {join.isReturning && "was here before "}
              {join.joinedAt !== null && `since ${times.date(join.joinedAt)}`}
              {join.joinedAt !== null && join.gameRole !== null && " · "}
              {role(join.gameRole)}
            </>
          ),
        }))}
      />
      <ChangeSection
        {...shared}
        title="Leaves"
        hint="Not in the list. What was recorded of them stays."
        lines={leaves.map((leave) => ({
          id: leaveLine(leave),
          text: <Name text={leave.name} />,
          note: leave.isFromGame ? "the game says that they are in: a list cannot end that" : role(leave.gameRole),
        }))}
      />
      <ChangeSection
        {...shared}
        title="Roles"
        lines={difference.roles.map((change) => ({
          id: roleLine(change),
          text: <Name text={change.name} />,
          note: (
            <>
              {role(change.before) ?? "no role"} → {role(change.after) ?? "no role"}
            </>
          ),
        }))}
      />
      {difference.refused.length > 0 && (
        <section aria-label="Not read" className={styles.refused}>
          <p className={text.row}>
            <Icon name="warn" size="small" tone="warn" />
            {refusedCount(difference)}
          </p>
          <ul>
            {difference.refused.map((line) => (
              <li key={line.line}>{refusedWords(line)}</li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

/** `6 lines were not read`. */
function refusedCount({ refused }: Pick<RosterDifference, "refused">): string {
  return `${numbers.count(refused.length)} ${plural(refused.length, "line was", "lines were")} not read`;
}
