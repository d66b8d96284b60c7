import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Seals texts so that the database alone gives nothing away. */
export interface SecretBox {
  readonly seal: (name: string, text: string) => Buffer;
  /** Null where this box cannot open it: another key sealed it, or it was altered or moved to another name. */
  readonly open: (name: string, sealed: Buffer) => string | null;
}

export const KEY_BYTES = 32;
const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with a fresh nonce each time; the name is bound in, so a sealed text opens under its own name only. The first
 * key seals; all are tried for opening, as two hosts of one workspace may each have sealed something.
 */
export function createSecretBox(keys: readonly [Buffer, ...Buffer[]]): SecretBox {
  if (keys.some((key) => key.byteLength !== KEY_BYTES))
    throw new Error(`The key of a workspace has ${KEY_BYTES} bytes.`);
  const [key] = keys;
  return {
    seal(name, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce);
      cipher.setAAD(Buffer.from(name, "utf8"));
      return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
    },
    open(name, sealed) {
      for (const one of keys) {
        const text = openWith(one, name, sealed);
        if (text !== null) return text;
      }
      return null;
    },
  };
}

function openWith(key: Buffer, name: string, sealed: Buffer): string | null {
  if (sealed.byteLength < NONCE_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES));
    decipher.setAAD(Buffer.from(name, "utf8"));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const text = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    return text.toString("utf8");
  } catch {
    return null;
  }
}
