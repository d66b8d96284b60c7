/** What of a difference is ticked, and what that comes to. Pure. */
import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { RosterApplied, RosterChanges, RosterDifference } from "#shared/contract/roster.ts";
import type { AccountId } from "#shared/ids.ts";

/** Ids of the ticked lines. */
export type Ticked = ReadonlySet<string>;

export const joinLine = ({ ref }: { readonly ref: string }) => `join ${ref}`;
export const leaveLine = ({ account }: { readonly account: AccountId }) => `leave ${account}`;
export const roleLine = ({ account }: { readonly account: AccountId }) => `role ${account}`;
export const renameLine = ({ account, toRef }: { readonly account: AccountId; readonly toRef: string }) =>
  `rename ${account} ${toRef}`;

const CONVINCING: ReadonlySet<string> = new Set(["sure", "likely"]);

/**
 * What is ticked at first: everything but leaves that the game itself would have to report and renames that little speaks for.
 * Of several renames of one player, or to one name, the first.
 */
export function firstTicked(difference: RosterDifference): Ticked {
  const taken = new Set<string>();
  const renames = difference.renames.filter(({ account, toRef, confidence }) => {
    const ends = [`from ${account}`, `to ${toRef}`];
    if (!CONVINCING.has(confidence) || ends.some((end) => taken.has(end))) return false;
    for (const end of ends) taken.add(end);
    return true;
  });
  return new Set([
    ...difference.joins.map(joinLine),
    ...difference.leaves.filter((leave) => !leave.isFromGame).map(leaveLine),
    ...difference.roles.map(roleLine),
    ...renames.map(renameLine),
  ]);
}

/** The choice after one line was ticked or not. A rename excludes the others of its player and those to its name. */
export function withTick(difference: RosterDifference, ticked: Ticked, line: string, isOn: boolean): Ticked {
  const next = new Set(ticked);
  const rename = difference.renames.find((one) => renameLine(one) === line);
  if (rename !== undefined && isOn) {
    for (const other of difference.renames) {
      if (other.account === rename.account || other.toRef === rename.toRef) next.delete(renameLine(other));
    }
  }
  if (isOn) next.add(line);
  else next.delete(line);
  return next;
}

/** The difference without what a ticked rename says already: its player does not leave, and its new name does not join. */
export function remaining(difference: RosterDifference, ticked: Ticked): Pick<RosterDifference, "joins" | "leaves"> {
  const renamed = difference.renames.filter((one) => ticked.has(renameLine(one)));
  const accounts = new Set(renamed.map((one) => one.account));
  const names = new Set(renamed.map((one) => one.toRef));
  return {
    joins: difference.joins.filter((join) => !names.has(join.ref)),
    leaves: difference.leaves.filter((leave) => !accounts.has(leave.account)),
  };
}

/** What is ticked, as it is applied; what a place knows members by is kept in any case. */
export function chosenChanges(difference: RosterDifference, ticked: Ticked): Required<Omit<RosterChanges, "from">> {
  const { joins, leaves } = remaining(difference, ticked);
  return {
    joins: joins
      .filter((join) => ticked.has(joinLine(join)))
      .map(({ name, gameRole, joinedAt, externalId }) => ({ name, gameRole, joinedAt, externalId })),
    leaves: leaves.filter((leave) => ticked.has(leaveLine(leave))).map((leave) => leave.account),
    roles: difference.roles
      .filter((role) => ticked.has(roleLine(role)))
      .map(({ account, after }) => ({ account, gameRole: after })),
    renames: difference.renames
      .filter((rename) => ticked.has(renameLine(rename)))
      .map(({ account, toName }) => ({ account, name: toName })),
    links: difference.links,
  };
}

type Counts = Readonly<Record<"joins" | "leaves" | "roles" | "renames", { readonly length: number }>>;

const counted = (count: number, one: string, many: string) =>
  count === 0 ? null : `${numbers.count(count)} ${plural(count, one, many)}`;

/** `Apply 3 joins, 1 leave, 1 rename`; null where nothing is ticked. */
export function applyText({ joins, leaves, roles, renames }: Counts): string | null {
  const parts = [
    counted(joins.length, "join", "joins"),
    counted(leaves.length, "leave", "leaves"),
    counted(roles.length, "role", "roles"),
    counted(renames.length, "rename", "renames"),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `Apply ${parts.join(", ")}`;
}

/** What was done: `3 joined, 1 left, 1 renamed, with 1 history joined`. */
export function appliedWords({ joined, left, rolesChanged, renamed, merged }: RosterApplied): string {
  const parts = [
    joined === 0 ? null : `${numbers.count(joined)} joined`,
    left === 0 ? null : `${numbers.count(left)} left`,
    counted(rolesChanged, "role changed", "roles changed"),
    renamed === 0 ? null : `${numbers.count(renamed)} renamed`,
    merged === 0 ? null : `${counted(merged, "history", "histories")} joined to what was known`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "Nothing was changed" : parts.join(", ");
}

/** Whether a list says nothing new. */
export function isSame({ joins, leaves, roles, renames }: Counts): boolean {
  return joins.length + leaves.length + roles.length + renames.length === 0;
}
