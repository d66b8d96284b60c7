import type { Failure } from "#renderer/api/failures.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import layout from "#renderer/ui/layout.module.css";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import { SearchField } from "#renderer/ui/SearchField.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import { When } from "#renderer/ui/When.tsx";
import type { ContestDetail, EntryList } from "#shared/contract/contests.ts";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { MINUTE } from "#shared/time.ts";
import styles from "./Contest.module.css";
import { useContestDialog } from "./contest-dialog-store.ts";
import { momentWords } from "./contest-steps.ts";
import { START_VIEW, useContestView } from "./contest-view-store.ts";
import { EntriesTable } from "./EntriesTable.tsx";
import { type EntryView, proofColumns, shownEntries } from "./entry-rows.ts";
import { ruleLine } from "./rule-line.ts";

export interface EntriesViewProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly contest: ContestDetail;
  /** Undefined while it is read. */
  readonly list: EntryList | undefined;
  readonly failure: Failure | null;
  readonly onRetry: () => void;
  /** Whose panel is open. */
  readonly openMember: AccountId | null;
}

/** Who has how many entries and why; before the lock as it is now, after it as it was locked. */
export function EntriesView(props: EntriesViewProps) {
  const { game, contest, list, failure, onRetry, openMember } = props;
  const view = useContestView((store) => store.contests[contest.id]) ?? START_VIEW;
  const changeView = useContestView((store) => store.change);
  const change = (changes: Partial<EntryView>) => changeView(contest.id, changes);
  const open = useContestDialog((store) => store.open);
  const now = useNow(MINUTE);
  const rules = contest.rules.map((rule) => ruleLine(rule, game)).join("; ");
  const span = `${momentWords(contest.startAt, now, times)} to ${momentWords(contest.endAt, now, times)}`;
  return (
    <section className={styles.entries} aria-label="Entries">
      <div className={styles.toolbar}>
        <h3>{view.isNone ? "Without entries" : "Entries"}</h3>
        <span className={styles.rule} title={`${rules} · ${span}`}>
          {rules} · {span}
        </span>
        <button type="button" className={text.linkButton} onClick={() => open({ kind: "rules" })}>
          Rules
        </button>
        <SearchField
          label="Find an entry"
          placeholder="Find your entry"
          value={view.text}
          onChange={(value) => change({ text: value })}
        />
      </div>
      {list === undefined && failure === null && <Skeleton label="Loading entries" />}
      {list === undefined && failure !== null && <ReadFailure what="The entries" failure={failure} onRetry={onRetry} />}
      {list !== undefined && (
        <>
          <Shown game={game} contest={contest} list={list} view={view} onChange={change} openMember={openMember} />
          <EntriesFoot list={list} view={view} onChange={change} />
        </>
      )}
    </section>
  );
}

interface ShownProps extends Pick<EntriesViewProps, "game" | "contest" | "openMember"> {
  readonly list: EntryList;
  readonly view: EntryView;
  readonly onChange: (changes: Partial<EntryView>) => void;
}

function Shown({ game, contest, list, view, onChange, openMember }: ShownProps) {
  const columns = proofColumns(contest.rules, list.entries, game);
  const rows = shownEntries(list.entries, view, columns);
  if (rows.length > 0) {
    return (
      <EntriesTable
        contest={contest}
        rows={rows}
        columns={columns}
        sorting={view.sorting}
        onSort={(sorting) => onChange({ sorting })}
        openMember={openMember}
      />
    );
  }
  if (view.text.trim() !== "")
    return (
      <EmptyState title="Nobody fits what you typed">
        Names, tags and ids are searched, with entries or without.
      </EmptyState>
    );
  return contest.state === "draft" || contest.startAt > list.computedAt ? (
    <EmptyState title="No entries yet">Gains count from {times.exact(contest.startAt)} on.</EmptyState>
  ) : (
    <EmptyState title={view.isNone ? "Everybody has entries" : "Nobody has entries yet"}>
      {!view.isNone && "A member is here from the first check that sees enough of what the rules count."}
    </EmptyState>
  );
}

type FootProps = Pick<ShownProps, "list" | "view" | "onChange">;

function EntriesFoot({ list, view, onChange }: FootProps) {
  const none = list.entries.length - list.entrants;
  const have = `${numbers.count(list.entrants)} ${plural(list.entrants, "member has", "members have")} ${numbers.count(list.total)} ${plural(list.total, "entry", "entries")}`;
  return (
    <div className={layout.footLine}>
      <span>{have}</span>
      {none > 0 && (
        <button
          type="button"
          className={text.linkButton}
          aria-pressed={view.isNone}
          onClick={() => onChange({ isNone: !view.isNone, text: "" })}
        >
          {view.isNone ? "Show who has entries" : `${numbers.count(none)} ${plural(none, "has", "have")} none`}
        </button>
      )}
      <span className={text.grow} />
      <span className={layout.leavesLate}>
        {list.isLocked ? (
          "Locked: nothing of it changes"
        ) : (
          <>
            Worked out <When at={list.computedAt} />
          </>
        )}
      </span>
    </div>
  );
}
