/** All keys of the window, as the sheet of keys lists them. What they do stands where they are handled. */

export interface Shortcut {
  /** As `useHotkeys` takes it; several where several do the same. */
  readonly strokes: readonly string[];
  readonly text: string;
}

export interface ShortcutGroup {
  readonly head: string;
  readonly shortcuts: readonly Shortcut[];
}

export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    head: "Everywhere",
    shortcuts: [
      { strokes: ["mod+k"], text: "Search, go to, do" },
      { strokes: ["mod+1", "mod+9"], text: "First to ninth clan" },
      { strokes: ["c"], text: "Check this clan now" },
      { strokes: ["?"], text: "These keys" },
    ],
  },
  {
    head: "Go to",
    shortcuts: [
      { strokes: ["g a"], text: "All clans" },
      { strokes: ["g m"], text: "Members" },
      { strokes: ["g r"], text: "Activities" },
      { strokes: ["g w"], text: "Wars" },
      { strokes: ["g l"], text: "Leaderboards" },
      { strokes: ["g f"], text: "Feed" },
      { strokes: ["g s"], text: "Sync" },
      { strokes: ["g t"], text: "Settings" },
    ],
  },
  {
    head: "In lists",
    shortcuts: [
      { strokes: ["/"], text: "Filter" },
      { strokes: ["ArrowDown", "j"], text: "Down" },
      { strokes: ["ArrowUp", "k"], text: "Up" },
      { strokes: ["Enter"], text: "Open beside the list" },
      { strokes: ["Space", "x"], text: "Choose a member" },
      { strokes: ["Escape"], text: "Close, and back to the list" },
    ],
  },
];

/** The first key of what the sheet calls `text`; null where there is none. */
export function strokeFor(text: string): string | null {
  const all = SHORTCUTS.flatMap((group) => group.shortcuts);
  return all.find((shortcut) => shortcut.text === text)?.strokes[0] ?? null;
}
