import { createContext, type ReactNode, useContext } from "react";
import { createPortal } from "react-dom";

const SlotContext = createContext<HTMLElement | null>(null);

/** Gives pages the place in the header that is theirs. */
export const HeaderSlotProvider = SlotContext.Provider;

/** What a page adds to the header at the right: its one main action, or a few words. */
export function HeaderSlot({ children }: { readonly children: ReactNode }) {
  const slot = useContext(SlotContext);
  return slot === null ? null : createPortal(children, slot);
}
