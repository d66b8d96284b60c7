import { blob, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { CredentialId } from "#shared/ids.ts";

/** What somebody set; a key that is not here has its default. `value` is JSON. */
export const settings = sqliteTable("settings", {
  key: text().primaryKey(),
  value: text().notNull(),
});

/** Sealed with AES-256-GCM under the workspace's key; the name is bound in as additional data. */
export const secrets = sqliteTable("secrets", {
  name: text().primaryKey(),
  /** 12 bytes of nonce, the ciphertext, 16 bytes of tag. */
  sealed: blob({ mode: "buffer" }).notNull(),
});

/** What is known of a key without the key. */
export const credentials = sqliteTable(
  "credentials",
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<CredentialId>(),
    game: text().notNull(),
    upstream: text().notNull(),
    /** Row of `secrets` that holds the key. */
    secretName: text().notNull(),
    addedAt: integer().notNull(),
    /** JSON list of the addresses that the key says it is bound to. */
    addresses: text().notNull(),
    state: text({ enum: ["untested", "ok", "refused"] }).notNull(),
    reason: text(),
    seenAddress: text(),
    testedAt: integer(),
  },
  (t) => [index("credentials_by_upstream").on(t.upstream)],
);

/** Which actor changed what, from what to what. Values are JSON; secrets never appear. */
export const audit = sqliteTable("audit", {
  id: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  actor: text().notNull(),
  role: text().notNull(),
  action: text().notNull(),
  target: text().notNull(),
  before: text(),
  after: text(),
});
