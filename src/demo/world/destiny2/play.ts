import { type Instant, MINUTE } from "#shared/time.ts";
import { type Activity, ofKind, TOWER } from "./activities.ts";
import { livingCharacters, type Player, type Run, type RunPlan } from "./model.ts";
import { gather, goAlone, goTo, logIn, logOut, presenceNow } from "./presence.ts";
import { again, isStartedFresh, outlookOf, pickActivity } from "./pursuits.ts";
import { endRun, joinRun, leaveRun, presentIn, type Runs, startRun, swapCharacter } from "./runs.ts";
import { comeOnline, goOffline, inMinutes } from "./sessions.ts";

/** What players do with an evening: fireteams form and split, runs begin, go on and end. */

export interface PlayGround {
  readonly runs: Runs;
  readonly outsiders: readonly Player[];
}

/** Nothing comes by itself to who is in a run: its end wakes them. */
const ASLEEP = Number.POSITIVE_INFINITY;
const RAID = 6;
/** Fewer do not begin a raid. */
const ENOUGH = 4;
const TOWER_VISIT = 0.24;
const BRINGS_STRANGERS = 0.4;
/** Raids are begun with few people on purpose now and then. */
const LOW_MAN = 0.06;
const ONE_MORE = 0.4;
const TRIES_AGAIN = 0.75;
const PARTS_AFTERWARDS = 0.45;
/** The date of the activity stays as it was on the way to orbit. */
const FORGETS_THE_DATE = 0.15;
const REDACTED = 0.004;
const LOST = 0.003;

const isIdle = (player: Player) => !player.isLed && presenceNow(player).isOnline && presenceNow(player).run === null;

/** Members of the same clan who are online and in nothing. */
function idleMates(player: Player): Player[] {
  const found: Player[] = [];
  for (const { player: mate, leftAt } of player.clan?.stays ?? [])
    if (leftAt === null && mate !== player && isIdle(mate)) found.push(mate);
  return found;
}

/** The mates who come along: those of the fireteam first. */
function companions(ground: PlayGround, leader: Player, activity: Activity, wanted: number): Player[] {
  const { party } = presenceNow(leader);
  const isRaid = activity.kind === "raid";
  const together = party.filter((one) => one !== leader && isIdle(one));
  const others = leader.random
    .shuffled(idleMates(leader).filter((one) => !together.includes(one)))
    .filter((one) => one.random.chance(one.sociable * leader.sociable * (isRaid ? 2 : 1.2)));
  const mates = [...together, ...others].slice(0, wanted);
  return isRaid && wanted === RAID - 1 ? [...mates, ...strangers(ground, leader, wanted - mates.length)] : mates;
}

/** People of no clan, found for a raid. */
function strangers(ground: PlayGround, leader: Player, missing: number): Player[] {
  if (missing <= 0 || !leader.random.chance(BRINGS_STRANGERS)) return [];
  return leader.random.shuffled(ground.outsiders.filter((one) => !presenceNow(one).isOnline)).slice(0, missing);
}

function plansFor(run: Run, leader: Player, lengthMs: number): RunPlan[] {
  const { random } = leader;
  const { activity, startedAt } = run;
  const during = () => startedAt + Math.max(1, Math.floor((lengthMs / MINUTE) * random.between(0.1, 0.9))) * MINUTE;
  const plans: RunPlan[] = [{ at: startedAt + lengthMs, kind: "end" }];
  const isLong = activity.kind === "raid" || activity.kind === "dungeon";
  if (isLong && random.chance(0.3)) plans.push({ at: during(), kind: "join" });
  if (random.chance(isLong ? 0.22 : 0.05)) plans.push({ at: during(), kind: "leave" });
  if (activity.kind === "raid" && random.chance(0.06)) plans.push({ at: during(), kind: "swap" });
  return plans.sort((a, b) => a.at - b.at);
}

interface Undertaking {
  readonly activity: Activity;
  readonly isFresh: boolean;
  readonly players: readonly Player[];
}

function begin(ground: PlayGround, { activity, isFresh, players }: Undertaking, at: Instant): void {
  const [leader] = players;
  if (!leader) return;
  for (const player of players) {
    const [character] = livingCharacters(player);
    if (!presenceNow(player).isOnline && character) logIn(player, character, at);
  }
  gather(players, at);
  const isPrivate = activity.kind === "crucible" && leader.random.chance(0.03);
  const run = startRun(ground.runs, { activity, players, at, isFresh, isPrivate });
  const outlook = outlookOf(activity, { random: leader.random, isFresh, players: players.length });
  run.outlook = outlook;
  run.plans.push(...plansFor(run, leader, outlook.lengthMs));
  for (const player of players) {
    player.wakeAt = ASLEEP;
    // Nobody goes to a raid who has to be in bed in ten minutes.
    player.sessionUntil = Math.max(player.sessionUntil, at + Math.min(outlook.lengthMs, 60 * MINUTE));
  }
}

/** What a leader undertakes, and with whom: a raid wants people, unless few are the point of it. */
function undertake(ground: PlayGround, leader: Player, at: Instant): Undertaking {
  const next = leader.nextUp;
  leader.nextUp = null;
  const activity = next?.activity ?? pickActivity(leader, at);
  const isFresh = next?.isFresh ?? isStartedFresh(activity, leader.random);
  const isLowMan = activity.kind === "raid" && leader.random.chance(LOW_MAN);
  const wanted = isLowMan ? leader.random.int(0, 2) : activity.size - 1;
  const players = [leader, ...companions(ground, leader, activity, wanted)];
  if (activity.kind !== "raid" || isLowMan || players.length >= ENOUGH) return { activity, isFresh, players };
  const instead = leader.random.pick(ofKind("patrol"));
  return { activity: instead, isFresh: true, players: players.slice(0, instead.size) };
}

