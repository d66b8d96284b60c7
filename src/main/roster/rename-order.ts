import type { AccountId } from "#shared/ids.ts";

interface Rename {
  readonly account: AccountId;
  readonly ref: string;
  readonly name: string;
}

export type Ordered<T> =
  | { readonly ok: true; readonly renames: readonly T[] }
  | { readonly ok: false; readonly name: string };

/**
 * Renames in such an order that a name is free before somebody else takes it: its old holder is not taken for the new one then.
 * Not ok, with one of the names, where players have one another's names.
 * @param refOf the ref that an account has now
 */
export function inOrder<T extends Rename>(
  renames: readonly T[],
  refOf: (account: AccountId) => string | undefined,
): Ordered<T> {
  const ordered: T[] = [];
  let waiting = renames;
  while (waiting.length > 0) {
    const held = new Map(waiting.map(({ account }) => [refOf(account), account]));
    const isFree = ({ account, ref }: T) => (held.get(ref) ?? account) === account;
    const free = waiting.filter(isFree);
    const [stuck] = waiting;
    if (free.length === 0 && stuck !== undefined) return { ok: false, name: stuck.name };
    ordered.push(...free);
    waiting = waiting.filter((one) => !isFree(one));
  }
  return { ok: true, renames: ordered };
}
