import { playerName } from "#demo/world/names.ts";
import type { Random } from "#demo/world/random.ts";
import { DAY, type Instant, MINUTE } from "#shared/time.ts";
import { ofKind } from "./activities.ts";
import { enter, exit, rename, setRank } from "./fates.ts";
import { type Clan, livingCharacters, type PlanKind, type Player, presentStays, type Stay } from "./model.ts";
import type { People } from "./people.ts";
import { presenceNow } from "./presence.ts";
import { comeOnline, planSession } from "./sessions.ts";

/** What happens in a clan: who comes, goes, rises, takes another name, hides, or plays again after a long while. */

export interface ClanGround {
  readonly people: People;
  /** Somebody who fits the clan. */
  newMember(clan: Clan, at: Instant): Player;
}

interface Moment {
  readonly clan: Clan;
  readonly random: Random;
  readonly at: Instant;
  readonly ground: ClanGround;
}

const MEMBER = 2;
const ADMIN = 3;
/** Who comes back plays within the hour. */
const BACK_WITHIN_MINUTES = 40;
const MOST_CHARACTERS = 3;

/** Members who may be moved: neither the founder, nor who is away, nor who a test has in hand. */
function movable({ clan }: Moment, isFit: (stay: Stay) => boolean = () => true): Stay[] {
  return presentStays(clan).filter(
    (stay) =>
      stay.memberType < 5 && !stay.player.isLed && stay.player.activeUntil === Number.POSITIVE_INFINITY && isFit(stay),
  );
}

/** The keener a player, the sooner something of theirs is seen. */
function keenOne(moment: Moment, isFit?: (stay: Stay) => boolean): Stay | undefined {
  return moment.random.weighted(movable(moment, isFit), ({ player }) => player.habits.sessionsPerDay ** 2);
}

function comeBack(player: Player, { random, at }: Moment): void {
  player.activeUntil = Number.POSITIVE_INFINITY;
  player.wakeAt = at + random.int(1, BACK_WITHIN_MINUTES) * MINUTE;
}

/** All come online, the leader last of them to set off. */
function meet(players: readonly Player[], { random, at }: Moment): void {
  for (const [i, player] of players.entries()) {
    comeOnline(player, at);
    player.sessionUntil = Math.max(player.sessionUntil, at + random.int(70, 160) * MINUTE);
    // Who waits in orbit is asked along; whoever decided before would be away.
    player.wakeAt = at + (i === 0 ? 3 : 6) * MINUTE;
  }
}

const HAPPENINGS: Readonly<Record<PlanKind, (moment: Moment) => void>> = {
  join({ clan, at, ground }) {
    const player = ground.newMember(clan, at);
    enter(clan, player, { at });
    planSession(player, at);
  },
  leave(moment) {
    const stays = movable(moment);
    if (stays.length > 0) exit(moment.clan, moment.random.pick(stays).player, moment.at);
  },
  promote(moment) {
    const stay = keenOne(moment, ({ memberType }) => memberType < ADMIN);
    if (stay) setRank(moment.clan, stay.player, stay.memberType === MEMBER ? ADMIN : MEMBER);
  },
  demote(moment) {
    const stay = keenOne(moment, ({ memberType }) => memberType === ADMIN);
    if (stay) setRank(moment.clan, stay.player, MEMBER);
  },
  rename(moment) {
    const stay = keenOne(moment, ({ player }) => player.globalName !== null);
    if (stay) rename(stay.player, playerName(moment.random), moment.random.int(0, 9_999));
  },
  privacy(moment) {
    const stay = keenOne(moment);
    if (stay) stay.player.isPrivate = !stay.player.isPrivate;
  },
  return(moment) {
    const [longest] = presentStays(moment.clan)
      // Who never played here has only another platform's account in the list.
      .filter(({ player }) => player.activeUntil > 0 && player.activeUntil < moment.at)
      .sort((a, b) => a.player.activeUntil - b.player.activeUntil);
    if (longest) comeBack(longest.player, moment);
  },
  gathering(moment) {
    const offline = movable(moment, ({ player }) => !presenceNow(player).isOnline);
    const willing = moment.random.shuffled(offline).sort((a, b) => b.player.sociable - a.player.sociable);
    const [leader, ...others] = willing.slice(0, moment.random.int(4, 7)).map(({ player }) => player);
    if (!leader) return;
    leader.nextUp = { activity: moment.random.pick(ofKind("raid")), isFresh: true };
    meet([leader, ...others], moment);
  },
  "new-character"(moment) {
    const stay = keenOne(moment, ({ player }) => livingCharacters(player).length < MOST_CHARACTERS);
    if (stay) moment.ground.people.addCharacter(stay.player, moment.at);
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
