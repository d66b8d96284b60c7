/** What a live look at a clan came to, and what can be done then. */
import type { ClanLookup } from "#shared/contract/clans.ts";
import type { ClanId } from "#shared/ids.ts";
import { troubleWords } from "#shared/words/trouble.ts";

export type Found = NonNullable<ClanLookup["clan"]>;

export type LookupResult =
  | { readonly kind: "found"; readonly clan: Found }
  | { readonly kind: "tracked"; readonly clan: ClanId; readonly name: string | null }
  | {
      readonly kind: "trouble";
      readonly cause: string;
      readonly meaning: string;
      /** A step back leads on. */
      readonly needsKey: boolean;
      /** The clan may well exist: it can be added, and is checked as soon as that is possible. */
      readonly canAdd: boolean;
    };

const LATER = "You can add the clan now; it is checked as soon as that is possible.";

export function lookupResult(game: string, lookup: ClanLookup): LookupResult {
  if (lookup.trackedAs !== null) return { kind: "tracked", clan: lookup.trackedAs, name: lookup.clan?.name ?? null };
  if (lookup.clan !== null) return { kind: "found", clan: lookup.clan };
  const words = troubleWords(game, lookup);
  const trouble = { kind: "trouble", cause: words.cause, needsKey: false, canAdd: true } as const;
  switch (lookup.outcome) {
    case "not-found":
      return {
        ...trouble,
        cause: `${game} knows no clan ${lookup.ref}.`,
        meaning: "Compare it with the tag in the game.",
        canAdd: false,
      };
    case "unauthorized":
      return {
        ...trouble,
        cause: lookup.detail === "No key is set." ? "Without a key the tag cannot be checked." : words.cause,
        meaning: "Enter one first, or add the clan now; it is checked as soon as one works.",
        needsKey: true,
      };
    case "throttled":
    case "unreachable":
    case "maintenance":
      return { ...trouble, meaning: `The tag cannot be checked until then. ${LATER}` };
    default:
      return { ...trouble, meaning: LATER };
  }
}
