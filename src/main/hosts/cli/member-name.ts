import type { Client } from "#main/hosts/client.ts";
import type { MemberRow } from "#shared/contract/members.ts";
import type { ClanId } from "#shared/ids.ts";
import { CommandError } from "./output.ts";

/** Who is or was in a clan and is meant by MEMBER: the game's reference of a player, or a name that only one of them has. */
export async function resolveMember(client: Client, clan: ClanId, text: string): Promise<MemberRow> {
  const { rows } = await client.members.list({ clan, former: true });
  const plain = (word: string) => word.trim().replace(/^#/, "").toLowerCase();
  const byRef = rows.filter((row) => plain(row.ref) === plain(text));
  const found = byRef.length > 0 ? byRef : rows.filter((row) => row.name.toLowerCase() === text.trim().toLowerCase());
  const [member, another] = found;
  if (member === undefined) throw new CommandError(`Nobody in this clan matches “${text}”.`);
  if (another !== undefined) {
    throw new CommandError(`Several match “${text}”: ${found.map((row) => row.ref).join(", ")}. Use one of these.`);
  }
  return member;
}
