import { playerName } from "#demo/world/names.ts";
import type { Random } from "#demo/world/random.ts";
import { HOUR, type Instant } from "#shared/time.ts";
import { clanGames, gameDayStart, rankedWeekStart, seasonStart } from "./clash-of-clans/calendar.ts";
import { ALLIANCE, type ClanCharacter } from "./clash-of-clans/characters.ts";
import { live } from "./clash-of-clans/clan-life.ts";
import { ranked } from "./clash-of-clans/clans.ts";
import { type ClashOfClansCommands, createCommands } from "./clash-of-clans/commands.ts";
import { foundClan, openWar } from "./clash-of-clans/founding.ts";
import type { Clan, Player } from "./clash-of-clans/model.ts";
import { createPlayer } from "./clash-of-clans/players.ts";
import { play, resetRankedWeek, resetSeason } from "./clash-of-clans/sessions.ts";
import { createTags } from "./clash-of-clans/tags.ts";
import { stepWar, type WarGround } from "./clash-of-clans/wars.ts";

/** The simulated Clash of Clans: clans, players and wars, stepped by the world and read by its server. */
export interface ClashOfClansWorld {
  /** The clans of the alliance, in their order. */
  readonly clans: readonly Clan[];
  /** Every clan that can be asked for: the alliance and its present opponents. */
  allClans(): Iterable<Clan>;
  /** By tag with `#`. Opponents of wars that are gone are forgotten. */
  clan(tag: string): Clan | undefined;
  player(tag: string): Player | undefined;
  readonly commands: ClashOfClansCommands;
  /** What the token in a player's settings screen says now; each successful use makes a new one. */
  tokenOf(player: Player): string;
  /** Uses a token: true, once, where it is the one of `tokenOf`. */
  spendToken(player: Player, token: string): boolean;
  /** Lets one minute end at `at`. Called by the world only. */
  step(at: Instant): void;
}

export interface ClashOfClansOptions {
  /** The alliance; the three clans of the demo where absent. */
  readonly clans?: readonly ClanCharacter[];
}

/**
 * Clans for a test world: `count` clans of `members` (0 to 50), each in the manner of one of the demo's three, at rest.
 */
export function plainClans(count: number, members: number): ClanCharacter[] {
  return Array.from({ length: count }, (_, i) => ({
    ...(ALLIANCE[i % ALLIANCE.length] as ClanCharacter),
    name: `Test Clan ${i + 1}`,
    isWarLogPublic: true,
    opening: "no-war",
    members,
  }));
}

interface Turn {
  /** The last boundary of each kind that was passed. */
  season: Instant;
  week: Instant;
  day: Instant;
  games: Instant | null;
}

function turnAt(at: Instant): Turn {
  return {
    season: seasonStart(at),
    week: rankedWeekStart(at),
    day: gameDayStart(at),
    games: clanGames(at)?.from ?? null,
  };
}

/** What the game itself does at its hours: season, ranked week, day, clan games. */
function passBoundaries(clans: readonly Clan[], last: Turn, at: Instant): void {
  const now = turnAt(at);
  for (const clan of clans) {
    if (now.day > last.day) for (const [place, member] of ranked(clan).entries()) member.previousClanRank = place + 1;
    for (const member of clan.members) {
      if (now.season > last.season) resetSeason(member);
      if (now.week > last.week) resetRankedWeek(member);
      if (now.games !== last.games) member.gamesPointsNow = 0;
    }
  }
  Object.assign(last, now);
}

const TOKEN_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
const TOKEN_LENGTH = 8;

export interface ClashOfClansGround {
  readonly random: Random;
  readonly startAt: Instant;
  /** True: nothing happens but by command; only running wars follow the clock. */
  readonly isStill: boolean;
  now(): Instant;
}

export function createClashOfClansWorld(
  ground: ClashOfClansGround,
  options: ClashOfClansOptions = {},
): ClashOfClansWorld {
  const { random, startAt, isStill } = ground;
  const characters = options.clans ?? ALLIANCE;
  const newTag = createTags(random.fork("tags"));
  const newcomers = random.fork("newcomers");
  const players = new Map<string, Player>();
  const opponents = new Map<string, Clan>();

  function newPlayer(clan: Clan, at: Instant): Player {
    const policy =
      clan.life?.policy ?? characters[clans.indexOf(clan)]?.policy ?? (ALLIANCE[0] as ClanCharacter).policy;
    const tag = newTag();
    const player = createPlayer({
      tag,
      name: playerName(newcomers),
      policy,
      random: newcomers.fork(tag),
      now: at,
    });
    players.set(tag, player);
    return player;
  }

  const wars: WarGround = {
    newTag,
    addOpponent(clan) {
      opponents.set(clan.tag, clan);
      for (const member of clan.members) players.set(member.tag, member);
    },
    removeOpponent(clan) {
      opponents.delete(clan.tag);
      for (const member of clan.members) players.delete(member.tag);
    },
  };

  const clans = characters.map((character, index) =>
    foundClan({ character, index, random: random.fork(`clan-${index}`), newTag, at: startAt, isStill }),
  );
  const byTag = new Map(clans.map((clan) => [clan.tag, clan]));
  for (const clan of clans) for (const member of clan.members) players.set(member.tag, member);
  if (!isStill) {
    for (const [i, clan] of clans.entries()) openWar(wars, clan, characters[i] as ClanCharacter, startAt);
  }

  const turn = turnAt(startAt);
  const around = { clans, newPlayer };
  const clan = (tag: string) => byTag.get(tag) ?? opponents.get(tag);
  const player = (tag: string) => players.get(tag);

  function tokenOf({ tag, tokensUsed }: Player): string {
    const draws = random.fork(`token-${tag}-${tokensUsed}`);
    return Array.from({ length: TOKEN_LENGTH }, () => draws.pick([...TOKEN_ALPHABET])).join("");
  }

  return {
    clans,
    allClans: () => [...clans, ...opponents.values()],
    clan,
    player,
    commands: createCommands({ ...wars, ...around, now: ground.now, clan, player }),
    tokenOf,
    spendToken(owner, token) {
      const isRight = tokenOf(owner) === token;
      if (isRight) owner.tokensUsed += 1;
      return isRight;
    },
    step(at) {
      if (at % HOUR === 0) passBoundaries(clans, turn, at);
      for (const own of clans) {
        for (const member of own.members) if (member.nextAt <= at) play(own, member, at);
        live(own, at, around);
        stepWar(wars, own, at);
      }
    },
  };
}
