import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import text from "#renderer/ui/text.module.css";
import styles from "./Keys.module.css";
import type { KeyWords } from "./key-words.ts";

export interface KeyVerdictProps {
  /** Which key, where there are several. */
  readonly name: string;
  readonly words: KeyWords;
  /** The address the game saw: a new key needs it. */
  readonly seenAddress: string | null;
}

/** Whether a key works; where it does not, why and what to do. */
export function KeyVerdict({ name, words, seenAddress }: KeyVerdictProps) {
  const icon = words.tone === "plain" ? "key" : words.tone === "warn" ? "warn" : "fail";
  return (
    <div className={styles.verdict}>
      <Icon name={icon} size="small" {...(words.tone === "plain" ? {} : { tone: words.tone })} />
      <span className={text.grow}>
        <span className={text.strong}>
          {name} {words.state}.
        </span>{" "}
        {words.reason} {words.next}
      </span>
      {words.tone === "bad" && seenAddress !== null && <CopyButton text={seenAddress} what="address" />}
    </div>
  );
}
