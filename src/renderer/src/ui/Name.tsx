import { shownName } from "#shared/plain-text.ts";
import { cx } from "./cx.ts";
import { nameParts } from "./player-name.ts";
import text from "./text.module.css";

export interface NameProps {
  readonly text: string;
  readonly className?: string | undefined;
  /** Whether the number that tells those of one name apart stands behind it; on hover it always does. */
  readonly hasCode?: boolean;
}

/**
 * A name that somebody else chose: its direction of writing stays its own, and what does not show is left out. The whole
 * of it is in the hover text, since names are cut where there is no room.
 */
export function Name({ text: given, className, hasCode = true }: NameProps) {
  const { name, code } = nameParts(given);
  return (
    <bdi className={className} dir={code === null ? undefined : "ltr"} title={shownName(given)}>
      {code === null ? name : <bdi>{name}</bdi>}
      {code !== null && hasCode && <span className={cx(text.quiet, text.light)}>{code}</span>}
    </bdi>
  );
}
