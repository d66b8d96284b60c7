import type { Random } from "#demo/world/random.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { type ClanCharacter, GILDED_OTTERS, OSRS_CLANS } from "./osrs/characters.ts";
import { live } from "./osrs/clan-life.ts";
import { createCommands, type OsrsCommands } from "./osrs/commands.ts";
import { foundClan } from "./osrs/founding.ts";
import { createList, type HiscoreList } from "./osrs/list.ts";
import type { AccountType, Board, Clan, Numbers, Player } from "./osrs/model.ts";
import { createNames } from "./osrs/names.ts";
import { createPlayer } from "./osrs/players.ts";
import { logOut } from "./osrs/sessions.ts";
import { looksAt } from "./osrs/tracked.ts";

/**
 * The simulated Old School RuneScape: accounts that play, clans that keep them, and what the boards show of it. It has a
 * past, played before the world begins, so that who asks for history gets the history of these very numbers.
 */
export interface OsrsWorld {
  /** The clans of the alliance, in their order. */
  readonly clans: readonly Clan[];
  /** Everybody, members and others. */
  readonly players: readonly Player[];
  /** What the hiscores list now. */
  readonly list: HiscoreList;
  /** Who has a name now, in any spelling of it. */
  player(name: string): Player | undefined;
  /** What a board shows under a name now; null where it does not have it. */
  standing(board: Board, name: string): Standing | null;
  /** When Wise Old Man looked at a player, up to now. */
  looks(player: Player): Instant[];
  /** The latest instant whose members of a clan Wise Old Man knows. */
  rosterSeenAt(): Instant;
  readonly commands: OsrsCommands;
  /** Lets the minutes up to `at` pass. Called by the world only. */
  step(at: Instant): void;
}

export interface Standing {
  readonly player: Player;
  readonly numbers: Readonly<Numbers>;
}

export interface OsrsOptions {
  /** The alliance; the two clans of the demo where absent. */
  readonly clans?: readonly ClanCharacter[];
  /** Days played before the world begins; 120, and none in a still world, where absent. */
  readonly pastDays?: number;
}

export interface OsrsGround {
  readonly random: Random;
  readonly startAt: Instant;
  readonly isStill: boolean;
  now(): Instant;
}

/** Clans for a test world: `count` clans of `members`, in the manner of the demo's first, all of them playing. */
export function plainOsrsClans(count: number, members: number): ClanCharacter[] {
  return Array.from({ length: count }, (_, i) => ({
    ...GILDED_OTTERS,
    id: i + 1,
    name: `Test Clan ${i + 1}`,
    members,
    kinds: { ironman: 0, hardcore: 0, ultimate: 0 },
    awayDays: [],
  }));
}

const PAST_DAYS = 120;
/** In the past nobody looks on: longer steps will do. */
const PAST_STEP = HOUR;
/** A plugin of the clan's leaders sends the list of members so often. */
const ROSTER_SENT_EVERY: Duration = 6 * HOUR;
/** A stranger, who has just begun. */
const STRANGERS_PROGRESS = 0.03;
/** Ids at Wise Old Man begin with this. */
const FIRST_ID = 310_001;

export function createOsrsWorld(ground: OsrsGround, options: OsrsOptions = {}): OsrsWorld {
  const { random, startAt, isStill } = ground;
  const characters = options.clans ?? OSRS_CLANS;
  const from = startAt - (options.pastDays ?? (isStill ? 0 : PAST_DAYS)) * DAY;
  const newcomers = random.fork("newcomers");
  const list = createList();
  const names = createNames();
  const players: Player[] = [];
  const clans: Clan[] = [];

  function newPlayer(
    character: ClanCharacter,
    { at, name, type = "regular", progress }: { at: Instant; name?: string; type?: AccountType; progress?: number },
  ): Player {
    const id = FIRST_ID + players.length;
    const own = newcomers.fork(`${id}`);
    const player = createPlayer({
      id,
      name: name ?? names.draw(newcomers),
      type,
      random: own,
      at,
      utcOffsets: character.utcOffsets,
      sessionsPerDay: character.sessionsPerDay,
      progress: progress ?? Math.min(1, Math.max(0.05, own.normal(character.progress, 0.2))),
    });
    names.give(player, player.name);
    players.push(player);
    return player;
  }
  const characterOf = (clan: Clan) => characters[clans.indexOf(clan)] ?? GILDED_OTTERS;
  const newStranger = (name: string, at: Instant) =>
    newPlayer(GILDED_OTTERS, { at, name, progress: STRANGERS_PROGRESS });
  const around = {
    names,
    newPlayer: (clan: Clan, at: Instant, name?: string) =>
      newPlayer(characterOf(clan), name === undefined ? { at } : { at, name }),
    newStranger,
  };

  for (const [i, character] of characters.entries()) {
    const newMember = (order: { type: AccountType; at: Instant }) => newPlayer(character, order);
    clans.push(
      foundClan({ character, random: random.fork(`clan-${i}`), from, startAt, isStill, newPlayer: newMember }),
    );
  }

  function pass(at: Instant): void {
    for (const player of players) while (player.logoutAt <= at) logOut(player);
    for (const clan of clans) live(clan, at, around);
  }
  for (let at = from + PAST_STEP; at <= startAt; at += PAST_STEP) pass(at);
  let stepped = startAt;

  return {
    clans,
    players,
    list,
    player: (name) => names.holder(name),
    standing(board, name) {
      const player = names.holder(name);
      if (!player || player.isHidden || !player.boards.has(board)) return null;
      return { player, numbers: player.frozen[board] ?? player.numbers };
    },
    looks: (player) => looksAt(player, { startAt, now: ground.now(), isStill }),
    rosterSeenAt: () => (isStill ? ground.now() : ground.now() - (ground.now() % ROSTER_SENT_EVERY)),
    commands: createCommands({ ...around, list, clans, players, now: ground.now }),
    step(at) {
      if (isStill) return;
      while (stepped + MINUTE <= at) {
        stepped += MINUTE;
        pass(stepped);
      }
    },
  };
}
