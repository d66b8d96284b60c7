/** Keys that a simulated server accepts. */

export interface ServerKey {
  /** How arrivals name it: never the token. */
  readonly id: string;
  readonly token: string;
  /** The only address it works from; any where absent. */
  readonly address?: string;
}

export type KeyCheck =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly id: string; readonly why: "missing" | "unknown" }
  | { readonly ok: false; readonly id: string; readonly why: "address"; readonly address: string };

export interface Keys {
  /** Adds a key, or replaces the one with its id. */
  add(key: ServerKey): void;
  /** Refuses the key from now on. */
  remove(id: string): void;
  /** Sees every request as coming from this address, as after a change of a home connection; null: from where it comes. */
  seeAddress(address: string | null): void;
  /** What a request's `Authorization` header is worth. */
  check(authorization: string | undefined, from: string | undefined): KeyCheck;
}

const BEARER = /^Bearer (\S+)$/i;

/** IPv4 addresses reach a dual socket in this form. */
const MAPPED_IPV4 = /^::ffff:/;

export function plainAddress(address: string | undefined): string {
  return (address ?? "").replace(MAPPED_IPV4, "");
}

export function createKeys(first: readonly ServerKey[]): Keys {
  const keys = new Map(first.map((key) => [key.id, key]));
  let seen: string | null = null;
  return {
    add: (key) => void keys.set(key.id, key),
    remove: (id) => void keys.delete(id),
    seeAddress(address) {
      seen = address;
    },
    check(authorization, from) {
      const token = BEARER.exec(authorization ?? "")?.[1];
      if (token === undefined) return { ok: false, id: "none", why: "missing" };
      const key = [...keys.values()].find((one) => one.token === token);
      if (!key) return { ok: false, id: "unknown", why: "unknown" };
      const address = seen ?? plainAddress(from);
      if (key.address !== undefined && key.address !== address)
        return { ok: false, id: key.id, why: "address", address };
      return { ok: true, id: key.id };
    },
  };
}
