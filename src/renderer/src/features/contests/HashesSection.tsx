import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { type Fact, Facts } from "#renderer/ui/Facts.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { Attempt, ContestDetail, DrawDocument } from "#shared/contract/contests.ts";
import { plainText } from "#shared/plain-text.ts";
import { MINUTE } from "#shared/time.ts";
import { postedText, publicationOf } from "./attempt-words.ts";
import styles from "./Contest.module.css";
import { hashLines } from "./hash-lines.ts";

export interface HashesSectionProps {
  readonly contest: ContestDetail;
  readonly attempt: Attempt;
}

/** The hashes that members compare with what was posted, and what the draw's number is. */
export function HashesSection({ contest, attempt }: HashesSectionProps) {
  const facts: Fact[] = [];
  if (attempt.round !== null)
    facts.push({ name: "Random number", value: `drand round ${numbers.count(attempt.round)}` });
  if (attempt.secret === "missing")
    facts.push({
      name: "Secret",
      value: (
        <span className={text.warn}>
          <Icon name="warn" size="small" /> cannot be opened here
        </span>
      ),
    });
  if (contest.isAdopted) facts.push({ name: "Comes from", value: "a sealed copy" });
  return (
    <section className={styles.hashes}>
      {attempt.lockHash !== null && (
        <HashBlock title="Lock" what="lock hash" hash={attempt.lockHash} attempt={attempt} document="lock" />
      )}
      <HashBlock
        title="Commitment"
        what="commitment hash"
        hash={attempt.commitmentHash}
        attempt={attempt}
        document="commitment"
      />
      {attempt.seed !== null && (
        <HashBlock title="Seed" what="seed" hash={attempt.seed} attempt={attempt} document="result" />
      )}
      {facts.length > 0 && <Facts facts={facts} />}
    </section>
  );
}

interface HashBlockProps {
  readonly title: string;
  readonly what: string;
  readonly hash: string;
  readonly attempt: Attempt;
  readonly document: DrawDocument;
}

function HashBlock({ title, what, hash, attempt, document }: HashBlockProps) {
  const now = useNow(MINUTE);
  const posted = publicationOf(attempt, document);
  const where =
    posted === null ? undefined : plainText(`${posted.place} ${posted.reference}, recorded by ${posted.recordedBy}`);
  return (
    <div>
      <SectionHead
        level={3}
        title={title}
        aside={
          <span className={posted === null ? text.warn : undefined} title={where}>
            {posted === null && (
              <>
                <Icon name="warn" size="small" />{" "}
              </>
            )}
            {postedText(posted, now, times)}
          </span>
        }
      />
      <div className={styles.hash}>
        <code>
          {hashLines(hash).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </code>
        <CopyButton text={hash} what={what} />
      </div>
    </div>
  );
}
