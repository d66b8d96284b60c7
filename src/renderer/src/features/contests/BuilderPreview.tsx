import type { Ref } from "react";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import text from "#renderer/ui/text.module.css";
import type { EntryList } from "#shared/contract/contests.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import styles from "./Builder.module.css";
import { PreviewTable } from "./PreviewTable.tsx";
import { entrantsOf, type NoneGroup, nonesOf, spreadWords, totalWords } from "./preview-words.ts";
import type { Preview } from "./use-preview.ts";

export interface BuilderPreviewProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly preview: Preview;
  readonly ref: Ref<HTMLElement>;
}

/** Who would have how many entries as the form stands, who none and why, and what members will read. */
export function BuilderPreview({ clan, game, preview, ref }: BuilderPreviewProps) {
  const { list, span, rulesText, isOld, missing } = preview;
  return (
    <aside ref={ref} className={styles.preview} aria-label="Preview">
      <section aria-label="Who would have entries">
        <SectionHead
          title="Who would have entries"
          note={span === null ? "so far" : `as if it had run for ${span}`}
          aside={isOld && list !== null && missing === null ? "updating…" : ""}
        />
        <p className={styles.summary} role="status" aria-busy={isOld}>
          {list === null ? "The members with their entries show here." : totalWords(list)}
        </p>
        {missing !== null && <p className={styles.hint}>It follows the form again once that is whole: {missing}</p>}
        {list !== null && <Entrants clan={clan} game={game} list={list} />}
      </section>
      {rulesText !== null && (
        <section aria-label="What members will read">
          <SectionHead title="What members will read" />
          <p className={styles.rulesText}>{rulesText}</p>
        </section>
      )}
    </aside>
  );
}

interface EntrantsProps extends Pick<BuilderPreviewProps, "clan" | "game"> {
  readonly list: EntryList;
}

function Entrants({ clan, game, list }: EntrantsProps) {
  const entrants = entrantsOf(list);
  const spread = spreadWords(entrants, list.total);
  return (
    <div>
      {spread !== null && <p className={styles.hint}>{spread}</p>}
      {entrants.length > 0 && <PreviewTable clan={clan} game={game} entrants={entrants} />}
      {nonesOf(list).map((group) => (
        <Nones key={group.why} group={group} />
      ))}
    </div>
  );
}

function Nones({ group: { words, entries } }: { readonly group: NoneGroup }) {
  return (
    <details className={styles.nones}>
      <summary>
        <span className={text.num}>{numbers.count(entries.length)}</span> {words}
      </summary>
      <p className={text.quiet}>
        {entries.map((entry, index) => (
          <span key={entry.ref}>
            {index > 0 && ", "}
            <Name text={entry.name} />
          </span>
        ))}
      </p>
    </details>
  );
}
