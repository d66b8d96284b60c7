import { type FocusEvent, useEffectEvent, useLayoutEffect, useRef } from "react";

/** Marks one button of each row, toast or card. */
const PLACE = "[data-place]";

/** Where the focus was when what had it went. */
export interface LostFocus<Kind extends Element> {
  readonly container: Kind;
  /** The place that came next in the container, or the last one where nothing did; null where none is left. */
  readonly next: HTMLElement | null;
  /** What had the focus before it came into the container. */
  readonly before: HTMLElement | null;
}

/**
 * Puts the focus somewhere sensible where what had it goes away: by itself it would go to the body, and the next Tab to
 * the top of the page. Places are marked by `data-place`.
 *
 * @param choose says where it goes; without a tabindex of its own the element gets one.
 */
export function useKeptFocus<Kind extends HTMLElement>(choose: (lost: LostFocus<Kind>) => HTMLElement | null) {
  const ref = useRef<Kind>(null);
  const place = useRef<number | null>(null);
  const before = useRef<HTMLElement | null>(null);
  const restore = useEffectEvent(() => {
    const container = ref.current;
    if (container === null || place.current === null || document.activeElement !== document.body) return;
    const places = [...container.querySelectorAll<HTMLElement>(PLACE)];
    const next = places[place.current] ?? places.at(-1) ?? null;
    place.current = null;
    const target = choose({ container, next, before: before.current?.isConnected ? before.current : null });
    if (target === null) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus();
  });
  // After each drawing: the browser tells nobody that what had the focus was taken out.
  useLayoutEffect(() => restore());

  function onFocus({ target, relatedTarget, currentTarget }: FocusEvent<Kind>): void {
    const isPast = (one: Element) => (one.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    place.current = [...currentTarget.querySelectorAll(PLACE)].filter(isPast).length;
    if (currentTarget.contains(relatedTarget)) return;
    before.current = relatedTarget instanceof HTMLElement ? relatedTarget : null;
  }

  function onBlur(): void {
    place.current = null;
  }

  return { ref, onFocus, onBlur };
}
