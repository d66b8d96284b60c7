import { useSyncExternalStore } from "react";
import type { IconName } from "./icons.ts";

export interface Toast {
  readonly id: number;
  readonly icon: IconName;
  readonly text: string;
  /** Takes back what was done; offered for as long as the toast stands. */
  readonly undo: (() => void) | null;
}

export interface ToastStore {
  /** Answers with the id of the toast. */
  readonly show: (toast: Omit<Toast, "id">) => number;
  readonly dismiss: (id: number) => void;
  readonly list: () => readonly Toast[];
  readonly subscribe: (listener: () => void) => () => void;
}

/** More than this would hide the page; the oldest goes. */
const MOST_SHOWN = 3;

export function createToastStore(): ToastStore {
  let toasts: readonly Toast[] = [];
  let lastId = 0;
  const listeners = new Set<() => void>();
  const set = (next: readonly Toast[]) => {
    toasts = next;
    for (const listener of listeners) listener();
  };
  return {
    show(toast) {
      lastId += 1;
      // The same again stands once; what can be taken back stays as often as it was done.
      const others = toasts.filter((one) => one.text !== toast.text || one.undo !== null || toast.undo !== null);
      set([...others, { ...toast, id: lastId }].slice(-MOST_SHOWN));
      return lastId;
    },
    dismiss: (id) => set(toasts.filter((toast) => toast.id !== id)),
    list: () => toasts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const store = createToastStore();

/** Says what was done, with a way back where there is one; answers with the id to dismiss it by. */
export function showToast(
  text: string,
  options: { readonly undo?: () => void; readonly icon?: IconName } = {},
): number {
  return store.show({ text, icon: options.icon ?? "ok", undo: options.undo ?? null });
}

export const dismissToast = store.dismiss;

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(store.subscribe, store.list);
}
