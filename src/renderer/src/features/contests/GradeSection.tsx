import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { Tag } from "#renderer/ui/Tag.tsx";
import text from "#renderer/ui/text.module.css";
import type { ContestDetail } from "#shared/contract/contests.ts";
import styles from "./Contest.module.css";
import { useContestDialog } from "./contest-dialog-store.ts";
import { trustWords } from "./trust-words.ts";

/** How far the draw can be trusted, in the protocol's honest words. */
export function GradeSection({ contest }: { readonly contest: ContestDetail }) {
  const open = useContestDialog((store) => store.open);
  if (contest.state === "void") return null;
  const words = trustWords(contest.grade, contest.state);
  return (
    <section className={styles.grade}>
      <SectionHead level={3} title={words.head} aside={<Tag>grade: {contest.grade}</Tag>} />
      <p>{words.text}</p>
      <p className={text.quiet}>
        It does not show that each member got the right entries: compare your own row.{" "}
        <button type="button" className={text.linkButton} onClick={() => open({ kind: "trust" })}>
          What is left to trust
        </button>
      </p>
    </section>
  );
}
