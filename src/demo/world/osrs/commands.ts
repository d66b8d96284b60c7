import type { Instant } from "#shared/time.ts";
import { beOfType, die, enter, exit, giveUpIron, rename, setRole } from "./fates.ts";
import { CLUES_ALL, type HiscoreList } from "./list.ts";
import { type AccountType, type Clan, type Player, presentStays } from "./model.ts";
import type { Names } from "./names.ts";
import { BOARDS_OF } from "./players.ts";
import { numberOf, publish } from "./published.ts";

/** Where an entry of the list goes: before another one, or to the end. */
export interface ListPlace {
  readonly before?: string;
}

/**
 * Makes one thing happen now, for tests. Players and clans are named by the names they have now; a name that is not in the
 * world, or what the game would not allow, throws a RangeError. The same commands at the same instants give the same world.
 */
export interface OsrsCommands {
  /** Shows so much experience, or such a score, from now on; a lower one too, as after a rollback. */
  set(player: string, name: string, value: number): void;
  gain(player: string, name: string, amount: number): void;
  rename(player: string, name: string): void;
  /** Lets a stranger with next to nothing have a name that is free. */
  takeName(name: string): void;
  /** On no board until it is shown again. */
  hide(player: string): void;
  show(player: string): void;
  /** One of this type from its first day. */
  setType(player: string, type: AccountType): void;
  /** Too low for the main board, as an ironman who has just begun. */
  keepFromMain(player: string): void;
  die(player: string): void;
  giveUpIron(player: string): void;
  /** The account was played last then: before November 2025 its boards keep the old spelling of what is unranked. */
  setPlayedBefore(player: string, at: Instant): void;
  /** Brings somebody in: a new player where the name is nobody's, or not given. Returns the name. */
  join(clan: string, player?: string, role?: string): string;
  leave(clan: string, player: string): void;
  setRole(clan: string, player: string, role: string): void;
  addSkill(name: string, place?: ListPlace): void;
  /** A boss or another activity; it is counted from now on. */
  addActivity(name: string, place?: ListPlace): void;
  /** Writes an entry differently: what is counted goes on. */
  respell(before: string, after: string): void;
  /** Moves an activity to another place: the ids of all between move. */
  moveActivity(name: string, place?: ListPlace): void;
  removeActivity(name: string): void;
}

/** What commands reach of the world. */
export interface CommandGround {
  readonly names: Names;
  readonly list: HiscoreList;
  readonly clans: readonly Clan[];
  readonly players: readonly Player[];
  now(): Instant;
  newPlayer(clan: Clan, at: Instant, name?: string): Player;
  newStranger(name: string, at: Instant): Player;
}

function insert(entries: string[], name: string, { before }: ListPlace): void {
  const at = before === undefined ? entries.length : entries.indexOf(before);
  if (at < 0) throw new RangeError(`${before} is not in the list.`);
  entries.splice(at, 0, name);
}

function take(entries: string[], name: string): void {
  const at = entries.indexOf(name);
  if (at < 0) throw new RangeError(`${name} is not in the list.`);
  entries.splice(at, 1);
}

function listCommands({ list, players }: CommandGround) {
  return {
    addSkill: (name: string, place: ListPlace = {}) => insert(list.skills, name, place),
    addActivity: (name: string, place: ListPlace = {}) => insert(list.activities, name, place),
    respell(before: string, after: string) {
      const entries = list.skills.includes(before) ? list.skills : list.activities;
      if (!entries.includes(before)) throw new RangeError(`${before} is not in the list.`);
      entries[entries.indexOf(before)] = after;
      for (const player of players) if (before in player.numbers) player.numbers[after] = player.numbers[before] ?? 0;
    },
    moveActivity(name: string, place: ListPlace = {}) {
      take(list.activities, name);
      insert(list.activities, name, place);
    },
    removeActivity: (name: string) => take(list.activities, name),
  };
}

export function createCommands(ground: CommandGround): OsrsCommands {
  const { names, list, clans } = ground;
  function playerOf(name: string): Player {
    const player = names.holder(name);
    if (!player) throw new RangeError(`Nobody has the name ${name}.`);
    return player;
  }
  function clanOf(name: string): Clan {
    const clan = clans.find((one) => one.name === name);
    if (!clan) throw new RangeError(`No clan ${name} in the world.`);
    return clan;
  }
  function set(name: string, entry: string, value: number): void {
    if (!list.skills.includes(entry) && !list.activities.includes(entry))
      throw new RangeError(`${entry} is not in the list.`);
    publish(playerOf(name), entry, value, ground.now());
  }
  function gain(name: string, entry: string, amount: number): void {
    set(name, entry, numberOf(playerOf(name).numbers, entry) + amount);
    // A clue of any tier is a clue.
    if (entry.startsWith("Clue Scrolls") && entry !== CLUES_ALL) gain(name, CLUES_ALL, amount);
  }

  return {
    ...listCommands(ground),
    set,
    gain,
    rename: (player, name) => rename(names, playerOf(player), name, ground.now()),
    takeName(name) {
      if (names.holder(name)) throw new RangeError(`${name} is taken.`);
      ground.newStranger(name, ground.now());
    },
    hide(player) {
      playerOf(player).isHidden = true;
    },
    show(player) {
      playerOf(player).isHidden = false;
    },
    setType: (player, type) => beOfType(playerOf(player), type, BOARDS_OF[type]),
    keepFromMain(player) {
      playerOf(player).boards.delete("main");
    },
    die: (player) => die(playerOf(player)),
    giveUpIron: (player) => giveUpIron(playerOf(player)),
    setPlayedBefore(player, at) {
      playerOf(player).playedBefore = at;
    },
    join(clanName, name, role) {
      const clan = clanOf(clanName);
      const known = name === undefined ? undefined : names.holder(name);
      if (known && presentStays(clan).some((stay) => stay.player === known))
        throw new RangeError(`${name} is in ${clanName} already.`);
      const player = known ?? ground.newPlayer(clan, ground.now(), name);
      enter(clan, player, ground.now(), role);
      return player.name;
    },
    leave: (clan, player) => exit(clanOf(clan), playerOf(player), ground.now()),
    setRole: (clan, player, role) => setRole(clanOf(clan), playerOf(player), role, ground.now()),
  };
}
