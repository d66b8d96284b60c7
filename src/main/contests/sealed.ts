/**
 * The sealed copy of a contest for a second officer, so that a lost computer is not a lost draw (FAIR-DRAW.md section 12).
 *
 * 1. One JSON file holds the contest with all that is stored of its draws, packed, and the secret of the last commitment
 *    under a passphrase. The secret is the only thing in it that is not shown to members sooner or later.
 * 2. Everything else is bound to the secret: whoever alters it without the passphrase makes the file unreadable.
 * 3. The numbers of the derivation stand in the file, so that later versions can raise them.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import {
  CHECK_BYTES,
  memoryOf,
  NONCE_BYTES,
  SALT_BYTES,
  SEALED_CIPHER,
  SEALED_FORMAT,
  SealedContest,
  SealedFile,
} from "#shared/contract/sealed-contest.ts";

/** What nobody guesses in a lifetime at the price of one guess, and people can still type. */
export const SHORTEST_PASSPHRASE = 12;

export interface DerivationCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** About a third of a second and 128 MiB for one guess. */
const COST: DerivationCost = { n: 2 ** 17, r: 8, p: 1 };
/** A contest of 1000 members over all metrics of a game has some ten megabytes. */
const MOST_CONTENT = 64 * 2 ** 20;

const KEY_BYTES = 32;

/** The passphrase is compared as it looks: two keyboards write the same accent in different ways. */
const plain = (passphrase: string) => passphrase.normalize("NFKC");

export function isTooShort(passphrase: string): boolean {
  return [...plain(passphrase)].length < SHORTEST_PASSPHRASE;
}

/** The text of the file. `secret`: 32 bytes, or null where it is public. The passphrase is not too short. */
export async function sealContest(
  about: SealedFile["about"],
  content: SealedContest,
  secret: Uint8Array | null,
  passphrase: string,
  cost: DerivationCost = COST,
): Promise<string> {
  const derivation = { name: "scrypt" as const, ...cost, salt: randomBytes(SALT_BYTES).toString("hex") };
  const { key, check } = await derive(passphrase, derivation);
  const nonce = randomBytes(NONCE_BYTES);
  const open = {
    v: SEALED_FORMAT,
    about,
    derivation,
    check,
    cipher: SEALED_CIPHER,
    nonce: nonce.toString("hex"),
    content: gzipSync(JSON.stringify(content)).toString("base64"),
  } as const;
  const cipher = createCipheriv(SEALED_CIPHER, key, nonce);
  cipher.setAAD(boundBytes(open));
  const sealed = Buffer.concat([cipher.update(secret ?? Buffer.alloc(0)), cipher.final()]).toString("hex");
  const tag = cipher.getAuthTag().toString("hex");
  const file: SealedFile = { ...open, secret: sealed, tag };
  return `${JSON.stringify(file, null, 1)}\n`;
}

export type Opened =
  | { readonly ok: true; readonly content: SealedContest; readonly secret: Uint8Array | null }
  /** `unreadable`: it is no sealed copy, or was altered. */
  | { readonly ok: false; readonly why: "wrong" | "unreadable" };

const UNREADABLE: Opened = { ok: false, why: "unreadable" };

/** Opens what `sealContest` wrote. Any text gives a value, never a throw. */
export async function openSealed(text: string, passphrase: string): Promise<Opened> {
  const file = readFile(text);
  if (file === null) return UNREADABLE;
  try {
    const { key, check } = await derive(passphrase, file.derivation);
    if (!timingSafeEqual(Buffer.from(check, "hex"), Buffer.from(file.check, "hex"))) return { ok: false, why: "wrong" };
    const decipher = createDecipheriv(SEALED_CIPHER, key, Buffer.from(file.nonce, "hex"));
    decipher.setAAD(boundBytes(file));
    decipher.setAuthTag(Buffer.from(file.tag, "hex"));
    const secret = Buffer.concat([decipher.update(Buffer.from(file.secret, "hex")), decipher.final()]);
    const content = gunzipSync(Buffer.from(file.content, "base64"), { maxOutputLength: MOST_CONTENT });
    const parsed = SealedContest.safeParse(JSON.parse(content.toString("utf8")));
    if (!parsed.success) return UNREADABLE;
    return { ok: true, content: parsed.data, secret: secret.length === 0 ? null : secret };
  } catch {
    return UNREADABLE;
  }
}

function readFile(text: string): SealedFile | null {
  try {
    return SealedFile.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** What the seal binds, in one order whatever the layout of the file is. */
function boundBytes({
  v,
  about,
  derivation,
  check,
  cipher,
  nonce,
  content,
}: Omit<SealedFile, "secret" | "tag">): Buffer {
  const { contest, title, clan, sealedAt, sealedBy } = about;
  const { name, n, r, p, salt } = derivation;
  const parts = [v, contest, title, clan, sealedAt, sealedBy, name, n, r, p, salt, check, cipher, nonce, content];
  return Buffer.from(JSON.stringify(parts), "utf8");
}

function derive(
  passphrase: string,
  { n, r, p, salt }: SealedFile["derivation"],
): Promise<{ readonly key: Buffer; readonly check: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ key: Buffer; check: string }>();
  // OpenSSL needs a little beside the table itself.
  const options = { N: n, r, p, maxmem: memoryOf({ n, r }) + 128 * r * (p + 2) + 2 ** 20 };
  scrypt(plain(passphrase), Buffer.from(salt, "hex"), 2 * KEY_BYTES, options, (error, bytes) => {
    if (error !== null) return reject(error);
    const check = createHash("sha256").update(bytes.subarray(KEY_BYTES)).digest().subarray(0, CHECK_BYTES);
    resolve({ key: bytes.subarray(0, KEY_BYTES), check: check.toString("hex") });
  });
  return promise;
}
