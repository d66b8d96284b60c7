import type { Client } from "#main/hosts/client.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import { CommandError } from "./output.ts";

/** The clan that CLAN names: an id, a game's reference, or a name that only one clan has. */
export async function resolveClan(client: Client, text: string): Promise<ClanSummary> {
  const clans = await client.clans.list();
  const byId = /^\d+$/.test(text) ? clans.filter((clan) => clan.id === Number(text)) : [];
  if (byId[0] !== undefined) return byId[0];
  const plain = (ref: string) => ref.replace(/^#/, "").toUpperCase();
  const byRef = clans.filter((clan) => plain(clan.ref) === plain(text.trim()));
  const byName = clans.filter((clan) => clan.name.toLowerCase() === text.trim().toLowerCase());
  const found = byRef.length > 0 ? byRef : byName;
  if (found.length > 1) {
    const list = found.map((clan) => `${clan.id} (${clan.game} ${clan.ref})`).join(", ");
    throw new CommandError(`Several clans match “${text}”: ${list}. Use the id.`);
  }
  if (found[0] !== undefined) return found[0];
  const known = clans.map((clan) => `${clan.id} ${clan.ref} ${clan.name}`).join("; ");
  throw new CommandError(
    clans.length === 0
      ? "No clan is tracked yet. Add one with: adjutant clans add clash-of-clans TAG"
      : `No clan matches “${text}”. There are: ${known}`,
  );
}
