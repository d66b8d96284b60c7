import { create } from "zustand";
import type { DrawDocument } from "#shared/contract/contests.ts";

/** What is open above a contest's page. */
export type OpenDialog =
  | { readonly kind: "activate" | "remove" | "lock" | "draw-now" | "witness" | "beacon" | "rearm" | "void" | "seal" }
  | { readonly kind: "export" | "verify" | "draw" | "trust" | "rules" }
  | { readonly kind: "publish"; readonly document: DrawDocument }
  | { readonly kind: "entry"; readonly entryId: string };

interface DialogStore {
  readonly dialog: OpenDialog | null;
  readonly open: (dialog: OpenDialog | null) => void;
}

/** One dialog at a time; it is closed when the page of the contest is left. */
export const useContestDialog = create<DialogStore>()((set) => ({
  dialog: null,
  open: (dialog) => set({ dialog }),
}));
