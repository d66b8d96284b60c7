import type { Instant } from "#shared/time.ts";
import { type Activity, activityOf, ORBIT, TOWER } from "./activities.ts";
import { enter, exit, rename, setRank } from "./fates.ts";
import { type Character, type Clan, livingCharacters, type MemberType, type Player, type Run } from "./model.ts";
import type { People } from "./people.ts";
import { gather, goAlone, goTo, logIn, logOut, presenceNow } from "./presence.ts";
import { dropOut, endRun, joinRun, leaveRun, presentIn, type Runs, startRun, swapCharacter } from "./runs.ts";

export interface StartOptions {
  /** From its beginning; from a checkpoint else. True where absent. */
  readonly isFresh?: boolean;
  /** Strangers to bring along in the fireteam. */
  readonly guests?: number;
  /** A match by invitation. */
  readonly isPrivate?: boolean;
}

export interface FinishOptions {
  /** True where absent. */
  readonly isCompleted?: boolean;
  /** Nobody died. */
  readonly isFlawless?: boolean;
  /** They stay in the instance, as for the minute after the last fight. */
  readonly areStaying?: boolean;
  readonly report?: Run["report"];
}

/**
 * Makes one thing happen now, for tests. Players are named by membership ids, clans by group ids, activities by a hash or by
 * a name; what is not in the world, or what the game would not allow, throws a RangeError. Who is commanded is left alone by
 * the usual life until `letGo`. The same commands at the same instants give the same world.
 */
export interface Destiny2Commands {
  /** Into orbit, with the nth character (0, the first, where absent). */
  goOnline(player: string, character?: number): void;
  /** Stuck: the service goes on showing what was done last. */
  goOffline(player: string, how?: { readonly isStuck?: boolean }): void;
  /** `keepsDate`: the activity's date stays with it, as the service forgets to move it at times. */
  toOrbit(player: string, how?: { readonly keepsDate?: boolean }): void;
  toTower(player: string): void;
  /** Brings players who are online into one fireteam, the first as leader. */
  formFireteam(players: readonly string[], guests?: number): readonly string[];
  leaveFireteam(player: string): void;
  /** Who is offline comes online for it. The run it returns goes on until `finishActivity`. */
  startActivity(players: readonly string[], activity: number | string, options?: StartOptions): Run;
  /** Joins a run and its fireteam. */
  joinActivity(player: string, run: Run): void;
  /** To orbit, and out of the fireteam. */
  leaveActivity(player: string): void;
  /** Leaves the run with one character and comes back with the nth. */
  swapCharacter(player: string, character: number): void;
  /** Returns the id of the report. */
  finishActivity(run: Run, options?: FinishOptions): string;
  setReport(run: Run, report: Run["report"]): void;
  setPrivate(player: string, isPrivate: boolean): void;
  /** Brings somebody in: a new player, of this name, where no membership is given. Returns the membership id. */
  join(clan: string, who?: { readonly player?: string; readonly name?: string }, memberType?: MemberType): string;
  leave(clan: string, player: string): void;
  promote(clan: string, player: string, memberType: MemberType): void;
  rename(player: string, name: string, code?: number): void;
  addCharacter(player: string): string;
  /** Deletes the nth character: it stays in the statistics. */
  deleteCharacter(player: string, character: number): void;
  /** Takes the hand off a player: the usual life goes on with them. */
  letGo(player: string): void;
}

/** What commands reach of the world. */
export interface CommandGround {
  readonly people: People;
  readonly clans: readonly Clan[];
  readonly runs: Runs;
  readonly outsiders: readonly Player[];
  now(): Instant;
  newMember(clan: Clan, at: Instant, name?: string): Player;
}

function createFinders({ people, clans }: CommandGround) {
  return {
    playerOf(membershipId: string): Player {
      const player = people.all.get(membershipId);
      if (!player) throw new RangeError(`No membership ${membershipId} in the world.`);
      return player;
    },
    clanOf(id: string): Clan {
      const clan = clans.find((one) => one.id === id);
      if (!clan) throw new RangeError(`No clan ${id} in the world.`);
      return clan;
    },
    characterOf(player: Player, place: number): Character {
      const character = livingCharacters(player)[place];
      if (!character) throw new RangeError(`${player.membershipId} has no character ${place}.`);
      return character;
    },
  };
}

