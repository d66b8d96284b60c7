/**
 * The evidence file: what the entries of a contest were computed from, so that a member can compute them again. Its bytes are
 * bound by the lock.
 *
 * 1. The text is JCS, with whole numbers as numbers and others as decimals in strings.
 * 2. It holds the terms as text and as data, every member that was looked at, and every change by hand with author and reason.
 */
import type { StoredContest } from "#main/store/contests/contests.ts";
import type { ContestEntry, ContestRule, EntryList, RuleProof, TargetProof } from "#shared/contract/contests.ts";
import { jcs } from "#shared/draw/encode.ts";
import { type Instant, toIso, toIsoOrNull } from "#shared/time.ts";
import { decimalText } from "./decimal.ts";

const VERSION = "adjutant-evidence/1";

type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** Instants are ISO 8601 in UTC, with milliseconds. */
export function evidenceOf(contest: StoredContest, list: EntryList): string {
  const { publicId, game, clanRef, startAt, endAt, graceMs, joiners, leavers } = contest;
  return textOf({
    v: VERSION,
    contest_id: publicId,
    game,
    clan: clanRef,
    rules_text: plain(contest.rulesText ?? ""),
    terms: {
      start_at: toIso(startAt),
      end_at: toIso(endAt),
      grace_ms: graceMs,
      baseline_max_age_ms: contest.baselineMaxAgeMs,
      baseline_otherwise: contest.baselineOtherwise,
      joiners,
      leavers,
      rules: contest.rules.map(ruleOf),
    },
    computed_at: toIso(list.computedAt),
    total: exact(list.total),
    members: list.entries.toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1)).map(memberOf),
    corrections: list.corrections.map((one) => ({
      entry_id: one.entryId,
      kind: one.kind,
      value: one.value,
      reason: plain(one.reason),
      author: plain(one.author),
      at: toIso(one.at),
    })),
  });
}

function textOf(value: Json): string {
  return new TextDecoder().decode(jcs(value));
}

/** Text that has bytes: of half a character outside the basic plane nothing can be written. */
const plain = (text: string) => text.toWellFormed();

/** JCS has whole numbers alone. */
function exact(value: number | null): Json {
  return value === null || Number.isSafeInteger(value) ? value : decimalText(value);
}

function ruleOf({ type, targets, match, comparator, threshold, weight, cap, per }: ContestRule): Json {
  return {
    type,
    targets: [...targets],
    match,
    comparator,
    threshold: exact(threshold),
    weight,
    cap,
    per: exact(per),
  };
}

function memberOf(entry: ContestEntry): Json {
  const { entryId, name, weight, computed, why, checkedAt, correction, optOut, proof } = entry;
  return {
    id: entryId,
    name: plain(name),
    weight,
    computed: exact(computed),
    why,
    last_checked_at: toIsoOrNull(checkedAt),
    is_corrected: correction !== null,
    is_out: optOut !== null,
    rules: proof.map(proofOf),
  };
}

function proofOf({ rule, gained, uncapped, entries, targets }: RuleProof): Json {
  return {
    rule: rule + 1,
    gained: exact(gained),
    uncapped: exact(uncapped),
    entries: exact(entries),
    numbers: targets.map(numberOf),
  };
}

function numberOf(target: TargetProof): Json {
  const { from } = target;
  return {
    target: target.target,
    metric: target.metric,
    gained: exact(target.gained),
    baseline: target.baseline,
    checked_at: toIsoOrNull(target.checkedAt),
    start: sampleOf(target.startAt, target.startValue),
    end: sampleOf(target.endAt, target.endValue),
    highest_before: exact(target.highest),
    falls: target.falls.map((fall) => ({
      at: toIso(fall.at),
      before: exact(fall.before),
      after: exact(fall.after),
      as: fall.as,
    })),
    from: from === null ? null : { metric: from.metric, start: exact(from.startValue), end: exact(from.endValue) },
    not_checked: target.gaps.map((gap) => ({ from: toIso(gap.from), to: toIso(gap.to) })),
  };
}

function sampleOf(at: Instant | null, value: number | null): Json {
  return at === null ? null : { at: toIso(at), value: exact(value) };
}
