import { cx } from "#renderer/ui/cx.ts";
import { Facts } from "#renderer/ui/Facts.tsx";
import { IconButton } from "#renderer/ui/IconButton.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import text from "#renderer/ui/text.module.css";
import { VisibleText } from "#renderer/ui/VisibleText.tsx";
import { utcWords } from "#shared/draw/explain.ts";
import { verdictBeside } from "#shared/draw/explain-evidence.ts";
import type { Explained, ExplainedReceipt } from "#shared/draw/explain-file.ts";
import { shownName } from "#shared/plain-text.ts";
import { HashLine } from "./HashLine.tsx";
import { VerdictLine } from "./VerdictLine.tsx";
import { VerifiedBundle } from "./VerifiedBundle.tsx";
import styles from "./Verify.module.css";
import type { GivenFile } from "./verify-store.ts";

export interface VerifiedProps {
  readonly file: GivenFile;
  /** All that was given: evidence is judged by the proofs beside it. */
  readonly among: readonly Explained[];
  readonly onRemove: () => void;
}

/** One file with what its check gave. */
export function Verified({ file, among, onRemove }: VerifiedProps) {
  const { name, explained } = file;
  return (
    <section className={styles.file} aria-label={shownName(name)}>
      <header className={styles.fileHead}>
        <Name text={name} className={cx(text.clip, text.quiet)} />
        <IconButton icon="x" size="small" label={`Remove ${shownName(name)}`} onClick={onRemove} />
      </header>
      {explained === null ? (
        <p role="status">Checking…</p>
      ) : (
        <>
          <VerdictLine verdict={verdictBeside(explained, among)} />
          {explained.kind === "bundle" && <VerifiedBundle explained={explained} />}
          {explained.kind === "receipt" && explained.entry !== null && <Receipt entry={explained.entry} />}
          {explained.kind === "commitment" && (
            <>
              <p>
                <VisibleText text={explained.title} />
              </p>
              <HashLine label="Commitment" value={explained.commitmentHash} />
            </>
          )}
        </>
      )}
    </section>
  );
}

function Receipt({ entry }: { readonly entry: NonNullable<ExplainedReceipt["entry"]> }) {
  return (
    <div className={styles.receipt}>
      <Facts
        facts={[
          { name: "Entry", value: <VisibleText text={entry.id} /> },
          {
            name: "Entries",
            value: `${numbers.count(entry.weight)} of ${numbers.count(entry.totalWeight)}, ${numbers.percent((100 * entry.weight) / entry.totalWeight, 1)}`,
          },
          { name: "Place in the list", value: `${numbers.count(entry.place)} of ${numbers.count(entry.entryCount)}` },
          { name: "Locked at", value: utcWords(entry.lockedAt) },
        ]}
      />
      <HashLine label="Lock" value={entry.lockHash} />
      <HashLine label="Commitment" value={entry.commitmentHash} />
    </div>
  );
}
