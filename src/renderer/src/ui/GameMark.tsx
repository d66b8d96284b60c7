import { cx } from "./cx.ts";
import styles from "./GameMark.module.css";

/** Each game has a shape of its own, so that its colour never says anything alone. */
const SHAPES: Readonly<Record<string, { readonly path: string; readonly style: string | undefined }>> = {
  "clash-of-clans": {
    path: "M8 1 14 3.2V8c0 3.6-2.4 5.8-6 7-3.6-1.2-6-3.4-6-7V3.2z",
    style: styles.clashOfClans,
  },
  osrs: { path: "M8 .8 15.2 8 8 15.2.8 8z", style: styles.osrs },
  destiny2: { path: "M8 1.5 15.4 14.5H9.6L8 11.6 6.4 14.5H.6z", style: styles.destiny2 },
};
const OTHER = { path: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13", style: styles.other };

export interface GameMarkProps {
  readonly game: string;
  /** The game's name, said by screen readers; without one the name stands beside the mark. */
  readonly label?: string | undefined;
}

export function GameMark({ game, label }: GameMarkProps) {
  const { path, style } = SHAPES[game] ?? OTHER;
  if (label === undefined) {
    return (
      <svg className={cx(styles.mark, style)} viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    );
  }
  return (
    <svg className={cx(styles.mark, style)} viewBox="0 0 16 16" role="img" aria-label={label}>
      <title>{label}</title>
      <path d={path} />
    </svg>
  );
}
