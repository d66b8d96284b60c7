import type { Attack, Fact, ReadResult, ResourceRef, War, WarTeam } from "#main/games/game.ts";
import type { Instant } from "#shared/time.ts";
import { METRIC_OF_ACHIEVEMENT } from "./metrics.ts";
import { parseTag } from "./tags.ts";
import type { ClanWire, PlayerWire, WarClanWire, WarWire } from "./wire.ts";

const COMPACT_TIME = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(?:\.\d+)?Z$/;

/** `20230528T144740.000Z`, which not every engine's `Date` reads; null for anything else. */
export function parseCompactTime(text: string | undefined): Instant | null {
  const parts = COMPACT_TIME.exec(text ?? "");
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function differentSubject(asked: string, got: string): string | null {
  return parseTag(got) === asked ? null : `The answer is about ${got}, not about ${asked}.`;
}

/** The clan, its whole roster, and all numbers that its body has of the members. */
export function readClan(body: ClanWire, ref: string): ReadResult {
  const wrong = differentSubject(ref, body.tag);
  if (wrong !== null) return { ok: false, detail: wrong };
  const list = body.memberList;
  if (list === undefined || list.length !== body.members) {
    return { ok: false, detail: `The clan says ${body.members} members and lists ${list?.length ?? 0}.` };
  }
  const members = list.map((member) => ({ member, tag: parseTag(member.tag) }));
  const tags = new Set(members.map(({ tag }) => tag));
  if (tags.has(null) || tags.size !== list.length) {
    return { ok: false, detail: "The clan lists a member without a valid tag, or one twice." };
  }
  const isWarLogPublic = body.isWarLogPublic ?? null;
  const facts: Fact[] = [
    {
      type: "clan",
      ref,
      name: body.name,
      description: body.description ?? null,
      memberCount: body.members,
      isWarLogPublic,
    },
    {
      type: "values",
      of: { scope: "clan", clan: ref },
      values: {
        clan_members: body.members,
        clan_level: body.clanLevel ?? null,
        clan_points: body.clanPoints ?? null,
        clan_builder_points: body.clanBuilderBasePoints ?? null,
        clan_capital_points: body.clanCapitalPoints ?? null,
        clan_war_wins: body.warWins ?? null,
        clan_war_win_streak: body.warWinStreak ?? null,
      },
    },
  ];
  const roster: { ref: string; name: string; gameRole: string | null }[] = [];
  const follow: ResourceRef[] = [];
  for (const { member, tag } of members) {
    if (tag === null) continue;
    roster.push({ ref: tag, name: member.name, gameRole: member.role ?? null });
    follow.push({ kind: "player", ref: tag });
    facts.push(
      {
        type: "values",
        of: { scope: "stay", clan: ref, account: tag },
        values: { donations: member.donations ?? null, donations_received: member.donationsReceived ?? null },
      },
      {
        type: "values",
        of: { scope: "account", account: tag },
        values: {
          trophies: member.trophies ?? null,
          builder_trophies: member.builderBaseTrophies ?? null,
          town_hall: member.townHallLevel ?? null,
          exp_level: member.expLevel ?? null,
        },
      },
    );
  }
  facts.push({ type: "roster", clan: ref, members: roster });
  // A private war log answers 403 to every question about wars: nothing is gained by asking.
  if (isWarLogPublic !== false) follow.push({ kind: "current-war", ref });
  return { ok: true, reading: { facts, follow } };
}

/** What only the player's own body has; what the clan's body has too is not read here. */
export function readPlayer(body: PlayerWire, ref: string): ReadResult {
  const wrong = differentSubject(ref, body.tag);
  if (wrong !== null) return { ok: false, detail: wrong };
  const values: Record<string, number | null> = {
    war_stars: body.warStars ?? null,
    attack_wins: body.attackWins ?? null,
    defense_wins: body.defenseWins ?? null,
    best_trophies: body.bestTrophies ?? null,
    best_builder_trophies: body.bestBuilderBaseTrophies ?? null,
    builder_hall: body.builderHallLevel ?? null,
    capital_contributions: body.clanCapitalContributions ?? null,
    war_opted_in: body.warPreference === undefined ? null : Number(body.warPreference === "in"),
  };
  for (const achievement of body.achievements ?? []) {
    const metric = METRIC_OF_ACHIEVEMENT.get(achievement.name);
    if (metric !== undefined) values[metric] = achievement.value;
  }
  return {
    ok: true,
    reading: { facts: [{ type: "values", of: { scope: "account", account: ref }, values }], follow: [] },
  };
}

/** Attacks per member of a war that does not say: regular wars before 2021, and none since. */
const USUAL_ATTACKS = 2;

/** The war that a clan is in. States that no recording shows are read as "not in war": they carry no war to keep. */
export function readCurrentWar(body: WarWire, ref: string): ReadResult {
  const { state } = body;
  if (state !== "preparation" && state !== "inWar" && state !== "warEnded") {
    return { ok: true, reading: { facts: [{ type: "war", clan: ref, war: null }], follow: [] } };
  }
  // The clan that was asked for can come as the opponent.
  const own = [body.clan, body.opponent].find((side) => parseTag(side?.tag ?? "") === ref);
  if (own === undefined) {
    const sides = `${body.clan?.tag ?? "nobody"} against ${body.opponent?.tag ?? "nobody"}`;
    return { ok: false, detail: `The war is ${sides}, without ${ref}.` };
  }
  const opponent = own === body.clan ? body.opponent : body.clan;
  const startAt = parseCompactTime(body.startTime);
  const endAt = parseCompactTime(body.endTime);
  const preparationStartAt = parseCompactTime(body.preparationStartTime);
  if (own.members === undefined || opponent?.members === undefined || own.members.length === 0) {
    return { ok: false, detail: "The war lacks the members of a side." };
  }
  if (startAt === null || endAt === null || preparationStartAt === null) {
    return { ok: false, detail: "The war lacks its times." };
  }
  const attacks = [...attacksOf(own, "own"), ...attacksOf(opponent, "opponent")].sort((a, b) => a.order - b.order);
  if (new Set(attacks.map((attack) => attack.order)).size !== attacks.length) {
    return { ok: false, detail: "The war has two attacks of one order." };
  }
  const tags = [own.tag ?? ref, opponent.tag ?? ""].sort();
  const teams = { own: teamOf(own, ref), opponent: teamOf(opponent, null) };
  const war: War = {
    key: `${tags.join(" ")} ${body.preparationStartTime}`,
    state,
    teamSize: body.teamSize ?? own.members.length,
    attacksPerMember: body.attacksPerMember ?? USUAL_ATTACKS,
    preparationStartAt,
    startAt,
    endAt,
    ...teams,
    attacks,
    result: state === "warEnded" ? resultOf(teams.own, teams.opponent) : null,
  };
  return { ok: true, reading: { facts: [{ type: "war", clan: ref, war }], follow: [] } };
}

/** Stars first, then destruction. */
function resultOf(own: WarTeam, opponent: WarTeam): "win" | "lose" | "tie" {
  const difference = own.stars - opponent.stars || own.destruction - opponent.destruction;
  if (difference === 0) return "tie";
  return difference > 0 ? "win" : "lose";
}

function attacksOf(side: WarClanWire, which: "own" | "opponent"): Attack[] {
  return (side.members ?? []).flatMap((member) =>
    (member.attacks ?? []).map((attack) => ({
      order: attack.order,
      side: which,
      attackerRef: attack.attackerTag,
      defenderRef: attack.defenderTag,
      stars: attack.stars,
      destruction: attack.destructionPercentage,
      durationSeconds: attack.duration ?? null,
    })),
  );
}

function teamOf(side: WarClanWire, fallbackRef: string | null): WarTeam {
  const members = side.members ?? [];
  return {
    ref: side.tag ?? fallbackRef,
    name: side.name ?? side.tag ?? "",
    stars: side.stars ?? 0,
    destruction: side.destructionPercentage ?? 0,
    attacksUsed: side.attacks ?? members.reduce((sum, member) => sum + (member.attacks?.length ?? 0), 0),
    members: members.map((member) => ({
      ref: member.tag,
      name: member.name,
      position: member.mapPosition ?? null,
      townHall: member.townhallLevel ?? null,
    })),
  };
}
