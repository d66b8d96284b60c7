import { cx } from "#renderer/ui/cx.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import text from "#renderer/ui/text.module.css";
import type { LaneKey } from "#shared/contract/sync.ts";
import { plainText } from "#shared/plain-text.ts";
import { keyStateText } from "./lane-words.ts";

/** Each key of a lane by its number, what it is good for, and how much left with it. */
export function LaneKeys({ keys }: { readonly keys: readonly LaneKey[] }) {
  return keys.map((key) => {
    const isBad = key.state === "refused" || key.state === "locked";
    return (
      <span
        key={key.key}
        className={cx(text.row, text.tight, isBad && text.bad)}
        title={key.reason === null ? undefined : plainText(key.reason)}
      >
        {isBad && <Icon name="key" size="small" />}
        <span>
          Key {key.number} {keyStateText(key.state)}
          {!isBad && `, ${numbers.count(key.sentLastMinute)} in the last minute`}
        </span>
      </span>
    );
  });
}