function createMoves(ground: CommandGround) {
  const { outsiders, now } = ground;
  const { playerOf, characterOf } = createFinders(ground);

  function led(membershipId: string): Player {
    const player = playerOf(membershipId);
    player.isLed = true;
    return player;
  }
  function online(membershipId: string): Player {
    const player = led(membershipId);
    if (!presenceNow(player).isOnline) throw new RangeError(`${membershipId} is offline.`);
    return player;
  }
  function invited(count: number): Player[] {
    const free = outsiders.filter((one) => !presenceNow(one).isOnline).slice(0, count);
    for (const guest of free) logIn(guest, characterOf(guest, 0), now());
    return free;
  }
  function go(membershipId: string, activity: Activity, keepsDate = false): void {
    const player = online(membershipId);
    leaveRun(player, now(), keepsDate);
    goTo(player, activity, now(), { keepsDate });
  }
  /** To orbit after a run; guests go home. */
  function disperse(run: Run): void {
    for (const player of run.entries.map((entry) => entry.player)) {
      if (presenceNow(player).run !== run) continue;
      if (outsiders.includes(player)) logOut(player, now(), { isStuck: false });
      else leaveRun(player, now());
    }
  }
  return { led, online, invited, go, disperse };
}

function playCommands(ground: CommandGround) {
  const { runs, now } = ground;
  const { characterOf } = createFinders(ground);
  const { led, online, invited, go, disperse } = createMoves(ground);
  return {
    goOnline(player: string, character = 0) {
      const one = led(player);
      if (!presenceNow(one).isOnline) logIn(one, characterOf(one, character), now());
    },
    goOffline(player: string, { isStuck = false }: { readonly isStuck?: boolean } = {}) {
      dropOut(led(player), now(), { isStuck });
    },
    toOrbit: (player: string, { keepsDate = false }: { readonly keepsDate?: boolean } = {}) =>
      go(player, ORBIT, keepsDate),
    toTower: (player: string) => go(player, TOWER),
    formFireteam(players: readonly string[], guests = 0) {
      const party = [...players.map(online), ...invited(guests)];
      gather(party, now());
      return party.map(({ membershipId }) => membershipId);
    },
    leaveFireteam: (player: string) => goAlone(online(player), now()),
    startActivity(
      players: readonly string[],
      which: number | string,
      { isFresh = true, guests = 0, isPrivate = false }: StartOptions = {},
    ) {
      const activity = activityOf(which);
      const members = players.map(led);
      for (const one of members) if (!presenceNow(one).isOnline) logIn(one, characterOf(one, 0), now());
      const party = [...members, ...invited(guests)];
      gather(party, now());
      return startRun(runs, { activity, players: party, at: now(), isFresh, isPrivate });
    },
    joinActivity(player: string, run: Run) {
      if (run.endedAt !== null) throw new RangeError("It is over.");
      const one = online(player);
      gather([...presentIn(run).filter((other) => other !== one), one], now());
      joinRun(run, one, now());
    },
    leaveActivity(player: string) {
      const one = online(player);
      leaveRun(one, now());
      goAlone(one, now());
    },
    swapCharacter(player: string, character: number) {
      const one = online(player);
      swapCharacter(one, characterOf(one, character), now());
    },
    finishActivity(
      run: Run,
      { isCompleted = true, isFlawless = false, areStaying = false, report = "kept" }: FinishOptions = {},
    ) {
      if (run.endedAt !== null) throw new RangeError("It is over already.");
      endRun(runs, run, { at: now(), isCompleted, isFlawless });
      run.report = report;
      if (!areStaying) disperse(run);
      return run.id ?? "";
    },
    setReport(run: Run, report: Run["report"]) {
      run.report = report;
    },
  };
}

export function createCommands(ground: CommandGround): Destiny2Commands {
  const { people, now } = ground;
  const { playerOf, clanOf, characterOf } = createFinders(ground);
  return {
    ...playCommands(ground),
    setPrivate(player, isPrivate) {
      playerOf(player).isPrivate = isPrivate;
    },
    join(clanId, { player, name } = {}, memberType = 1) {
      const clan = clanOf(clanId);
      const one = player === undefined ? ground.newMember(clan, now(), name) : playerOf(player);
      enter(clan, one, { at: now(), memberType });
      return one.membershipId;
    },
    leave: (clan, player) => exit(clanOf(clan), playerOf(player), now()),
    promote: (clan, player, memberType) => setRank(clanOf(clan), playerOf(player), memberType),
    rename: (player, name, code) => rename(playerOf(player), name, code),
    addCharacter: (player) => people.addCharacter(playerOf(player), now()).id,
    deleteCharacter(player, place) {
      const one = playerOf(player);
      const character = characterOf(one, place);
      if (presenceNow(one).character === character) throw new RangeError("It is being played.");
      character.deletedAt = now();
    },
    letGo(player) {
      const one = playerOf(player);
      one.isLed = false;
      one.wakeAt = now();
    },
  };
}
