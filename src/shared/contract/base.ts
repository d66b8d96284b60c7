import { oc } from "@orpc/contract";
import { z } from "zod";
import { Role } from "#shared/game.ts";
import { ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

/** What a procedure says of itself beside its shapes. */
export interface ProcedureMeta extends Record<string, unknown> {
  /** The least role that may call it. */
  readonly role: Role;
}

/** Why nothing can be kept, and so nothing is synced; it is tried again until it can. */
export const HaltReason = z.enum(["disk-full", "read-only", "database-busy", "defect"]);
export type HaltReason = z.infer<typeof HaltReason>;

/** Errors that any procedure may answer with. The words are composed by whoever shows them. */
const COMMON_ERRORS = {
  FORBIDDEN: { status: 403, data: z.object({ least: Role }) },
  NOT_FOUND: { status: 404, data: z.object({ what: z.string(), ref: z.string() }) },
  /** Nothing was changed, for nothing can be kept. */
  STORE_UNAVAILABLE: { status: 503, data: z.object({ why: HaltReason }) },
  /** A defect of ours; the reference finds it in the log. */
  DEFECT: { status: 500, data: z.object({ reference: z.string() }) },
} as const;

const base = oc.$meta<ProcedureMeta>({ role: "leader" }).errors(COMMON_ERRORS);

/** Reads: every role. */
export const forMembers = base.meta({ role: "member" });
/** Writes of the day: officers and leaders. */
export const forOfficers = base.meta({ role: "officer" });
/** Settings, keys and tokens. */
export const forLeaders = base.meta({ role: "leader" });

/** Milliseconds since 1970, UTC. */
export const At = z.number() satisfies z.ZodType<Instant>;

/**
 * How an attempt to fetch something ended. `fresh` and `unchanged` (the same bytes, or the same facts after reading) are
 * good; the others say why there is nothing new.
 */
export const OutcomeKind = z.enum([
  "fresh",
  "unchanged",
  "not-found",
  "private",
  "throttled",
  "maintenance",
  "unauthorized",
  "malformed",
  "unreachable",
]);
export type OutcomeKind = z.infer<typeof OutcomeKind>;

/** Why something is not up to date: what the last attempt ended with and when the next one is. */
export const Trouble = z.object({
  outcome: OutcomeKind,
  /** One line for people, from the game's own words where there are any; never a secret. */
  detail: z.string().nullable(),
  since: At,
  nextTryAt: At.nullable(),
});
export type Trouble = z.infer<typeof Trouble>;

/** How old an answer about game data is. Every such answer carries one. */
export const Freshness = z.object({
  lastUpdated: At.nullable(),
  isStale: z.boolean(),
  nextCheckAt: At.nullable(),
  trouble: Trouble.nullable(),
});
export type Freshness = z.infer<typeof Freshness>;

export const ByClan = z.object({ clan: ClanId });

/** `from` exclusive, `to` inclusive (DESIGN.md section 5). */
export const Span = z.object({ from: At, to: At });
