import { useEffect, useRef } from "react";
import { Button } from "./Button.tsx";
import styles from "./ListEnd.module.css";

/** Older ones are asked for before the end is reached. */
const AHEAD = "400px";

export interface ListEndProps {
  /** What the list is of: `events`. */
  readonly what: string;
  /** Loads when it comes near, not only when it is pressed. */
  readonly isAutomatic: boolean;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}

/** The end of what is loaded of a list that has more. */
export function ListEnd({ what, isAutomatic, isLoading, onMore }: ListEndProps) {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;

  useEffect(() => {
    if (!isAutomatic || isLoading || end.current === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      root: end.current.closest("section[tabindex]"),
      rootMargin: AHEAD,
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [isAutomatic, isLoading]);

  return (
    <div ref={end} className={styles.end}>
      <Button kind="plain" disabled={isLoading} onClick={onMore}>
        {isLoading ? `Loading older ${what}` : `Show older ${what}`}
      </Button>
    </div>
  );
}
