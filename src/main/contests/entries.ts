/**
 * Who has how many entries, and why.
 *
 * 1. Whoever was a member at some time after the start and until the end is in the list, with entries or without.
 * 2. An account is one member, whatever its name, and however often it left and came back.
 * 3. What an officer corrected replaces what the rules give; who takes no part has none, whatever else holds.
 */
import type { StoredContest } from "#main/store/contests/contests.ts";
import { listCorrections } from "#main/store/contests/corrections.ts";
import { listMembersDuring, listStaysDuring, type ScopeStay } from "#main/store/members/scopes.ts";
import { type Part, readCatalogue } from "#main/store/samples/catalogue.ts";
import type { ContestEntry, ContestTerms, Correction, EntryList } from "#shared/contract/contests.ts";
import type { ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { type MemberGains, readPartGains } from "./part-gains.ts";
import { type ContestPlan, type ContestScene, windowAt } from "./plan.ts";
import { totalOf } from "./rule-entries.ts";
import { ruleProof } from "./rule-proof.ts";
import { type ResolvedRule, resolveRule } from "./targets.ts";
import { columnsOf, type Problem } from "./terms.ts";
import { whyNone } from "./why.ts";

/** The list of a contest that is not locked, with what officers changed in it. */
export function listEntries(scene: ContestScene, contest: StoredContest, now: Instant): EntryList {
  return entriesAt(scene, contest, listCorrections(scene.reader, contest.id), now);
}

/**
 * The list that a plan gives at a moment. Rules that the game does not know give nothing; of a clan that is no longer tracked
 * nothing is known.
 */
export function entriesAt(
  scene: ContestScene,
  plan: ContestPlan,
  corrections: readonly Correction[],
  now: Instant,
): EntryList {
  const members = plan.clanId === null ? [] : membersOf(scene, { ...plan, clanId: plan.clanId }, now);
  const held = holding(corrections);
  const rows = members.map((member) => entryOf(scene, plan, member, held));
  const { total } = totalOf(rows.map((row) => row.weight));
  return {
    entries: rows.map((row) => ({ ...row, chance: total === 0 ? 0 : row.weight / total })).sort(byWeight),
    corrections: corrections.map(({ entryId, kind, value, reason, author, at }) => ({
      entryId,
      kind,
      value,
      reason,
      author,
      at,
    })),
    total,
    entrants: rows.filter((row) => row.weight > 0).length,
    computedAt: now,
    isLocked: false,
  };
}

/** The list that terms would give, saved or not, and what is wrong with it. */
export function previewEntries(
  scene: ContestScene,
  terms: ContestTerms,
  clan: { readonly id: ClanId; readonly ref: string },
  now: Instant,
): { readonly list: EntryList; readonly problems: Problem[] } {
  const plan = { ...columnsOf(terms), clanId: clan.id, clanRef: clan.ref };
  const list = entriesAt(scene, plan, [], now);
  return { list, problems: isDrawable(list) ? [] : [{ problem: "too-many-entries", detail: null }] };
}

/** Whether the draw can tell all entries of a list apart. */
export function isDrawable(list: Pick<EntryList, "entries">): boolean {
  return !totalOf(list.entries.map((entry) => entry.weight)).isTooLarge;
}

function byWeight(a: ContestEntry, b: ContestEntry): number {
  return b.weight - a.weight || (a.entryId < b.entryId ? -1 : 1);
}

/** A rule with its place among those of the contest. */
type PlacedRule = ResolvedRule & { readonly index: number };

interface Considered {
  readonly gains: MemberGains;
  readonly rules: readonly PlacedRule[];
  readonly stays: readonly ScopeStay[];
}

function membersOf(
  scene: ContestScene,
  plan: ContestPlan & { readonly clanId: NonNullable<ContestPlan["clanId"]> },
  now: Instant,
): Considered[] {
  const window = windowAt(plan, now);
  const catalogue = readCatalogue(scene.reader, scene.game);
  const rules = plan.rules.flatMap((rule, index) => {
    const resolved = resolveRule(scene.game, catalogue, rule);
    return resolved.ok ? [{ ...resolved.rule, index }] : [];
  });
  const until = Math.max(window.from, Math.min(plan.endAt, now));
  const members = listMembersDuring(scene.reader, plan.clanId, window.from, until);
  const stays = Map.groupBy(listStaysDuring(scene.reader, plan.clanId, window.from, until), (stay) => stay.account);
  return readPartGains(scene, plan, window, members, partsOf(rules)).map((gains) => ({
    gains,
    rules,
    stays: stays.get(gains.member.account) ?? [],
  }));
}

/** Every number that the rules count, each once. */
function partsOf(rules: readonly ResolvedRule[]): Part[] {
  const parts = rules.flatMap((rule) => rule.groups.flat().map(({ part }) => [part.key, part] as const));
  return [...new Map(parts).values()];
}

/** The correction of each kind that holds, by the entry: the newest. */
export function holding(corrections: readonly Correction[]) {
  const held = new Map<string, Correction>();
  for (const one of corrections) held.set(`${one.kind} ${one.entryId}`, one);
  return (kind: Correction["kind"], entryId: string): Correction | null => {
    const found = held.get(`${kind} ${entryId}`);
    return found === undefined || found.value === null ? null : found;
  };
}

function entryOf(
  { game }: ContestScene,
  plan: ContestPlan,
  { gains, rules, stays }: Considered,
  held: ReturnType<typeof holding>,
): ContestEntry {
  const { account, ref, name } = gains.member;
  const entryId = game.entryId(ref);
  const proof = rules.map((rule) => ruleProof(rule, rule.index, gains));
  const hasLeft = plan.leavers === "exclude" && leftBefore(stays, plan.endAt);
  const hasJoinedLater = plan.joiners === "exclude" && joinedAfter(stays, plan.startAt);
  const computed = hasLeft || hasJoinedLater ? 0 : totalOf(proof.map((rule) => rule.entries)).total;
  const correction = held("weight", entryId);
  const optOut = held("opt-out", entryId);
  const isOut = optOut?.value === 1;
  const weight = isOut ? 0 : (correction?.value ?? computed);
  return {
    account,
    ref,
    entryId,
    name,
    weight,
    computed,
    chance: 0,
    why: whyNone({ weight, isOut, isCorrected: correction !== null, hasLeft, hasJoinedLater, rules: proof }),
    checkedAt: gains.checkedAt,
    correction: correction === null ? null : { ...said(correction), weight: correction.value ?? 0 },
    optOut: isOut && optOut !== null ? said(optOut) : null,
    proof,
  };
}

export const said = ({ reason, author, at }: Correction) => ({ reason, author, at });

/** Whether the last stay ended until the end. A leave that a second reading has not confirmed is none yet. */
function leftBefore(stays: readonly ScopeStay[], endAt: Instant): boolean {
  return stays.every((stay) => stay.leftAt !== null && stay.leftAt <= endAt);
}

/** Whether every stay began after the start; who was a member before we looked did not. */
function joinedAfter(stays: readonly ScopeStay[], startAt: Instant): boolean {
  return stays.every((stay) => stay.joinedAt !== null && stay.joinedAt > startAt);
}
