import { visibleParts } from "#shared/draw/visible.ts";
import { cx } from "./cx.ts";
import styles from "./VisibleText.module.css";

/**
 * Text of somebody else as it was locked or announced: what cannot be seen of it stands as its number, and its direction of
 * writing stays its own. Where exactness does not matter, `Name` is calmer.
 */
export function VisibleText({ text, className }: { readonly text: string; readonly className?: string | undefined }) {
  return (
    <bdi className={cx(styles.visible, className)}>
      {visibleParts(text).map((part, index) =>
        part.isMark ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name than their place.
          <span key={index} className={styles.mark} title="A character that cannot be seen">
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </bdi>
  );
}
