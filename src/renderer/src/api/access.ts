/**
 * How the page of the web host proves that it may ask. The token comes in the fragment of the address that Adjutant
 * printed, which no request and no log ever holds; it is taken out of the address at once and kept for this tab alone.
 */

const STORAGE_KEY = "adjutant.token";
const IN_FRAGMENT = /^#t=([A-Za-z0-9_-]{20,200})$/;
const PASTED = /^(?:https?:\/\/[^\s#]+#t=)?([A-Za-z0-9_-]{20,200})$/;

type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export interface Access {
  readonly token: () => string | null;
  readonly keep: (token: string) => void;
  readonly forget: () => void;
}

export function createAccess(storage: Kept): Access {
  return {
    token: () => storage.getItem(STORAGE_KEY),
    keep: (token) => storage.setItem(STORAGE_KEY, token),
    forget: () => storage.removeItem(STORAGE_KEY),
  };
}

/** Takes a token out of the address of the page, where there is one. */
export function takeToken(
  access: Access,
  page: { readonly location: Pick<Location, "hash" | "pathname">; readonly history: Pick<History, "replaceState"> },
): boolean {
  const token = IN_FRAGMENT.exec(page.location.hash)?.[1];
  if (token === undefined) return false;
  access.keep(token);
  page.history.replaceState(null, "", page.location.pathname);
  return true;
}

/** The token in what a person pasted: the whole address or the token alone. Null where it holds none. */
export function tokenIn(pasted: string): string | null {
  return PASTED.exec(pasted.trim())?.[1] ?? null;
}
