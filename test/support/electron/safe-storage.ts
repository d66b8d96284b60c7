import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { record, stage } from "./recorder.ts";

const { isAvailable, backend, secret, shouldReEncrypt, givesBack } = stage.safeStorage;
const key = createHash("sha256").update(secret).digest();

/** A key store with a key of its own. The synchronous calls are deprecated in Electron 45 and are not here. */
export const safeStorage = {
  isAsyncEncryptionAvailable: () => Promise.resolve(isAvailable),
  getSelectedStorageBackend: () => backend,

  async encryptStringAsync(text: string): Promise<Buffer> {
    record("safeStorage.encryptStringAsync");
    if (!isAvailable) throw new Error("Encryption is not available.");
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", key, nonce);
    return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  },

  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    if (!isAvailable || !givesBack) throw new Error("Error while decrypting.");
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(-16));
    const text = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    return { result: text.toString("utf8"), shouldReEncrypt };
  },
};
