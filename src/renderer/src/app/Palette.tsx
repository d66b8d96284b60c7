import { useRef } from "react";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import type { ClanSummary } from "#shared/contract/clans.ts";
import styles from "./Palette.module.css";
import { PaletteSearch } from "./PaletteSearch.tsx";
import type { PaletteItem } from "./palette-items.ts";

export interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onShowKeys: () => void;
  readonly current: ClanSummary | null;
}

/** Anything, from anywhere, by its name. */
export function Palette({ isOpen, onClose, onShowKeys, current }: PaletteProps) {
  /** Done once the palette is gone: until then it holds the focus, and what is opened could not take it. */
  const chosen = useRef<PaletteItem | null>(null);
  return (
    <Dialog
      title="Search, go to, do"
      isTitleHidden
      isOpen={isOpen}
      onClose={onClose}
      onClosed={() => {
        const item = chosen.current;
        chosen.current = null;
        item?.run();
      }}
      className={styles.palette}
    >
      <PaletteSearch
        onChoose={(item) => {
          chosen.current = item;
          onClose();
        }}
        onShowKeys={onShowKeys}
        current={current}
      />
    </Dialog>
  );
}