/** What somebody does who is online and in nothing. */
function decide(ground: PlayGround, player: Player, at: Instant): void {
  const { party } = presenceNow(player);
  const [leader = player] = party;
  if (leader !== player && isIdle(leader) && !player.random.chance(0.2)) {
    player.wakeAt = inMinutes(player, at, 2, 4);
    return;
  }
  if (leader !== player) goAlone(player, at);
  if (player.nextUp === null && player.random.chance(TOWER_VISIT)) {
    goTo(player, TOWER, at);
    player.wakeAt = inMinutes(player, at, 3, 14);
  } else begin(ground, undertake(ground, player, at), at);
}

/** What is due for a player: coming online, deciding, going. */
function wake(ground: PlayGround, player: Player, at: Instant): void {
  const { isOnline, run } = presenceNow(player);
  if (run) player.wakeAt = ASLEEP;
  else if (!isOnline) comeOnline(player, at);
  else if (at >= player.sessionUntil) goOffline(player, at);
  else decide(ground, player, at);
}

function join(run: Run, at: Instant): void {
  const present = presentIn(run);
  const [leader] = present;
  if (!leader || present.length >= run.activity.size) return;
  const joiner = leader.random.shuffled(idleMates(leader).filter((one) => !present.includes(one)))[0];
  if (!joiner) return;
  gather([...present, joiner], at);
  joinRun(run, joiner, at);
  joiner.wakeAt = ASLEEP;
}

function leave({ outsiders }: PlayGround, run: Run, at: Instant): void {
  const leaver = presentIn(run)
    .slice(1)
    .find((one) => !one.isLed);
  if (!leaver) return;
  if (outsiders.includes(leaver) || leaver.random.chance(0.5)) {
    goOffline(leaver, at);
    return;
  }
  leaveRun(leaver, at);
  goAlone(leaver, at);
  leaver.wakeAt = inMinutes(leaver, at, 1, 4);
}

function swap(run: Run, at: Instant): void {
  const swapper = presentIn(run).find((one) => !one.isLed && livingCharacters(one).length > 1);
  if (!swapper) return;
  const current = presenceNow(swapper).character;
  const other = livingCharacters(swapper).find((one) => one !== current);
  if (other) swapCharacter(swapper, other, at);
}

/** The run's report stands; everybody is still inside for a minute. */
function end(ground: PlayGround, run: Run, at: Instant): void {
  const isPlayed = presentIn(run).length > 0;
  const { isCompleted = false, isFlawless = false } = run.outlook ?? {};
  endRun(ground.runs, run, { at, isCompleted: isCompleted && isPlayed, isFlawless: isFlawless && isPlayed });
  const drawn = ground.runs.random.fork(`${run.id}/report`).next();
  if (drawn < REDACTED) run.report = "redacted";
  else if (drawn < REDACTED + LOST) run.report = "lost";
  run.plans.push({ at: at + MINUTE, kind: "disband" });
  ground.runs.lingering.add(run);
}

/** Who leads goes for another try or another match, or the fireteam splits. */
function disband(ground: PlayGround, run: Run, at: Instant): void {
  ground.runs.lingering.delete(run);
  const inside = run.entries.map(({ player }) => player).filter((one) => presenceNow(one).run === run && !one.isLed);
  const [leader] = inside;
  if (!leader) return;
  const { kind } = run.activity;
  const isTriedAgain = (kind === "raid" || kind === "dungeon") && !run.isCompleted && leader.random.chance(TRIES_AGAIN);
  const isRepeated = run.activity.playlist !== null && leader.random.chance(ONE_MORE);
  if (isTriedAgain || isRepeated)
    leader.nextUp = { activity: again(run.activity, leader.random), isFresh: !isTriedAgain };
  for (const player of inside) {
    leaveRun(player, at, player.random.chance(FORGETS_THE_DATE));
    if (ground.outsiders.includes(player)) seeOff(player, at, isTriedAgain);
    else {
      player.wakeAt = inMinutes(player, at, 2, 6);
      if (player !== leader && !isTriedAgain && player.random.chance(PARTS_AFTERWARDS)) goAlone(player, at);
    }
  }
}

/** A guest goes, or waits a few minutes for another try. */
function seeOff(guest: Player, at: Instant, isStaying: boolean): void {
  if (isStaying) {
    guest.sessionUntil = at;
    guest.wakeAt = inMinutes(guest, at, 6, 9);
  } else logOut(guest, at, { isStuck: false });
}

/** Lets happen what a run has in store by an instant. */
function goOn(ground: PlayGround, run: Run, at: Instant): void {
  for (let plan = run.plans[0]; plan && plan.at <= at; plan = run.plans[0]) {
    run.plans.shift();
    if (plan.kind === "end") end(ground, run, at);
    else if (plan.kind === "disband") disband(ground, run, at);
    else if (plan.kind === "join") join(run, at);
    else if (plan.kind === "leave") leave(ground, run, at);
    else swap(run, at);
  }
}

/** Lets the minute that ends at `at` pass for everybody and all that runs. */
export function play(ground: PlayGround, players: readonly Player[], at: Instant): void {
  for (const player of players) if (player.wakeAt <= at && !player.isLed) wake(ground, player, at);
  for (const run of ground.runs.running) goOn(ground, run, at);
  for (const run of ground.runs.lingering) goOn(ground, run, at);
}
