import { type CSSProperties, useState } from "react";
import { failureOf } from "#renderer/api/failures.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import text from "#renderer/ui/text.module.css";
import type { ContestDetail } from "#shared/contract/contests.ts";
import type { PickLine } from "#shared/draw/explain.ts";
import type { ClanId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";
import styles from "./DrawShow.module.css";
import { sourceWords, stepMs, winnersSentence } from "./draw-show.ts";
import { useVerification } from "./use-verification.ts";
import { VerdictLine } from "./VerdictLine.tsx";

export interface DrawShowProps {
  readonly clan: ClanId;
  readonly contest: ContestDetail;
  readonly onClose: () => void;
}

/** The draw, once more: the winners are known before it begins, and nothing here decides anything. */
export function DrawShow({ clan, contest, onClose }: DrawShowProps) {
  const { data, error, refetch } = useVerification(clan, contest.id);
  const [isOver, setOver] = useState(false);
  const picks = data?.kind === "bundle" && data.report.ok && data.draw !== null ? data.draw.picks : null;
  return (
    <Dialog
      title="The draw"
      isOpen
      onClose={onClose}
      className={styles.show}
      actions={
        <>
          {picks !== null && !isOver && (
            <Button className={styles.skip} onClick={() => setOver(true)}>
              Skip
            </Button>
          )}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      {data === undefined && error !== null && (
        <ReadFailure what="The draw" failure={failureOf(error)} onRetry={() => void refetch()} />
      )}
      {data !== undefined && picks === null && <VerdictLine verdict={data.verdict} />}
      {picks !== null && (
        <>
          <p className={text.hidden} role="status">
            {winnersSentence(picks, (name) => isolateName(shownName(name)))}
          </p>
          <p className={styles.lead}>Each entry has a number. {sourceWords(contest.grade)}</p>
          <ol
            className={cx(styles.picks, isOver && styles.over)}
            style={{ "--step": `${stepMs(picks.length)}ms` } as CSSProperties}
          >
            {picks.map((pick, index) => (
              <ShownPick
                key={pick.position}
                pick={pick}
                index={index}
                onShown={index === picks.length - 1 ? () => setOver(true) : undefined}
              />
            ))}
          </ol>
        </>
      )}
    </Dialog>
  );
}

interface ShownPickProps {
  readonly pick: PickLine;
  readonly index: number;
  /** Once the last of it has moved. */
  readonly onShown: (() => void) | undefined;
}

function ShownPick({ pick, index, onShown }: ShownPickProps) {
  const { kind, position, name, value, poolWeight, before, upTo } = pick;
  const share = (place: number) => `${(place / Math.max(1, poolWeight)) * 100}%`;
  const place = {
    "--index": index,
    "--at": share(value + 0.5),
    "--from": share(before),
    "--width": share(upTo - before),
  } as CSSProperties;
  const last = upTo - 1;
  const held = before === last ? numbers.count(before) : `${numbers.count(before)} to ${numbers.count(last)}`;
  return (
    <li style={place} className={cx(kind === "alternate" && styles.alternate)}>
      <span className={styles.place}>{kind === "winner" ? position : "alternate"}</span>
      <span className={styles.holder} onAnimationEnd={onShown}>
        <Name text={name} className={styles.who} /> <span className={styles.pool}>holds {held}</span>
      </span>
      <span className={styles.number}>
        {numbers.count(value)} <span className={styles.pool}>of 0 to {numbers.count(poolWeight - 1)}</span>
      </span>
      <span className={styles.bar} aria-hidden="true">
        <span className={styles.own} />
        <span className={styles.mark} />
      </span>
    </li>
  );
}
