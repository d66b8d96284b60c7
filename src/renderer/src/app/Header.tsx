import { type ReactNode, useState } from "react";
import { HeaderSlotProvider } from "#renderer/ui/HeaderSlot.tsx";
import { isMac, keyNames } from "#renderer/ui/hotkeys.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { IconButton } from "#renderer/ui/IconButton.tsx";
import text from "#renderer/ui/text.module.css";
import styles from "./Header.module.css";
import { useShell } from "./shell-context.ts";
import { ThemeSwitch } from "./ThemeSwitch.tsx";
import { useTitle } from "./use-title.ts";

export interface HeaderProps {
  /** Name of the page in the title bar. */
  readonly documentTitle: string;
  readonly mark?: ReactNode;
  readonly title: ReactNode;
  /** Quietly beside the title. */
  readonly note?: ReactNode;
  /** Freshness, or what the page says about itself. */
  readonly status?: ReactNode;
  readonly tabs?: ReactNode;
  /** The page below; it can add to the header. */
  readonly children: ReactNode;
}

/** Title, freshness, search, the page's one main action, theme; tabs below. */
export function Header({ documentTitle, mark, title, note, status, tabs, children }: HeaderProps) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const shell = useShell();
  useTitle(documentTitle);
  return (
    <>
      <header className={styles.head}>
        <div className={styles.title}>
          <IconButton icon="menu" label="Clans and pages" className={styles.menu} onClick={shell.openRail} />
          {mark}
          <h1>{title}</h1>
          {note && <span className={styles.note}>{note}</span>}
          <span className={text.grow} />
          {status}
          <button type="button" className={styles.search} title="Search, go to, do" onClick={shell.openPalette}>
            <Icon name="search" size="small" />
            <span>Search or do</span>
            <kbd className={text.hidePhone}>{keyNames("mod+k", isMac())}</kbd>
          </button>
          <span ref={setSlot} className={styles.slot} />
          <span className={text.hidePhone}>
            <ThemeSwitch />
          </span>
        </div>
        {tabs}
      </header>
      <HeaderSlotProvider value={slot}>
        <main className={styles.body} tabIndex={-1}>
          {children}
        </main>
      </HeaderSlotProvider>
    </>
  );
}
