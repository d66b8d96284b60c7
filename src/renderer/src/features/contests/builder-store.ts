import { create } from "zustand";
import type { ClanId, ContestId } from "#shared/ids.ts";
import type { ContestForm } from "./contest-form.ts";

interface BuilderStore {
  /** What was written and not saved, by what it is about. */
  readonly drafts: Readonly<Record<string, ContestForm>>;
  /** Null: nothing is left unsaved. */
  readonly keep: (key: string, form: ContestForm | null) => void;
}

/** Of a contest that is changed, or of the new one of a clan. */
export const draftKey = (clan: ClanId, contest: ContestId | null) => `${clan} ${contest ?? "new"}`;

/** What was written of contests and not saved; kept while the window is open, so that a page can be left and come back to. */
export const useBuilderStore = create<BuilderStore>()((set) => ({
  drafts: {},
  keep: (key, form) =>
    set(({ drafts }) => {
      const { [key]: _before, ...rest } = drafts;
      return { drafts: form === null ? rest : { ...rest, [key]: form } };
    }),
}));
