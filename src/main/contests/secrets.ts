/**
 * The secret of a commitment, sealed at rest. Its text is hexadecimal; nothing else of Adjutant gets to see it but the lock
 * (online) and the reveal.
 */
import type { StoredDraw } from "#main/store/contests/draws.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { findSecret, insertSecret } from "#main/store/settings/credentials.ts";
import type { SecretBox } from "#main/store/settings/secret-box.ts";
import { secretHash } from "#shared/draw/commitment.ts";
import type { Commitment } from "#shared/draw/documents.ts";
import { fromHex, toHex } from "#shared/draw/encode.ts";
import { commitmentOf } from "./documents.ts";

export const SECRET_BYTES = 32;

/** Keeps a secret; returns the name that it is found and sealed under. */
export function keepSecret(
  tx: Tx,
  box: Pick<SecretBox, "seal">,
  { issuer, seq }: Pick<Commitment, "issuer" | "seq">,
  secret: Uint8Array,
): string {
  const name = `draw ${issuer} ${seq}`;
  insertSecret(tx, name, box.seal(name, toHex(secret)));
  return name;
}

/** The secret that the commitment binds; null where it cannot be opened here, or is another. */
export function openSecret(reader: Reader, box: Pick<SecretBox, "open">, draw: StoredDraw): Uint8Array | null {
  if (draw.secretName === null) return null;
  const sealed = findSecret(reader, draw.secretName);
  const text = sealed === undefined ? null : box.open(draw.secretName, sealed);
  const secret = text === null ? null : fromHex(text);
  if (secret?.length !== SECRET_BYTES) return null;
  const { secret_hash, contest_id, end_at } = commitmentOf(draw);
  return secretHash(secret, contest_id, end_at) === secret_hash ? secret : null;
}

/** How it stands with the secret of an attempt. */
export function secretStateOf(
  reader: Reader,
  box: Pick<SecretBox, "open">,
  draw: StoredDraw,
): "sealed" | "public" | "missing" {
  if (draw.secretName === null) return "public";
  return openSecret(reader, box, draw) === null ? "missing" : "sealed";
}
