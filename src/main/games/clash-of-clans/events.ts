import type { Change, GameEvent, GameTimer, TimerFacts, ValueChange, War, WarChange } from "#main/games/game.ts";

/**
 * Trophies are worth a line when somebody passes a multiple of this for the first time: passing it again after a weekly
 * reset is no news.
 */
const TROPHY_STEP = 500;

/** What the game makes of a change. Events of the roster (joined, left, role, name) are the same for every game. */
export function eventsOf(change: Change): readonly GameEvent[] {
  switch (change.type) {
    case "value":
      return valueEvents(change);
    case "war":
      return warEvents(change);
    default:
      return [];
  }
}

function valueEvents(change: ValueChange): readonly GameEvent[] {
  const { metric, account, after, gained, peakBefore } = change;
  if (metric.key === "donations" && gained > 0) {
    return [{ type: "donation", account, occurrence: "", happenedAt: null, data: { amount: gained, total: after } }];
  }
  if (metric.key === "trophies") {
    const milestone = Math.floor(after / TROPHY_STEP) * TROPHY_STEP;
    if (milestone > peakBefore) {
      return [
        {
          type: "trophies-milestone",
          account,
          occurrence: String(milestone),
          happenedAt: null,
          data: { milestone, trophies: after },
        },
      ];
    }
  }
  return [];
}

function warEvents({ before, after, isGone, now }: WarChange): readonly GameEvent[] {
  const events: GameEvent[] = [];
  const names = namesOf(after);
  const isFought = after.state !== "preparation";
  if (isFought && (before === null || before.state === "preparation")) {
    events.push({
      type: "war-started",
      account: null,
      occurrence: after.key,
      happenedAt: after.startAt !== null && after.startAt <= now ? after.startAt : null,
      data: { opponent: after.opponent.name, opponentRef: after.opponent.ref, teamSize: after.teamSize },
    });
  }
  const known = new Set(before?.attacks.map((attack) => attack.order));
  for (const attack of after.attacks) {
    if (known.has(attack.order)) continue;
    const isOwn = attack.side === "own";
    events.push({
      type: "war-attack",
      account: isOwn ? attack.attackerRef : attack.defenderRef,
      occurrence: `${after.key} ${attack.order}`,
      happenedAt: null,
      data: {
        side: attack.side,
        order: attack.order,
        attacker: names.get(attack.attackerRef) ?? attack.attackerRef,
        attackerRef: attack.attackerRef,
        defender: names.get(attack.defenderRef) ?? attack.defenderRef,
        defenderRef: attack.defenderRef,
        stars: attack.stars,
        destruction: attack.destruction,
        opponent: after.opponent.name,
      },
    });
  }
  const hasEnded = after.state === "warEnded" || isGone;
  if (hasEnded && before?.state !== "warEnded") {
    events.push({
      type: "war-ended",
      account: null,
      occurrence: after.key,
      happenedAt: after.endAt !== null && after.endAt <= now ? after.endAt : null,
      data: {
        opponent: after.opponent.name,
        opponentRef: after.opponent.ref,
        result: after.result,
        stars: after.own.stars,
        opponentStars: after.opponent.stars,
        destruction: after.own.destruction,
        opponentDestruction: after.opponent.destruction,
      },
    });
  }
  return events;
}

function namesOf(war: War): Map<string, string> {
  return new Map([...war.own.members, ...war.opponent.members].map((member) => [member.ref, member.name]));
}

/** Countdowns: to the battle day, then to its end. The game moves both when it was in maintenance. */
export function timersOf({ war, now }: TimerFacts): readonly GameTimer[] {
  if (war === null || war.state === "warEnded") return [];
  const isBeforeBattle = war.state === "preparation" && (war.startAt === null || war.startAt > now);
  const endsAt = isBeforeBattle ? war.startAt : war.endAt;
  if (endsAt === null) return [];
  const used = new Map<string, number>();
  for (const attack of war.attacks) {
    if (attack.side === "own") used.set(attack.attackerRef, (used.get(attack.attackerRef) ?? 0) + 1);
  }
  const left = war.own.members.map((member) => war.attacksPerMember - (used.get(member.ref) ?? 0));
  return [
    {
      kind: isBeforeBattle ? "war-preparation" : "war-end",
      endsAt,
      isOverdue: endsAt <= now,
      data: {
        opponent: war.opponent.name,
        stars: war.own.stars,
        opponentStars: war.opponent.stars,
        destruction: war.own.destruction,
        opponentDestruction: war.opponent.destruction,
        attacksLeft: left.reduce((sum, count) => sum + Math.max(0, count), 0),
        attacksTotal: war.attacksPerMember * war.own.members.length,
        membersWithAttacksLeft: left.filter((count) => count > 0).length,
      },
    },
  ];
}
