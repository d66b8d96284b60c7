/** Names that carry a number which tells those of the same name apart: `Marrow Vex#4127`. Pure. */
import { shownName } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";

export interface NameParts {
  readonly name: string;
  /** `#4127`; null where there is none. */
  readonly code: string | null;
}

export function nameParts(name: string): NameParts {
  const shown = shownName(name);
  const [, base, code] = /^(.*\S)(#\d{4})$/u.exec(shown) ?? [];
  return base === undefined || code === undefined ? { name: shown, code: null } : { name: base, code };
}

/** Names beside each other in a sentence: codes stand only where names are the same. */
export function plainNames(names: readonly string[]): readonly string[] {
  const shared = sharedNames(names);
  return names.map((given) => {
    const { name } = nameParts(given);
    return isolateName(shared.has(name) ? shownName(given) : name);
  });
}

/** The names that several have: only their codes tell these apart. */
export function sharedNames(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const one of names) {
    const { name } = nameParts(one);
    if (seen.has(name)) shared.add(name);
    seen.add(name);
  }
  return shared;
}
