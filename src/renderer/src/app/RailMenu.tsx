import { useEffect } from "react";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import type { Address } from "#renderer/ui/route.ts";
import styles from "./Rail.module.css";
import { Rail } from "./Rail.tsx";

export interface RailMenuProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly address: Address;
}

/** The rail over the page, where the window is too narrow for both. */
export function RailMenu({ isOpen, onClose, address }: RailMenuProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it closes when it led somewhere.
  useEffect(onClose, [address]);
  return (
    <Dialog title="Clans and pages" isTitleHidden isOpen={isOpen} onClose={onClose} className={styles.drawer}>
      <Rail address={address} />
    </Dialog>
  );
}
