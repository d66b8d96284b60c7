import { useHashLocation } from "wouter/use-hash-location";
import { Button } from "#renderer/ui/Button.tsx";
import { Menu } from "#renderer/ui/Menu.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { contestEditPath } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import { isFirstClick } from "#renderer/ui/use-once.ts";
import type { ContestAction, ContestDetail } from "#shared/contract/contests.ts";
import type { ClanId } from "#shared/ids.ts";
import styles from "./Contest.module.css";
import { useContestDialog } from "./contest-dialog-store.ts";
import { mayDo, menuActions, wayOf } from "./contest-menu.ts";
import { ACTION_WORDS, numberWords } from "./contest-words.ts";
import { StepsBar } from "./StepsBar.tsx";
import { useContestActions } from "./use-contest-actions.ts";
import { useTemplate } from "./use-template.ts";

export interface ContestHeadProps {
  readonly clan: ClanId;
  readonly contest: ContestDetail;
  readonly isOfficer: boolean;
}

/** Title, number, how far it is, and the one thing to do. */
export function ContestHead({ clan, contest, isOfficer }: ContestHeadProps) {
  const [, navigate] = useHashLocation();
  const open = useContestDialog((store) => store.open);
  const { end } = useContestActions(contest.id);
  const number = numberWords(contest);
  const isDrawn = contest.state === "drawn";

  function begin(action: ContestAction): void {
    const way = wayOf(action);
    if (way === null) return;
    if (way.kind === "dialog") open(way.dialog);
    else if (way.kind === "edit") navigate(contestEditPath(clan, contest.id));
    else if (!end.isPending) end.mutate(undefined);
  }

  const template = useTemplate(clan, contest);
  const others = isOfficer ? menuActions(contest) : [];
  const main = isOfficer ? contest.todo : null;
  return (
    <div className={styles.head}>
      <div className={styles.headRow}>
        <h2>
          <Name text={contest.title} />
        </h2>
        {number !== null && <span className={styles.number}>{number}</span>}
        <span className={text.grow} />
        {isDrawn && <Button onClick={() => open({ kind: "verify" })}>Verify</Button>}
        {(isDrawn || contest.state === "locked") && (
          <Button icon="export" onClick={() => open({ kind: "export" })}>
            {isDrawn ? "Export proof" : "Files"}
          </Button>
        )}
        {isOfficer && (others.length > 0 || template !== null) && (
          <Menu
            trigger={<Button icon="down">More</Button>}
            items={[
              ...others.map((action) => ({ text: ACTION_WORDS[action].button, onSelect: () => begin(action) })),
              ...(template === null ? [] : [{ text: "Use as template", onSelect: template }]),
            ]}
          />
        )}
        {main !== null && wayOf(main) !== null && (
          <Button
            kind="main"
            disabled={end.isPending || !mayDo(contest, main)}
            title={ACTION_WORDS[main].waits}
            onClick={(event) => isFirstClick(event) && begin(main)}
          >
            {ACTION_WORDS[main].button}
          </Button>
        )}
      </div>
      <StepsBar contest={contest} />
    </div>
  );
}
