/** What the conditions of a rule come to for one member, purely. What is not known is not met. */
import type { RuleCondition, RuleEvidence } from "#shared/contract/inactivity.ts";
import { DAY, type Instant } from "#shared/time.ts";
import type { Amount } from "./amounts.ts";
import { type Quiet, wholeDays } from "./days.ts";

/** What is known of one member; the numbers are looked up where a condition asks for them. */
export interface MemberFacts {
  readonly now: Instant;
  /** Null: a member before we looked. */
  readonly joinedAt: Instant | null;
  /** First check of the clan. */
  readonly watchedSince: Instant | null;
  readonly gameRole: string | null;
  readonly warnings: number;
  readonly gained: (metrics: readonly string[], from: Instant) => Amount | null;
  readonly value: (metrics: readonly string[]) => number | null;
  readonly quiet: (signals: readonly string[]) => Quiet & { readonly since: Instant | null };
}

type Measured = Pick<RuleEvidence, "actual" | "isAtLeast" | "from" | "to">;

/** Each condition with what it was compared with, in their order. */
export function evidenceOf(conditions: readonly RuleCondition[], facts: MemberFacts): RuleEvidence[] {
  return conditions.map((condition) => {
    const measured = measure(condition, facts);
    return { condition, isMet: isMet(condition, measured), ...measured };
  });
}

function measure(condition: RuleCondition, facts: MemberFacts): Measured {
  const { now, joinedAt, watchedSince } = facts;
  const here = joinedAt ?? watchedSince;
  switch (condition.kind) {
    case "in-clan-days":
      return here === null ? UNKNOWN : { ...span(here, now, joinedAt === null), actual: wholeDays(here, now) };
    case "gained": {
      const from = condition.days === null ? here : now - condition.days * DAY;
      const gain = from === null ? null : facts.gained(condition.metrics, from);
      if (from === null || gain === null) return UNKNOWN;
      const isAtLeast = gain.isAtLeast || (condition.days === null && joinedAt === null);
      return { ...span(Math.max(from, gain.since ?? from), now, isAtLeast), actual: gain.amount };
    }
    case "value":
      return { ...UNKNOWN, actual: facts.value(condition.metrics), to: now };
    case "quiet-days": {
      const { days, isAtLeast, since } = facts.quiet(condition.signals);
      return days === null ? UNKNOWN : { actual: days, isAtLeast, from: since, to: now };
    }
    case "role":
      return { ...UNKNOWN, actual: facts.gameRole };
    case "warned":
      return { ...UNKNOWN, actual: facts.warnings > 0 };
  }
}

const UNKNOWN: Measured = { actual: null, isAtLeast: false, from: null, to: null };

function span(from: Instant, to: Instant, isAtLeast: boolean): Omit<Measured, "actual"> {
  return { from, to, isAtLeast };
}

function isMet(condition: RuleCondition, { actual, isAtLeast }: Measured): boolean {
  if (actual === null) return false;
  switch (condition.kind) {
    case "in-clan-days":
    case "quiet-days":
      return Number(actual) >= condition.atLeast;
    case "gained":
    case "value":
      // Of a least it is not known that it is not more.
      return condition.compare === "at-least"
        ? Number(actual) >= condition.amount
        : !isAtLeast && Number(actual) <= condition.amount;
    case "role":
      return condition.roles.includes(String(actual));
    case "warned":
      return actual === condition.is;
  }
}

/**
 * Whether a rule's action would change nothing for somebody of this role: who has the role or a higher one is not promoted to
 * it, who has it or a lower one not demoted.
 * @param roles the game's roles, highest first; of a role that is not among them only itself is known.
 */
export function isThereAlready(
  { action, toRole }: { readonly action: string; readonly toRole: string | null },
  gameRole: string | null,
  roles: readonly string[],
): boolean {
  if (toRole === null || gameRole === null) return false;
  if (gameRole === toRole) return true;
  const [has, to] = [roles.indexOf(gameRole), roles.indexOf(toRole)];
  if (has === -1 || to === -1) return false;
  return action === "promote" ? has < to : action === "demote" && has > to;
}
