import type { Random } from "#demo/world/random.ts";
import { DAY, type Instant, MINUTE } from "#shared/time.ts";
import { die, enter, exit, giveUpIron, rename, setRole } from "./fates.ts";
import { type Clan, type PlanKind, type Player, presentStays, type Stay } from "./model.ts";
import type { Names } from "./names.ts";
import { numberOf, publish } from "./published.ts";
import { planSession } from "./sessions.ts";

/** What happens in a clan: who comes, goes, rises, takes another name, and the mishaps that make a keeper's work. */

export interface ClanGround {
  readonly names: Names;
  /** Somebody who fits the clan. */
  newPlayer(clan: Clan, at: Instant): Player;
  /** Somebody from nowhere, at the beginning of the game. */
  newStranger(name: string, at: Instant): Player;
}

/** What a rollback takes back: everything of this skill since so long before, and at least so much. */
const ROLLED_BACK_MS = 4 * DAY;
const ROLLED_BACK_LEAST = 25_000;
/** Who comes back plays within the hour. */
const BACK_WITHIN = 50 * MINUTE;

/** Members who may be moved: neither the owner, nor who is away. */
function movable(clan: Clan, isFit: (player: Player) => boolean = () => true): Stay[] {
  return presentStays(clan).filter(
    ({ player, roles }) =>
      roles.at(-1)?.role !== clan.ranks[0] && player.activeUntil === Number.POSITIVE_INFINITY && isFit(player),
  );
}

/** The keener a player, the sooner something of theirs is seen. */
function keen(random: Random, stays: readonly Stay[]): Stay | undefined {
  return random.weighted(stays, ({ player }) => player.habits.sessionsPerDay ** 2);
}

function promote(clan: Clan, random: Random, at: Instant): void {
  const below = movable(clan).filter(({ roles }) => clan.ranks.indexOf(roles.at(-1)?.role ?? "") > 2);
  if (below.length === 0) return;
  const { player, roles } = random.pick(below);
  setRole(clan, player, clan.ranks[clan.ranks.indexOf(roles.at(-1)?.role ?? "") - 1] ?? "member", at);
}

/** The latest name that a member gave up and nobody has. */
function abandonedName(clan: Clan, names: Names): string | undefined {
  const givenUp = clan.stays.flatMap(({ player }) =>
    player.names.slice(1).map(({ from }, i) => ({ name: player.names[i]?.name ?? "", from })),
  );
  return givenUp.sort((a, b) => b.from - a.from).find(({ name }) => names.holder(name) === undefined)?.name;
}

function rollBack(player: Player, at: Instant): void {
  const [skill = "Woodcutting"] = player.interests.skills;
  const early = player.changes.filter((change) => change.name === skill && change.at <= at - ROLLED_BACK_MS).at(-1);
  const value = numberOf(player.numbers, skill);
  publish(player, skill, Math.min(early?.value ?? value, value - ROLLED_BACK_LEAST), at);
}

function comeBack(player: Player, random: Random, at: Instant): void {
  player.activeUntil = Number.POSITIVE_INFINITY;
  planSession(player, at);
  const length = player.logoutAt - player.loginAt;
  player.loginAt = at + random.int(1, BACK_WITHIN / MINUTE) * MINUTE;
  player.logoutAt = player.loginAt + length;
}

function longestAway(clan: Clan): Player | undefined {
  return presentStays(clan)
    .map(({ player }) => player)
    .filter((player) => player.activeUntil < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.activeUntil - b.activeUntil)[0];
}

interface Moment {
  readonly clan: Clan;
  readonly random: Random;
  readonly at: Instant;
  readonly ground: ClanGround;
}

/** Of those who fit one, the keener the likelier. */
function keenOne({ clan, random }: Moment, isFit?: (player: Player) => boolean): readonly Player[] {
  const chosen = keen(random, movable(clan, isFit));
  return chosen ? [chosen.player] : [];
}

const HAPPENINGS: Readonly<Record<PlanKind, (moment: Moment) => void>> = {
  join({ clan, at, ground }) {
    enter(clan, ground.newPlayer(clan, at), at);
  },
  leave({ clan, random, at }) {
    const stays = movable(clan);
    if (stays.length > 0) exit(clan, random.pick(stays).player, at);
  },
  role({ clan, random, at }) {
    promote(clan, random, at);
  },
  rename(moment) {
    const { names } = moment.ground;
    for (const player of keenOne(moment)) rename(names, player, names.draw(moment.random), moment.at);
  },
  "take-name"({ clan, at, ground }) {
    const name = abandonedName(clan, ground.names);
    if (name !== undefined) ground.newStranger(name, at);
  },
  die(moment) {
    for (const player of keenOne(moment, (one) => one.type === "hardcore")) die(player);
  },
  "give-up-iron"(moment) {
    for (const player of keenOne(moment, (one) => one.type === "ironman")) giveUpIron(player);
  },
  "roll-back"(moment) {
    for (const player of keenOne(moment)) rollBack(player, moment.at);
  },
  return({ clan, random, at }) {
    const player = longestAway(clan);
    if (player) comeBack(player, random, at);
  },
};

/** Lets happen what is due by `at`. */
export function live(clan: Clan, at: Instant, ground: ClanGround): void {
  const { life } = clan;
  if (!life) return;
  for (let plan = life.plans[0]; plan && plan.at <= at; plan = life.plans[0]) {
    life.plans.shift();
    HAPPENINGS[plan.kind]({ clan, random: life.random, at, ground });
    if (plan.againDays === null) continue;
    life.plans.push({ ...plan, at: at + Math.max(MINUTE, Math.round(life.random.wait(plan.againDays * DAY))) });
    life.plans.sort((a, b) => a.at - b.at);
  }
}
