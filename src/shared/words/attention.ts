/** What needs an officer, in one line. */
import type { Attention } from "#shared/contract/clans.ts";

const members = (count: number) => (count === 1 ? "1 member" : `${count} members`);

/** @param notSeenDays days without activity after which the host counts somebody as not seen. */
export function attentionWords(attention: Pick<Attention, "kind" | "count">, notSeenDays = 14): string {
  const count = attention.count ?? 0;
  switch (attention.kind) {
    case "key-missing":
      return "No key yet";
    case "key-refused":
      return "The key is refused";
    case "not-found":
      return "The game does not know this clan any more";
    case "failing":
      return "The last checks failed";
    case "stale":
      return "The data is out of date";
    case "attacks-left":
      return `${members(count)} ${count === 1 ? "has" : "have"} attacks left`;
    case "review":
      return count === 1 ? "1 value fell and waits for a look" : `${count} values fell and wait for a look`;
    case "members-not-found":
      return `${count === 1 ? "1 name is" : `${count} names are`} not found by the game any more`;
    case "not-seen":
      return `${members(count)} not seen for ${notSeenDays} d`;
  }
}
