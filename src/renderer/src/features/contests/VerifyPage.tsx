import { type ClipboardEvent, type DragEvent, useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { FilePick } from "#renderer/ui/FilePick.tsx";
import { Notice } from "#renderer/ui/Notice.tsx";
import text from "#renderer/ui/text.module.css";
import { MOST_FILE_BYTES, TOO_LARGE } from "#shared/draw/explain-file.ts";
import { explainTogether } from "#shared/draw/explain-together.ts";
import { Verified } from "./Verified.tsx";
import styles from "./Verify.module.css";
import { checkText } from "./verify-check.ts";
import { useVerifyStore } from "./verify-store.ts";

/** Checks proofs and receipts that somebody was given. Nothing leaves this computer. */
export function VerifyPage() {
  const { files, add, remove, clear } = useVerifyStore();
  const [isOver, setOver] = useState(false);
  const explained = files.flatMap((file) => (file.explained === null ? [] : [file.explained]));
  const together = explainTogether(explained);

  function take(file: File): void {
    void add(file.name, async () => (file.size > MOST_FILE_BYTES ? TOO_LARGE : checkText(await file.text())));
  }

  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    for (const file of event.dataTransfer.files) take(file);
    const dropped = event.dataTransfer.getData("text/plain");
    if (event.dataTransfer.files.length === 0 && dropped !== "") void add("dropped text", () => checkText(dropped));
  }

  // Taken before it is in the field: a proof of many members would hold up the page there.
  function onPaste(event: ClipboardEvent): void {
    event.preventDefault();
    for (const file of event.clipboardData.files) take(file);
    const pasted = event.clipboardData.getData("text/plain");
    if (pasted.trim() !== "") void add("pasted text", () => checkText(pasted));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is dropped anywhere on the page is taken; the button does the same.
    <div
      className={cx(styles.page, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <section className={styles.give} aria-label="Give a proof">
        <p>
          A proof is the <code>.json</code> file that was posted with the result of a draw. A receipt shows that one
          member is in the locked list. Both are checked here, on this computer, without the organiser’s help.
        </p>
        <div className={styles.ways}>
          <FilePick
            label="Choose files"
            what="Choose proofs or receipts"
            accept=".json,application/json,text/plain"
            isMultiple
            onFile={take}
          />
          <span className={text.quiet}>or drop them anywhere here, or</span>
          <textarea
            className={styles.paste}
            rows={1}
            aria-label="Paste a proof or receipt"
            placeholder="paste the text here"
            value=""
            readOnly={false}
            onChange={() => undefined}
            onPaste={onPaste}
          />
          {files.length > 1 && (
            <Button kind="plain" onClick={clear}>
              Clear all
            </Button>
          )}
        </div>
      </section>
      {together.map(({ title, words, tone }) => (
        <Notice key={title + words} tone={tone === "good" ? "neutral" : tone} cause={title}>
          {words}
        </Notice>
      ))}
      {files.map((file) => (
        <Verified key={file.id} file={file} among={explained} onRemove={() => remove(file.id)} />
      ))}
    </div>
  );
}
