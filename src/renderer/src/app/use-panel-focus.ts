import { useEffect, useRef } from "react";
import { useHotkeys } from "#renderer/ui/hotkeys.ts";
import type { Panel } from "#renderer/ui/route.ts";

/** What was activated last, and how. */
interface Opener {
  readonly element: HTMLElement;
  readonly name: string | null;
}

/**
 * Where the focus goes when a panel opens and closes. Opened by the keyboard, the panel takes it; closed, it goes back to
 * what opened the panel, or to the row of what was shown.
 *
 * @param close takes the panel out of the address.
 */
export function usePanelFocus(panel: Panel | null, close: () => void) {
  const isByKey = useRef(false);
  const opener = useRef<Opener | null>(null);
  const key = panel === null ? null : `${panel.kind} ${panel.id}`;
  // What is open when the page comes was opened elsewhere: there is no row here that could keep the focus.
  const opened = useRef({ key, isFocused: panel !== null });
  if (opened.current.key !== key) opened.current = { key, isFocused: isByKey.current };

  useEffect(() => {
    const onKeyDown = () => {
      isByKey.current = true;
    };
    const onPointerDown = () => {
      isByKey.current = false;
    };
    const onClick = (event: MouseEvent) => {
      const element = event.target instanceof Element ? event.target.closest<HTMLElement>("a[href]") : null;
      if (element === null || element.closest("aside") !== null) return;
      opener.current = { element, name: element.getAttribute("data-roving") };
    };
    document.addEventListener("keydown", onKeyDown, true);
    document.addEventListener("pointerdown", onPointerDown, true);
    document.addEventListener("click", onClick, true);
    return () => {
      document.removeEventListener("keydown", onKeyDown, true);
      document.removeEventListener("pointerdown", onPointerDown, true);
      document.removeEventListener("click", onClick, true);
    };
  }, []);

  function closeAndReturn(): void {
    close();
    const target = opener.current?.element.isConnected
      ? opener.current.element
      : (findRow(opener.current?.name ?? null) ?? findRow(panel === null ? null : String(panel.id)));
    target?.focus();
  }

  useHotkeys(panel === null ? {} : { Escape: closeAndReturn });
  return { isFocused: opened.current.isFocused, close: closeAndReturn };
}

function findRow(name: string | null): HTMLElement | null {
  return name === null ? null : document.querySelector<HTMLElement>(`[data-roving="${CSS.escape(name)}"]`);
}
