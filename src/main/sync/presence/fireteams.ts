/**
 * Who plays together. Pure.
 *
 * 1. Only a party list links people: two who do the same at the same time are strangers.
 * 2. A fireteam stays itself as long as some of its people stay together; where it falls apart the larger part keeps it, and
 *    where two become one the one with more of their people does, the older of two that are equal.
 */
import type { Exactness } from "#shared/contract/members.ts";
import type { Instant } from "#shared/time.ts";

/** Groups of two and more that party lists link, each by its refs in order. @param parties of each the refs in it */
export function linkParties(parties: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const parents = new Map<string, string>();
  const rootOf = (ref: string): string => {
    let root = ref;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    parents.set(ref, root);
    return root;
  };
  for (const party of parties) {
    const [first] = party;
    if (first === undefined) continue;
    for (const ref of party) parents.set(rootOf(ref), rootOf(first));
  }
  const groups = Map.groupBy([...parents.keys()].toSorted(), rootOf);
  return [...groups.values()].filter((group) => group.length > 1).toSorted((a, b) => compare(a[0], b[0]));
}

function compare(a = "", b = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface KnownFireteam {
  readonly id: number;
  readonly formedAt: Instant;
  readonly refs: readonly string[];
}

/** Which fireteam each group is; null where it is a new one. Fireteams that no group is are over. */
export function identify<Known extends KnownFireteam>(
  groups: readonly (readonly string[])[],
  known: readonly Known[],
): readonly (Known | null)[] {
  const pairs = groups.flatMap((group, index) => {
    const refs = new Set(group);
    return known.flatMap((fireteam) => {
      const shared = fireteam.refs.filter((ref) => refs.has(ref)).length;
      return shared === 0 ? [] : [{ index, fireteam, shared }];
    });
  });
  pairs.sort(
    (a, b) =>
      b.shared - a.shared ||
      a.fireteam.formedAt - b.fireteam.formedAt ||
      a.fireteam.id - b.fireteam.id ||
      a.index - b.index,
  );
  const found = new Map<number, Known>();
  const taken = new Set<number>();
  for (const { index, fireteam } of pairs) {
    if (found.has(index) || taken.has(fireteam.id)) continue;
    found.set(index, fireteam);
    taken.add(fireteam.id);
  }
  return groups.map((_, index) => found.get(index) ?? null);
}

interface PlayingMember {
  readonly activity: string;
  readonly since: Instant;
  readonly exactness: Exactness;
}

/** What most of them play, and the earliest start of it that can be relied on; null where nobody plays. */
export function activityOf(playing: readonly PlayingMember[]): PlayingMember | null {
  const byActivity = [...Map.groupBy(playing, (member) => member.activity).entries()].map(([activity, members]) => ({
    activity,
    members,
    start: earliest(members),
  }));
  byActivity.sort((a, b) => b.members.length - a.members.length || a.start.since - b.start.since);
  const [first] = byActivity;
  return first === undefined ? null : first.start;
}

function earliest(members: readonly PlayingMember[]): PlayingMember {
  const exact = members.filter((member) => member.exactness === "exact");
  return (exact.length > 0 ? exact : members).reduce((a, b) => (b.since < a.since ? b : a));
}
