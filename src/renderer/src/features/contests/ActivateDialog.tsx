import { Facts } from "#renderer/ui/Facts.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { times } from "#renderer/ui/times.ts";
import type { ContestDetail } from "#shared/contract/contests.ts";
import type { GameInfo } from "#shared/game.ts";
import styles from "./ContestDialog.module.css";
import { useContestDialog } from "./contest-dialog-store.ts";
import { prizesWords } from "./contest-words.ts";
import { StepDialog } from "./StepDialog.tsx";
import { TextBox } from "./TextBox.tsx";
import { trustWords } from "./trust-words.ts";
import { useContestActions } from "./use-contest-actions.ts";

export interface ActivateDialogProps {
  readonly contest: ContestDetail;
  readonly game: GameInfo;
  readonly onClose: () => void;
}

/** Fixes the terms for good: what is committed to is shown first. */
export function ActivateDialog({ contest, game, onClose }: ActivateDialogProps) {
  const { activate } = useContestActions(contest.id);
  const open = useContestDialog((store) => store.open);
  const isOnline = contest.mode === "online";
  return (
    <StepDialog
      title="Activate the contest?"
      label="Activate"
      isPending={activate.isPending}
      onSubmit={() =>
        activate.mutate(undefined, { onSuccess: () => open({ kind: "publish", document: "commitment" }) })
      }
      onClose={onClose}
    >
      <p>
        A secret is made and a commitment to these terms gets the next number of this workspace. From then on{" "}
        <strong>nothing of them can be changed</strong>, and the number has to end in a draw, in another attempt or in a
        public “void”.
      </p>
      <Facts
        facts={[
          { name: "Title", value: <Name text={contest.title} /> },
          { name: "Game", value: game.name },
          { name: "Gains count from", value: times.exact(contest.startAt) },
          { name: "Until", value: times.exact(contest.endAt) },
          { name: "Locked by", value: times.exact(contest.lockBy) },
          {
            name: isOnline ? "Drawn by itself" : "Witnesses",
            value: isOnline
              ? drawnAt(contest)
              : contest.witnesses.length === 0
                ? "nobody"
                : contest.witnesses.join(", "),
          },
        ]}
      />
      <p>{prizesWords(contest)}</p>
      <TextBox label="Rules" text={contest.rulesText} />
      <p className={styles.quiet}>
        Grade: {contest.grade}. {trustWords(contest.grade, "draft").text}
      </p>
    </StepDialog>
  );
}

function drawnAt({ drawAt, round }: ContestDetail): string {
  if (drawAt === null) return "with the first round ten minutes after that";
  return round === null ? times.exact(drawAt) : `${times.exact(drawAt)} (round ${round})`;
}
