import { type FormEvent, type ReactNode, useState } from "react";
import { failureOf } from "#renderer/api/failures.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { Notice } from "#renderer/ui/Notice.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { Segments } from "#renderer/ui/Segments.tsx";
import type { RosterApplied, RosterDifference } from "#shared/contract/roster.ts";
import type { GameInfo, RosterPlace } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { DifferenceView } from "./DifferenceView.tsx";
import { OnePlayer } from "./OnePlayer.tsx";
import styles from "./Roster.module.css";
import { applyText, chosenChanges, firstTicked, type Ticked, withTick } from "./roster-choice.ts";
import { EMPTY_DRAFT, firstWay, type ListDraft, LONGEST_LIST, sourceOf, waysOf } from "./roster-source.ts";
import { type FailedWords, sourceFailure } from "./roster-words.ts";
import { SourceForm } from "./SourceForm.tsx";
import { useRosterActions } from "./use-roster.ts";

export interface RosterEditorProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  /** Where the roster was taken from the last time. */
  readonly from: { readonly place: string; readonly ref: string } | null;
  /** Nobody is in the clan yet. */
  readonly isNew: boolean;
  /** What was done, and the service that the list came from, if any. */
  readonly onApplied: (applied: RosterApplied, place: RosterPlace | null) => void;
  /** Stands beside the button of each step: the way out. */
  readonly leave: ReactNode;
  /** Below the ways to a list. */
  readonly children?: ReactNode;
}

interface Read {
  readonly difference: RosterDifference;
  readonly ticked: Ticked;
  readonly from: { readonly place: string; readonly ref: string } | null;
}

const TOO_LONG: FailedWords = {
  cause: "That is too long to be a roster.",
  next: `A list has at most ${numbers.count(LONGEST_LIST)} characters.`,
};

/** From a list to a roster: taken, read as a difference, ticked, applied. */
export function RosterEditor({ clan, game, from, isNew, onApplied, leave, children }: RosterEditorProps) {
  const places = game.rosterSources;
  const { preview, apply } = useRosterActions(clan);
  const [way, setWay] = useState(() => firstWay(places, from));
  const [draft, setDraft] = useState<ListDraft>({ ...EMPTY_DRAFT, place: from?.place ?? "", ref: from?.ref ?? "" });
  const [read, setRead] = useState<Read | null>(null);
  const [refusal, setRefusal] = useState<FailedWords | null>(null);
  const place = places.find((one) => one.id === (draft.place || places[0]?.id));

  function change(changes: Partial<ListDraft>): void {
    setDraft({ ...draft, ...changes });
    setRefusal(null);
  }

  async function look(kind: typeof way, taken: ListDraft): Promise<void> {
    const source = sourceOf(kind, taken, places);
    if (source === null) return;
    if (source.kind === "text" && source.text.length > LONGEST_LIST) return setRefusal(TOO_LONG);
    try {
      const difference = await preview.mutateAsync(source);
      const at = source.kind === "place" ? { place: source.place, ref: source.ref } : null;
      setRefusal(null);
      setRead({ difference, ticked: firstTicked(difference), from: at });
    } catch (error) {
      setRefusal(sourceFailure(failureOf(error), place));
    }
  }

  async function takeFile(file: File): Promise<void> {
    const taken = { ...draft, fileName: file.name, fileText: file.size > 4 * LONGEST_LIST ? "" : await file.text() };
    setDraft(taken);
    if (file.size > 4 * LONGEST_LIST) setRefusal(TOO_LONG);
    else await look("file", taken);
  }

  if (read !== null) {
    const changes = chosenChanges(read.difference, read.ticked);
    const label = applyText(changes);
    return (
      <div className={styles.body}>
        <DifferenceView
          game={game}
          difference={read.difference}
          ticked={read.ticked}
          onTick={(lines, isOn) =>
            setRead({
              ...read,
              ticked: lines.reduce((all, line) => withTick(read.difference, all, line, isOn), read.ticked),
            })
          }
        />
        {apply.isError && <Refusal words={sourceFailure(failureOf(apply.error), place)} />}
        <div className={cx(styles.buttons, styles.end)}>
          <Button kind="plain" onClick={() => setRead(null)}>
            Another list
          </Button>
          {leave}
          <Button
            kind="main"
            autoFocus
            disabled={label === null || apply.isPending}
            onClick={() =>
              apply.mutate(read.from === null ? changes : { ...changes, from: read.from }, {
                onSuccess: (applied) => onApplied(applied, read.from === null ? null : (place ?? null)),
              })
            }
          >
            {label ?? "Nothing is ticked"}
          </Button>
        </div>
      </div>
    );
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void look(way, draft);
  }

  return (
    <div className={styles.body}>
      <div className={styles.ways}>
        <Segments label="How" value={way} options={waysOf(places, isNew)} onChange={setWay} />
      </div>
      {way === "one" ? (
        <OnePlayer clan={clan} game={game} leave={leave} />
      ) : (
        <form className={styles.body} onSubmit={submit}>
          <SourceForm
            kind={way}
            draft={draft}
            places={places}
            onChange={change}
            onFile={(file) => void takeFile(file)}
          />
          {refusal !== null && <Refusal words={refusal} />}
          {children}
          <div className={cx(styles.buttons, styles.end)}>
            {leave}
            <Button kind="main" type="submit" disabled={preview.isPending || sourceOf(way, draft, places) === null}>
              {preview.isPending ? "Reading the list" : "Show what changes"}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}

function Refusal({ words }: { readonly words: FailedWords }) {
  return (
    <Notice tone="bad" cause={words.cause}>
      {words.next}
    </Notice>
  );
}
