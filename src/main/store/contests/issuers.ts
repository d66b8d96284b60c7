import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryFirst } from "#main/store/statements.ts";
import type { Instant } from "#shared/time.ts";

export interface StoredIssuer {
  /** 16 bytes, hexadecimal. */
  readonly issuer: string;
  readonly madeAt: Instant;
  /** Where the workspace was when this issuer was made or confirmed. */
  readonly place: string;
}

/** The one that numbers commitments here: the newest. */
export function findIssuer(reader: Reader): StoredIssuer | undefined {
  return queryFirst(reader, "select issuer, made_at as madeAt, place from draw_issuers order by rowid desc limit 1");
}

export function insertIssuer(tx: Tx, { issuer, madeAt, place }: StoredIssuer): void {
  execute(tx, "insert into draw_issuers (issuer, made_at, place) values (?, ?, ?)", issuer, madeAt, place);
}

export function saveIssuerPlace(tx: Tx, issuer: string, place: string): void {
  execute(tx, "update draw_issuers set place = ? where issuer = ?", place, issuer);
}
