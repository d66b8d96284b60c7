import type { FireteamView, MemberList, MemberRow } from "#shared/contract/members.ts";
import type { AccountId } from "#shared/ids.ts";

export interface MatesOf {
  readonly mates: readonly Pick<MemberRow, "id" | "name">[];
  readonly guests: FireteamView["guests"];
}

/** With whom a member plays now; null for nobody. */
export function matesOf(list: Pick<MemberList, "fireteams" | "rows"> | undefined, member: AccountId): MatesOf | null {
  const team = list?.fireteams.find((one) => one.members.includes(member));
  if (list === undefined || team === undefined) return null;
  const unseen = new Set(team.unseen.map(({ ref }) => ref));
  const mates = list.rows.filter((row) => row.id !== member && (team.members.includes(row.id) || unseen.has(row.ref)));
  return mates.length + team.guests.length === 0 ? null : { mates, guests: team.guests };
}
