import { create } from "zustand";
import type { Explained, ExplainedOther } from "#shared/draw/explain-file.ts";

/** Something that was given to be checked. */
export interface GivenFile {
  readonly id: number;
  /** As it was called by somebody else. */
  readonly name: string;
  /** Null while it is checked. */
  readonly explained: Explained | null;
}

interface VerifyStore {
  readonly files: readonly GivenFile[];
  readonly add: (name: string, read: () => Promise<Explained>) => Promise<void>;
  readonly remove: (id: number) => void;
  readonly clear: () => void;
}

const FAILED: ExplainedOther = {
  kind: "other",
  verdict: {
    tone: "bad",
    title: "This could not be checked",
    words:
      "The check broke off, which it should not. Try again; if it fails again, check the file with the proof page.",
  },
  evidenceHash: null,
};

let lastId = 0;

/** What was given to be checked; kept while the window is open. Nothing of it is stored or sent. */
export const useVerifyStore = create<VerifyStore>()((set) => ({
  files: [],
  async add(name, read) {
    lastId += 1;
    const id = lastId;
    set(({ files }) => ({ files: [{ id, name, explained: null }, ...files] }));
    const explained = await read().catch(() => FAILED);
    set(({ files }) => ({ files: files.map((file) => (file.id === id ? { ...file, explained } : file)) }));
  },
  remove: (id) => set(({ files }) => ({ files: files.filter((file) => file.id !== id) })),
  clear: () => set({ files: [] }),
}));
