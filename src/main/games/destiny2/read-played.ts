import type { PlayedActivity, PlayerResult, ReadResult, Report, ReportEntry } from "#main/games/game.ts";
import { classNameOfHash } from "./classes.ts";
import { nameOf } from "./names.ts";
import type { HistoryWire, PlayedWire, ReportEntryWire, ReportWire, StatsWire } from "./wire.ts";
import { instantOf } from "./wire-times.ts";

/** A page of what a character played. `count`: how many a full page has; `page` counts from 0 in the order of the kinds. */
export function readHistory(page: number, count: number) {
  return ({ Response: { activities: items = [] } }: HistoryWire, ref: string): ReadResult => {
    const [, account = "", character = ""] = ref.split("/");
    const activities: (PlayedActivity & { readonly own: PlayerResult })[] = [];
    for (const item of items) {
      const played = playedOf(item, [item.values]);
      if (played === null) return { ok: false, detail: "The history has an activity without its number or its start." };
      activities.push({ ...played, own: resultOf(character, item.values, played) });
    }
    const isLast = items.length < count;
    return {
      ok: true,
      reading: { facts: [{ type: "activities", account, character, page, isLast, activities }], follow: [] },
    };
  };
}

/** What everybody did in one instance. */
export function readReport({ Response: wire }: ReportWire, ref: string): ReadResult {
  if (wire.activityDetails.instanceId !== ref) {
    return { ok: false, detail: `The report is of ${wire.activityDetails.instanceId}, not of ${ref}.` };
  }
  if (wire.entries.length === 0) return { ok: false, detail: "The report has nobody in it." };
  const values = wire.entries.map((entry) => entry.values);
  const played = playedOf(wire, values);
  if (played === null) return { ok: false, detail: "The report lacks the start of the activity." };
  const report: Report = {
    ...played,
    playerCount: positiveOrNull(most(values, "playerCount")),
    startedFromBeginning: wire.activityWasStartedFromBeginning ?? null,
    startingPhase: wire.startingPhaseIndex ?? null,
    entries: wire.entries.map((entry) => entryOf(entry, played)),
  };
  return { ok: true, reading: { facts: [{ type: "report", report }], follow: [] } };
}

/** Where the game says nothing of a reason, who was there at the end has reached it. */
const OBJECTIVE_REACHED = 0;

/** Null where it cannot be told from other instances, or when it was. */
function playedOf(
  { period, activityDetails: details }: PlayedWire,
  players: readonly StatsWire[],
): PlayedActivity | null {
  const startedAt = instantOf(period);
  if (startedAt === null || !isNumber(details.instanceId)) return null;
  const modes = details.modes ?? (details.mode === undefined ? [] : [details.mode]);
  const director = details.directorActivityHash ?? 0;
  return {
    instance: details.instanceId,
    startedAt,
    durationSeconds: countOf(most(players, "activityDurationSeconds")),
    activity: String(details.referenceId),
    director: String(director === 0 ? details.referenceId : director),
    modes: modes.filter((mode) => mode !== 0),
    isPrivate: details.isPrivate ?? false,
    isObjectiveReached: players.some(isObjectiveReached),
  };
}

const isNumber = (ref: string): boolean => /^[1-9]\d{0,18}$/.test(ref);

function isObjectiveReached(values: StatsWire): boolean {
  const reason = statOf(values, "completionReason");
  return reason === null ? isCompleted(values) : reason === OBJECTIVE_REACHED;
}

const isCompleted = (values: StatsWire): boolean => statOf(values, "completed") === 1;

function resultOf(character: string, values: StatsWire, { durationSeconds }: PlayedActivity): PlayerResult {
  const score = statOf(values, "score");
  return {
    character,
    isCompleted: isCompleted(values),
    kills: countOf(statOf(values, "kills")),
    deaths: countOf(statOf(values, "deaths")),
    assists: countOf(statOf(values, "assists")),
    score,
    timePlayedSeconds: countOf(statOf(values, "timePlayedSeconds") ?? durationSeconds),
    startSeconds: countOf(statOf(values, "startSeconds")),
  };
}

function entryOf({ player, characterId, values }: ReportEntryWire, played: PlayedActivity): ReportEntry {
  const user = player?.destinyUserInfo;
  const ref = user?.membershipId;
  const fireteam = statOf(values, "fireteamId");
  return {
    ...resultOf(characterId, values, played),
    ref: ref === undefined || !isNumber(ref) ? null : ref,
    name: user === undefined ? null : nameOf(user),
    class: player?.characterClass || classNameOfHash(player?.classHash),
    light: positiveOrNull(player?.lightLevel ?? null),
    // A number of 64 bits that lost its last digits on the way: it still tells who is equal (section 1.9).
    fireteam: fireteam === null || fireteam === 0 ? null : String(fireteam),
  };
}

/** Null where it is not told, or is no number. */
function statOf(values: StatsWire, stat: string): number | null {
  return values[stat]?.basic?.value ?? null;
}

/** What is counted is whole and not below nothing, whatever odd activities say. */
function countOf(value: number | null): number {
  return Math.max(0, Math.round(value ?? 0));
}

/** Every player of an instance has it; a stub may lack it. */
function most(players: readonly StatsWire[], stat: string): number | null {
  const told = players.map((values) => statOf(values, stat)).filter((value) => value !== null);
  return told.length === 0 ? null : Math.max(...told);
}

function positiveOrNull(value: number | null): number | null {
  return value === null || value <= 0 ? null : value;
}
