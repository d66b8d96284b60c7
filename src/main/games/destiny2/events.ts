import type {
  Change,
  FireteamChange,
  GameEvent,
  PresenceChange,
  PresenceState,
  ReportChange,
} from "#main/games/game.ts";
import { DAY, type Duration, MINUTE, SECOND } from "#shared/time.ts";
import { DUNGEON, isLowMan, RAID } from "./kinds.ts";

/** What the game makes of a change: facts, of which windows and messages make words. */
export function eventsOf(change: Change): readonly GameEvent[] {
  switch (change.type) {
    case "presence":
      return returnEvents(change);
    case "fireteam":
      return startEvents(change);
    case "report":
      return reportEvents(change);
    default:
      return [];
  }
}

/** Who was away so long has come back; shorter pauses are everybody's. */
const LONG_ABSENCE = 14 * DAY;

const isInGame = (state: PresenceState): boolean => state === "playing" || state === "orbit" || state === "online";

function returnEvents({ account, before, after, lastPlayedAt, now }: PresenceChange): readonly GameEvent[] {
  if (isInGame(before) || !isInGame(after)) return [];
  if (lastPlayedAt === null || now - lastPlayedAt < LONG_ABSENCE) return [];
  return [
    {
      type: "member-online-after-absence",
      account,
      occurrence: String(lastPlayedAt),
      happenedAt: null,
      data: { days: Math.floor((now - lastPlayedAt) / DAY), lastPlayedAt },
    },
  ];
}

/** A start that is noticed later is no news: the raid goes on, or is over. */
const LATE_AFTER: Duration = 30 * MINUTE;

/** That people were seen in a raid: a checkpoint and a visit look the same, so nothing says that they began it. */
function startEvents(change: FireteamChange): readonly GameEvent[] {
  const { fireteam, activity, startedAt, isExact, members, guests, now } = change;
  if (activity.kind !== RAID || now - startedAt > LATE_AFTER) return [];
  return [
    {
      type: "raid-started",
      account: null,
      occurrence: `${fireteam} ${activity.name} ${startedAt}`,
      happenedAt: startedAt,
      data: { activity: activity.name, members: members.length, guests, people: members.length + guests, isExact },
    },
  ];
}

/** `Ember, Suda`: the numbers behind names stand only where two are called the same. */
function namesOf(names: readonly string[]): string {
  const plain = names.map((name) => name.replace(/(?<=\S)#\d{4}$/, ""));
  const isShared = (name: string) => plain.indexOf(name) !== plain.lastIndexOf(name);
  return plain.map((name, index) => (isShared(name) ? names[index] : name)).join(", ");
}

/** What a raid or a dungeon came to, once for each instance, however many members were in it. */
function reportEvents({ report, activity, judgement, members }: ReportChange): readonly GameEvent[] {
  const { kind } = activity;
  if (report.isPrivate || (kind !== RAID && kind !== DUNGEON)) return [];
  const finishers = members.filter((member) => member.isFinisher);
  const isCleared = judgement.isCleared && finishers.length > 0;
  // Who left before others cleared it ended nothing, and cleared nothing.
  const who = isCleared ? finishers : judgement.isCleared ? [] : members;
  if (who.length === 0) return [];
  const event = (type: string): GameEvent => ({
    type,
    account: null,
    occurrence: report.instance,
    happenedAt: report.startedAt + report.durationSeconds * SECOND,
    data: {
      instance: report.instance,
      activity: activity.name,
      kind,
      start: judgement.start,
      isFlawless: judgement.isFlawless,
      durationSeconds: report.durationSeconds,
      people: judgement.people,
      members: who.length,
      guests: Math.max(0, judgement.people - members.length),
      names: namesOf(who.map((member) => member.name)),
    },
  });
  if (!isCleared) return kind === RAID ? [event("attempt-ended")] : [];
  return [
    event(kind === RAID ? "raid-cleared" : "dungeon-cleared"),
    ...(judgement.isFlawless ? [event("flawless")] : []),
    ...(isLowMan(kind, judgement.people) ? [event("low-man")] : []),
  ];
}
