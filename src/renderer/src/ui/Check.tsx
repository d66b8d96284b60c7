import { type InputHTMLAttributes, type ReactNode, useEffect, useRef } from "react";
import styles from "./controls.module.css";

export interface CheckProps extends InputHTMLAttributes<HTMLInputElement> {
  /** Some of what it stands for is chosen, not all. */
  readonly isMixed?: boolean;
  /** Text beside it; without one an `aria-label` is needed. */
  readonly children?: ReactNode;
}

export function Check({ isMixed = false, children, ...rest }: CheckProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = isMixed;
  }, [isMixed]);
  const input = <input ref={box} type="checkbox" className={styles.check} {...rest} />;
  if (children === undefined) return input;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the check box is inside.
    <label className={styles.choice}>
      {input}
      <span>{children}</span>
    </label>
  );
}
