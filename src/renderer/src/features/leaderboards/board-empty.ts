/** Why a board has nothing to show: five reasons, five texts. Pure. */
import type { Board } from "#shared/contract/leaderboards.ts";
import type { Instant } from "#shared/time.ts";

export type Emptiness =
  | { readonly kind: "first-check"; readonly at: Instant | null }
  | { readonly kind: "trouble" }
  | { readonly kind: "nobody" }
  | { readonly kind: "nobody-has-it" }
  /** Since when there is something to compare with. */
  | { readonly kind: "no-baseline"; readonly since: Instant | null };

/** Null where there are rows. */
export function emptinessOf(board: Pick<Board, "rows" | "unknown" | "freshness">, now: Instant): Emptiness | null {
  const { rows, unknown, freshness } = board;
  if (rows.length > 0) return null;
  if (freshness.lastUpdated === null) {
    if (freshness.trouble !== null) return { kind: "trouble" };
    const { nextCheckAt } = freshness;
    return { kind: "first-check", at: nextCheckAt === null || nextCheckAt <= now ? null : nextCheckAt };
  }
  if (unknown.length === 0) return { kind: "nobody" };
  if (unknown.every((row) => row.why === "never-known")) return { kind: "nobody-has-it" };
  const since = unknown.flatMap((row) => (row.since === null ? [] : [row.since]));
  return { kind: "no-baseline", since: since.length === 0 ? null : Math.min(...since) };
}
