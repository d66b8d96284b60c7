import { cx } from "#renderer/ui/cx.ts";
import text from "#renderer/ui/text.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { KeyStatus } from "#shared/contract/sync.ts";
import { plainText } from "#shared/plain-text.ts";
import styles from "./Keys.module.css";
import { KeyVerdict } from "./KeyVerdict.tsx";
import { keyWords } from "./key-words.ts";

export interface KeyRowProps {
  readonly name: string;
  readonly status: KeyStatus;
  /** Keys of this game are good at some addresses alone. */
  readonly isBound: boolean;
}

/** What is known of one key; the key itself never comes here. */
export function KeyRow({ name, status, isBound }: KeyRowProps) {
  const { addedAt, testedAt, addresses, seenAddress } = status;
  return (
    <div className={styles.key}>
      <KeyVerdict name={name} words={keyWords(status)} seenAddress={seenAddress} />
      <div className={cx(text.small, text.quiet, styles.about)}>
        <span>
          Added <When at={addedAt} />
        </span>
        <span>{testedAt === null ? "Not tested yet" : <Tested at={testedAt} />}</span>
        {isBound && (
          <span>
            {addresses.length === 0
              ? "Does not say which addresses it is bound to"
              : `Bound to ${addresses.map(plainText).join(", ")}`}
          </span>
        )}
        {seenAddress !== null && <span>The game saw {plainText(seenAddress)}</span>}
      </div>
    </div>
  );
}

function Tested({ at }: { readonly at: number }) {
  return (
    <>
      Last used or tested <When at={at} />
    </>
  );
}
