import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { CredentialId, GameId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export function findSecret(reader: Reader, name: string): Buffer | undefined {
  return queryFirst<{ sealed: Buffer }>(reader, "select sealed from secrets where name = ?", name)?.sealed;
}

export interface StoredCredential {
  readonly id: CredentialId;
  readonly game: GameId;
  readonly upstream: string;
  readonly secretName: string;
  readonly addedAt: Instant;
  /** JSON list. */
  readonly addresses: string;
  readonly state: "untested" | "ok" | "refused";
  readonly reason: string | null;
  readonly seenAddress: string | null;
  readonly testedAt: Instant | null;
}

const COLUMNS = `id, game, upstream, secret_name as secretName, added_at as addedAt, addresses, state, reason,
  seen_address as seenAddress, tested_at as testedAt`;

export function listCredentials(reader: Reader): StoredCredential[] {
  return queryAll(reader, `select ${COLUMNS} from credentials order by id`);
}

export function listCredentialsOf(reader: Reader, upstream: string): StoredCredential[] {
  return queryAll(reader, `select ${COLUMNS} from credentials where upstream = ? order by id`, upstream);
}

export interface NewCredential {
  readonly game: GameId;
  readonly upstream: string;
  readonly addedAt: Instant;
  readonly addresses: readonly string[];
}

/** Makes the row of a key and seals the key in; `seal` gets the name that the secret is bound to. */
export function insertCredential(
  tx: Tx,
  credential: NewCredential,
  seal: (secretName: string) => Buffer,
): CredentialId {
  const id = execute(
    tx,
    `insert into credentials (game, upstream, secret_name, added_at, addresses, state)
     values (?, ?, '', ?, ?, 'untested')`,
    credential.game,
    credential.upstream,
    credential.addedAt,
    JSON.stringify(credential.addresses),
  ).lastId as CredentialId;
  const name = `credential ${id}`;
  insertSecret(tx, name, seal(name));
  execute(tx, "update credentials set secret_name = ? where id = ?", name, id);
  return id;
}

export function insertSecret(tx: Tx, name: string, sealed: Buffer): void {
  execute(tx, "insert into secrets (name, sealed) values (?, ?)", name, sealed);
}

export function removeSecret(tx: Tx, name: string): void {
  execute(tx, "delete from secrets where name = ?", name);
}

/** Seals a key anew that is there already. */
export function saveSecret(tx: Tx, name: string, sealed: Buffer): void {
  execute(tx, "update secrets set sealed = ? where name = ?", sealed, name);
}

/** Removes all keys of a game but those of `kept`, with what they held. Says how many. */
export function removeCredentials(tx: Tx, game: GameId, kept: readonly CredentialId[]): number {
  const gone = "game = :game and id not in (select value from json_each(:kept))";
  const which = { game, kept: JSON.stringify(kept) };
  execute(tx, `delete from secrets where name in (select secret_name from credentials where ${gone})`, which);
  return execute(tx, `delete from credentials where ${gone}`, which).changes;
}

export interface CredentialVerdict {
  readonly state: "ok" | "refused";
  readonly reason: string | null;
  readonly seenAddress: string | null;
  readonly testedAt: Instant;
}

export function saveCredentialVerdict(tx: Tx, id: CredentialId, verdict: CredentialVerdict): void {
  execute(
    tx,
    "update credentials set state = ?, reason = ?, seen_address = ?, tested_at = ? where id = ?",
    verdict.state,
    verdict.reason,
    verdict.seenAddress,
    verdict.testedAt,
    id,
  );
}

/** What one server said of a key says nothing of what another will say. */
export function resetVerdicts(tx: Tx, game: GameId): void {
  execute(
    tx,
    "update credentials set state = 'untested', reason = null, seen_address = null, tested_at = null where game = ?",
    game,
  );
}
