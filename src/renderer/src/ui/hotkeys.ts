/**
 * Keys of the window. A stroke is written as it is shown: `mod+k`, `Escape`, `j`, `g m` (one after the other). Keys that are
 * one character alone can be switched off, and never act while somebody writes or a menu is open.
 */
import { createContext, useContext, useEffect, useRef } from "react";

/** What of a key press decides what it means. */
export type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "timeStamp">;

export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** The second key of two is taken this long after the first. */
const SEQUENCE_MS = 1_500;

const SingleKeysContext = createContext(true);

/** Whether keys that are one character act at all. */
export const SingleKeysProvider = SingleKeysContext.Provider;

export const useAreSingleKeysOn = () => useContext(SingleKeysContext);

/** The stroke that a press is; null where it is only a modifier or belongs to the system. */
export function strokeOf(press: Press, before: { readonly key: string; readonly at: number } | null): string | null {
  const { key } = press;
  if (["Control", "Meta", "Alt", "Shift"].includes(key) || press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return `mod+${key.toLowerCase()}`;
  return before !== null && press.timeStamp - before.at <= SEQUENCE_MS ? `${before.key} ${key}` : key;
}

/** True for a stroke of letters, digits or signs alone. */
export function isSingleKey(stroke: string): boolean {
  return stroke.split(" ").every((key) => [...key].length === 1);
}

const WRITING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";
const FLOATING = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

function mayAct(stroke: string, target: EventTarget | null, areSingleKeysOn: boolean): boolean {
  if (!isSingleKey(stroke)) return true;
  if (!areSingleKeysOn) return false;
  return !(target instanceof Element && target.closest(`${WRITING}, ${FLOATING}`) !== null);
}

/** Acts on keys of the whole window while the component is there. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const areSingleKeysOn = useAreSingleKeysOn();
  const latest = useRef(hotkeys);
  latest.current = hotkeys;

  useEffect(() => {
    let before: { readonly key: string; readonly at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const stroke = strokeOf(event, before);
      if (stroke === null) return;
      const isPrefix = Object.keys(latest.current).some((one) => one.startsWith(`${stroke} `));
      before = isPrefix ? { key: stroke, at: event.timeStamp } : null;
      const act = latest.current[stroke];
      if (act === undefined || !mayAct(stroke, event.target, areSingleKeysOn)) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [areSingleKeysOn]);
}

/** A stroke as it is written on keys: `Ctrl K`, `G M`, `?`. */
export function keyNames(stroke: string, isMac: boolean): string {
  return stroke
    .split(" ")
    .map((one) =>
      one
        .split("+")
        .map((key) => (key === "mod" ? (isMac ? "⌘" : "Ctrl") : key.length === 1 ? key.toUpperCase() : key))
        .join(" "),
    )
    .join(" ");
}

/** Whether this computer's keys are a Mac's. */
export const isMac = () => /Mac|iP(hone|ad)/.test(navigator.platform);
