import type { Reader } from "#main/store/database.ts";
import { listHandMembers } from "#main/store/members/hand.ts";
import { findLatestStay } from "#main/store/members/members.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";

/** Refs of those who are in a clan now. */
export function listMemberRefs(reader: Reader, clan: ClanId): string[] {
  return listHandMembers(reader, clan).map((member) => member.ref);
}

/** Whether an account is or was in a clan. */
export function wasEverIn(reader: Reader, clan: ClanId, account: AccountId): boolean {
  return findLatestStay(reader, clan, account) !== undefined;
}
