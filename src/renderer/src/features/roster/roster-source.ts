/** A list as a form has it, before it is read. Pure. */
import type { RosterSource } from "#shared/contract/roster.ts";
import type { RosterPlace } from "#shared/game.ts";

/** How a roster is edited: from a list, or player by player. */
export type SourceKind = "names" | "file" | "group" | "one";

export interface ListDraft {
  readonly names: string;
  readonly fileName: string | null;
  readonly fileText: string;
  readonly place: string;
  readonly ref: string;
}

export const EMPTY_DRAFT: ListDraft = { names: "", fileName: null, fileText: "", place: "", ref: "" };

/** A text that is too long for one call is no roster. */
export const LONGEST_LIST = 900_000;

interface TakenFrom {
  readonly place: string;
  readonly ref: string;
}

/** The ways that a game offers; a group only where there is a place that has some. */
export function waysOf(
  places: readonly RosterPlace[],
  isNew: boolean,
): readonly { readonly value: SourceKind; readonly text: string }[] {
  return [
    { value: "names", text: "Names" },
    { value: "file", text: "File" },
    ...(places.length > 0 ? [{ value: "group", text: "Group" } as const] : []),
    ...(isNew ? [] : [{ value: "one", text: "One player" } as const]),
  ];
}

/** The way to begin with: where it was taken from the last time, if that place is still known. */
export function firstWay(places: readonly RosterPlace[], from: TakenFrom | null): SourceKind {
  return from !== null && places.some((place) => place.id === from.place) ? "group" : "names";
}

/** What a draft stands for; null while it is empty. */
export function sourceOf(kind: SourceKind, draft: ListDraft, places: readonly RosterPlace[]): RosterSource | null {
  const place = draft.place || (places[0]?.id ?? "");
  switch (kind) {
    case "names":
      return draft.names.trim() === "" ? null : { kind: "text", text: draft.names };
    case "file":
      return draft.fileText.trim() === "" ? null : { kind: "text", text: draft.fileText };
    case "group":
      return draft.ref.trim() === "" || place === "" ? null : { kind: "place", place, ref: draft.ref.trim() };
    case "one":
      return null;
  }
}
