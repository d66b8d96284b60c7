import { create } from "zustand";

/**
 * `opening` before the first answer, `live` while changes are followed, `asleep` while nobody looks, `lost` while the host
 * does not answer, `refused` where it wants another token.
 */
export type Connection = "opening" | "live" | "asleep" | "lost" | "refused";

export interface ConnectionStore {
  readonly state: Connection;
  readonly set: (state: Connection) => void;
}

/** Whether the host answers. */
export const useConnection = create<ConnectionStore>()((set) => ({
  state: "opening",
  set: (state) => set({ state }),
}));
