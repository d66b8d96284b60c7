import type { Game } from "#main/games/game.ts";
import type { StoredContest } from "#main/store/contests/contests.ts";
import type { Database, Tx } from "#main/store/database.ts";
import type { SecretBox } from "#main/store/settings/secret-box.ts";
import type { ContestAction, ContestState, Hindrance } from "#shared/contract/contests.ts";
import type { Actor } from "#shared/game.ts";
import type { ClanId, GameId, SnapshotId } from "#shared/ids.ts";
import type { Clock, Instant } from "#shared/time.ts";
import type { HeadFile } from "./head-file.ts";

export interface Edit {
  readonly actor: Actor;
  readonly at: Instant;
}

/** What a contest's way from its commitment to its winners needs. */
export interface DrawScene {
  readonly database: Database;
  readonly games: ReadonlyMap<GameId, Game>;
  readonly clock: Pick<Clock, "now">;
  readonly box: SecretBox;
  readonly headFile: HeadFile;
  /** So many bytes from the operating system's generator. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** Begins a check of everybody in a clan, in the transaction that notes it. */
  readonly beginCheck: (tx: Tx, clan: ClanId, askedBy: string) => SnapshotId;
  /** Has everybody in a clan checked so that it is over at an instant. */
  readonly planCheck: (tx: Tx, clan: ClanId, name: string, beforeAt: Instant, edit: Edit) => void;
  /** Called after the commit of either. */
  readonly onChecks: () => void;
  readonly onDefect: (error: unknown, where: string) => string;
}

/** Why an action cannot be done, as the contract tells it. */
export interface Hindered {
  readonly action: ContestAction;
  readonly why: Hindrance;
  readonly state: ContestState;
  readonly at: Instant | null;
}

export type Deed =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: "hindered"; readonly hindered: Hindered };

export const DONE: Deed = { ok: true };

/** What Adjutant does by itself. */
export const OURSELVES: Actor = { name: "Adjutant", role: "leader" };

/** What the audit knows a contest by. */
export const targetOf = ({ publicId }: Pick<StoredContest, "publicId">) => `contest ${publicId}`;
