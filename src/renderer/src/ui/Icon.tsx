import { cx } from "./cx.ts";
import styles from "./Icon.module.css";
import { ICONS, type IconName } from "./icons.ts";

export interface IconProps {
  readonly name: IconName;
  /** Said by screen readers; without one the icon only repeats what stands beside it. */
  readonly label?: string;
  readonly size?: "normal" | "small" | "tiny";
  readonly tone?: "good" | "warn" | "bad";
}

export function Icon({ name, label, size = "normal", tone }: IconProps) {
  const className = cx(styles.icon, styles[size], tone && styles[tone]);
  const shape = <path d={ICONS[name]} />;
  if (label === undefined) {
    return (
      <svg className={className} viewBox="0 0 16 16" aria-hidden="true">
        {shape}
      </svg>
    );
  }
  return (
    <svg className={className} viewBox="0 0 16 16" role="img" aria-label={label}>
      <title>{label}</title>
      {shape}
    </svg>
  );
}
