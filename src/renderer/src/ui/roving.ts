/**
 * One stop of the Tab key for a whole list: arrows (and j, k) move inside it. What can be moved to carries `data-roving`
 * with a name of its own.
 */
import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import { useAreSingleKeysOn } from "./hotkeys.ts";

type Move = { readonly by: number } | { readonly to: "first" | "last" };

const MOVES: Readonly<Record<string, Move>> = {
  ArrowDown: { by: 1 },
  ArrowUp: { by: -1 },
  PageDown: { by: 10 },
  PageUp: { by: -10 },
  Home: { to: "first" },
  End: { to: "last" },
};
const LETTERS: Readonly<Record<string, Move>> = { j: { by: 1 }, k: { by: -1 } };

/** Where a move leads in a list of `length`; stays inside it. */
export function moved(index: number, length: number, move: Move): number {
  if ("to" in move) return move.to === "first" ? 0 : length - 1;
  return Math.min(length - 1, Math.max(0, index + move.by));
}

export interface Roving {
  /** For the element that holds the list. */
  readonly listProps: {
    readonly ref: (element: HTMLElement | null) => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocus: (event: FocusEvent) => void;
  };
  /** For each thing that can be moved to. */
  readonly itemProps: (name: string) => { readonly "data-roving": string; readonly tabIndex: 0 | -1 };
  /** Moves the focus to a thing by its name. */
  readonly focus: (name: string) => void;
}

/** @param names what can be moved to, in the order it is shown. */
export function useRoving(names: readonly string[]): Roving {
  const list = useRef<HTMLElement | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const areSingleKeysOn = useAreSingleKeysOn();
  const stop = current !== null && names.includes(current) ? current : names[0];

  function focus(name: string): void {
    const item = list.current?.querySelector<HTMLElement>(`[data-roving="${CSS.escape(name)}"]`);
    item?.focus();
    item?.scrollIntoView({ block: "nearest" });
  }

  return {
    listProps: {
      ref(element) {
        list.current = element;
      },
      onKeyDown(event) {
        if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
        const move = MOVES[event.key] ?? (areSingleKeysOn ? LETTERS[event.key] : undefined);
        const from = nameAt(event.target);
        if (move === undefined || from === null) return;
        const next = names[moved(names.indexOf(from), names.length, move)];
        if (next === undefined) return;
        event.preventDefault();
        focus(next);
      },
      onFocus(event) {
        const name = nameAt(event.target);
        if (name !== null) setCurrent(name);
      },
    },
    itemProps: (name) => ({ "data-roving": name, tabIndex: name === stop ? 0 : -1 }),
    focus,
  };
}

function nameAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest("[data-roving]")?.getAttribute("data-roving") ?? null) : null;
}
