/** Whom rules suggest. What is counted is looked up once for all members, a condition at a time; nothing is done about it. */
import { listLatestStays } from "#main/store/members/members.ts";
import { countWarnings } from "#main/store/members/notes.ts";
import { listDismissals, listRules } from "#main/store/members/rules.ts";
import { checkOf } from "#main/store/resources/clan-check.ts";
import { listSeenMetrics } from "#main/store/samples/seen-metrics.ts";
import { listMemberMetrics, listWindowEnds, type MemberMetric } from "#main/store/samples/window-ends.ts";
import type { Rule, RuleDraft, Suggestion } from "#shared/contract/inactivity.ts";
import type { AccountId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { gainedBy, valueOfAll } from "./amounts.ts";
import { evidenceOf, isThereAlready, type MemberFacts } from "./evidence.ts";
import { allPartsOf } from "./metric-parts.ts";
import { type InactivityScene, listInactivity } from "./progress.ts";

/** Whom the enabled rules of a clan suggest, rule by rule; those that were dismissed last. */
export function listSuggestions(scene: InactivityScene): Suggestion[] {
  const { reader, clan } = scene;
  const dismissed = new Map(listDismissals(reader, clan.id).map((one) => [`${one.rule} ${one.account}`, one.at]));
  const suggestions = suggestedBy(
    scene,
    listRules(reader, clan.id).filter((rule) => rule.isEnabled),
  ).map((one) => ({ ...one, dismissedAt: dismissed.get(`${one.rule} ${one.account}`) ?? null }));
  return suggestions.sort((a, b) => Number(a.dismissedAt !== null) - Number(b.dismissedAt !== null));
}

/** Whom a rule would suggest, whether or not it is kept or enabled. */
export function previewRule(scene: InactivityScene, rule: RuleDraft): Suggestion[] {
  return suggestedBy(scene, [{ ...rule, id: null }]);
}

type AskedRule = RuleDraft & { readonly id: Rule["id"] | null };

function suggestedBy(scene: InactivityScene, rules: readonly AskedRule[]): Suggestion[] {
  if (rules.length === 0) return [];
  const { reader, game, clan } = scene;
  const roles = game.roles.map((role) => role.id);
  const stays = listLatestStays(reader, clan.id, false);
  const factsOf = createFacts(scene);
  return rules.flatMap((rule) =>
    stays.flatMap((stay) => {
      if (isThereAlready(rule, stay.gameRole, roles)) return [];
      const evidence = evidenceOf(rule.conditions, factsOf(stay));
      if (!evidence.every((one) => one.isMet)) return [];
      const { account, ref, name, gameRole } = stay;
      const { id, action, toRole } = rule;
      return [
        { rule: id, ruleName: rule.name, action, toRole, account, ref, name, gameRole, evidence, dismissedAt: null },
      ];
    }),
  );
}

/** What conditions ask about members. Each question is asked of the store once, for all members. */
function createFacts(scene: InactivityScene) {
  const { reader, game, clan, clock } = scene;
  const { now } = clock;
  const watchedSince = checkOf(reader, game, clan, clock).firstCheckAt;
  const warnings = countWarnings(reader, clan.id);
  const seen = listSeenMetrics(reader, game.id);
  const quiet = once((signals: readonly string[]) => {
    const { rows } = listInactivity(scene, signals);
    return new Map(rows.map((row) => [row.account, row]));
  });
  const partsByMember = once((metrics: readonly string[]) => {
    const parts = allPartsOf(game.metrics, seen, metrics);
    const stored = listMemberMetrics(reader, clan.id, [...new Set(parts.map((part) => part.metric))]);
    const byMetric = Map.groupBy(parts, (part) => part.metric);
    return Map.groupBy(
      stored.flatMap((one) => (byMetric.get(one.metric) ?? []).map(({ derive }) => ({ ...one, derive }))),
      (part) => part.account,
    );
  });
  const ends = once((windows: readonly (readonly [MemberMetric["series"], Instant])[]) => {
    const asked = windows.map(([series, from]) => ({ series, from }));
    return new Map(listWindowEnds(reader, asked, now).map((one) => [one.series, one]));
  });
  return (stay: {
    readonly account: AccountId;
    readonly joinedAt: Instant | null;
    readonly gameRole: string | null;
  }): MemberFacts => ({
    now,
    watchedSince,
    joinedAt: stay.joinedAt,
    gameRole: stay.gameRole,
    warnings: warnings.get(stay.account) ?? 0,
    value: (metrics) => valueOfAll(partsByMember(metrics).get(stay.account) ?? []),
    gained(metrics, from) {
      const parts = partsByMember(metrics).get(stay.account) ?? [];
      const known = ends(parts.map((part) => [part.series, from] as const));
      return gainedBy(
        parts.flatMap(({ series, kind, derive }) => {
          const window = known.get(series);
          return window === undefined ? [] : { ...window, kind, derive };
        }),
        from,
      );
    },
    quiet(signals) {
      const row = quiet(signals).get(stay.account);
      if (row === undefined) return { days: null, isAtLeast: true, since: null };
      return { days: row.days, isAtLeast: row.isAtLeast, since: row.progress?.to ?? null };
    },
  });
}

/** Answers a question the first time, and the same one from memory. */
function once<Question, Answer>(ask: (question: Question) => Answer): (question: Question) => Answer {
  const answers = new Map<string, Answer>();
  return (question) => {
    const key = JSON.stringify(question);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = ask(question);
    answers.set(key, answer);
    return answer;
  };
}
