import type { Game } from "#main/games/game.ts";
import type { Database, Reader, Tx } from "#main/store/database.ts";
import {
  findSecret,
  insertCredential,
  listCredentials,
  listCredentialsOf,
  removeCredentials,
  resetVerdicts,
  type StoredCredential,
  saveSecret,
} from "#main/store/settings/credentials.ts";
import type { SecretBox } from "#main/store/settings/secret-box.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { KeyStatus } from "#shared/contract/sync.ts";
import type { Actor } from "#shared/game.ts";
import type { CredentialId, GameId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export interface Edit {
  readonly actor: Actor;
  readonly at: Instant;
}

/** A key that can be sent. The token never leaves this object but in the header of a request. */
export interface OpenKey {
  readonly id: CredentialId;
  readonly token: string;
  readonly state: StoredCredential["state"];
  readonly reason: string | null;
}

/** The keys of a workspace. One that was sealed where this host cannot open it is `locked` and must be entered again. */
export interface Keys {
  /** Keys of an upstream that can be opened, refused ones included. */
  readonly list: (upstream: string) => readonly OpenKey[];
  /** What is known of all keys, without the keys. */
  readonly status: (game?: GameId) => KeyStatus[];
  readonly replace: (game: Game, tokens: readonly string[], edit: Edit) => void;
  readonly remove: (game: GameId, edit: Edit) => number;
  readonly isLocked: () => boolean;
}

export function createKeys(database: Database, box: SecretBox): Keys {
  const reader: Reader = database.reader;

  function open(credential: StoredCredential): string | null {
    const sealed = findSecret(reader, credential.secretName);
    return sealed === undefined ? null : box.open(credential.secretName, sealed);
  }

  function add(tx: Tx, game: Game, upstream: string, token: string, addedAt: Instant): CredentialId {
    const addresses = game.inspectKey(token)?.addresses ?? [];
    return insertCredential(tx, { game: game.id, upstream, addedAt, addresses }, (name) => box.seal(name, token));
  }

  return {
    list(upstream) {
      const keys: OpenKey[] = [];
      for (const credential of listCredentialsOf(reader, upstream)) {
        const token = open(credential);
        if (token !== null) keys.push({ id: credential.id, token, state: credential.state, reason: credential.reason });
      }
      return keys;
    },
    status(game) {
      return listCredentials(reader)
        .filter((credential) => game === undefined || credential.game === game)
        .map((credential) => ({
          id: credential.id,
          game: credential.game,
          upstream: credential.upstream,
          addedAt: credential.addedAt,
          addresses: JSON.parse(credential.addresses) as string[],
          state: open(credential) === null ? "locked" : credential.state,
          reason: credential.reason,
          seenAddress: credential.seenAddress,
          testedAt: credential.testedAt,
        }));
    },
    replace(game, tokens, edit) {
      database.durably((tx) => {
        const known = listCredentials(tx).filter((credential) => credential.game === game.id);
        const before = { keys: known.length };
        // A key that is there keeps its row, and with it the record of what left with it: its limit holds on.
        const kept: CredentialId[] = [];
        for (const [upstream, { credentials }] of Object.entries(game.upstreams)) {
          if (credentials === "none") continue;
          for (const token of new Set(tokens)) {
            const same = known.find((credential) => credential.upstream === upstream && open(credential) === token);
            if (same === undefined) kept.push(add(tx, game, upstream, token, edit.at));
            else {
              // It may have been sealed with a key of the workspace that is not the present one.
              saveSecret(tx, same.secretName, box.seal(same.secretName, token));
              kept.push(same.id);
            }
          }
        }
        removeCredentials(tx, game.id, kept);
        resetVerdicts(tx, game.id);
        appendAudit(tx, { ...edit, action: "keys.set", target: game.id, before, after: { keys: tokens.length } });
      });
    },
    remove(game, edit) {
      return database.durably((tx) => {
        const keys = removeCredentials(tx, game, []);
        appendAudit(tx, { ...edit, action: "keys.remove", target: game, before: { keys }, after: undefined });
        return keys;
      });
    },
    isLocked() {
      return listCredentials(reader).some((credential) => open(credential) === null);
    },
  };
}
