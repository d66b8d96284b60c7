import { numbers } from "#renderer/ui/numbers.ts";
import { hrefOf } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import styles from "./Header.module.css";

export interface TabLink {
  readonly text: string;
  readonly path: string;
  readonly count?: number | null | undefined;
  /** What is counted, on hover and for screen readers. */
  readonly countOf?: string;
  readonly isCurrent: boolean;
}

/** The pages of a clan or of the settings, below the title. */
export function TabLinks({ label, links }: { readonly label: string; readonly links: readonly TabLink[] }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {links.map((link) => (
        <a
          key={link.path}
          className={styles.tab}
          href={hrefOf(link.path)}
          aria-current={link.isCurrent ? "page" : undefined}
        >
          {link.text}
          {typeof link.count === "number" && (
            <span className={styles.count} title={link.countOf && `${numbers.count(link.count)} ${link.countOf}`}>
              {numbers.count(link.count)}
              {link.countOf && <span className={text.hidden}> {link.countOf}</span>}
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}
