/** Where members are, as it is shown: what is stored, the clock, and whether the game's servers can be reached at all. */
import type { Game } from "#main/games/game.ts";
import { describeActivity } from "#main/store/activities/definitions.ts";
import type { Reader } from "#main/store/database.ts";
import { listFireteamsOfClan } from "#main/store/presence/fireteams.ts";
import {
  type CurrentCharacter,
  listCurrentCharacters,
  listPresenceNow,
  type PresenceNow,
} from "#main/store/presence/now.ts";
import { findLane } from "#main/store/resources/lanes.ts";
import type { ActivityLabel } from "#shared/contract/activities.ts";
import type { FireteamView, MemberPresence, MemberRow } from "#shared/contract/members.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { type Duration, type Instant, MINUTE } from "#shared/time.ts";

/** Who is in the game is asked each minute: after so long without an answer nobody knows whether they still are. */
export const SEEN_FOR = 30 * MINUTE;

/** Since when the servers that say who plays cannot be reached; null while they can. */
export function frozenSince(reader: Reader, game: Game): Instant | null {
  if (game.live === undefined) return null;
  const upstream = game.resources[game.rosterKind ?? game.memberKinds[0] ?? ""]?.upstream ?? "";
  const lane = findLane(reader, upstream);
  return lane?.trouble === "maintenance" || lane?.trouble === "offline" ? lane.troubleSince : null;
}

/** What is known of the presence of a clan's members. */
export interface KnownPresence {
  readonly now: ReadonlyMap<AccountId, PresenceNow>;
  readonly characters: ReadonlyMap<AccountId, CurrentCharacter>;
  readonly label: (now: Pick<PresenceNow, "activity" | "playlist" | "modes">) => ActivityLabel | null;
  readonly staleAfterMs: (modes: readonly number[]) => Duration;
  /** The instant that timers and ages are of: they stand still while the servers are down. */
  readonly asOf: Instant;
}

/** Null in games that do not tell who plays. */
export function knownPresence(reader: Reader, game: Game, clan: ClanId, now: Instant): KnownPresence | null {
  if (game.live === undefined) return null;
  const labels = new Map<string, ActivityLabel>();
  return {
    now: listPresenceNow(reader, clan),
    characters: listCurrentCharacters(reader, clan),
    label: ({ activity, playlist, modes }) => {
      if (activity === null) return null;
      const key = `${activity} ${playlist ?? ""} ${modes.join()}`;
      const label = labels.get(key) ?? describeActivity(reader, game, [playlist, activity], modes);
      labels.set(key, label);
      return label;
    },
    staleAfterMs: game.live.staleAfterMs,
    asOf: frozenSince(reader, game) ?? now,
  };
}

/** Where one member is. */
export function presenceOf(now: PresenceNow, known: KnownPresence): MemberPresence {
  const isStale = isStuckOrUnseen(now, known);
  const isShown = now.state === "playing" || now.state === "orbit";
  const character = known.characters.get(now.account);
  return {
    state: isStale ? "stale" : now.state,
    onlineSince: now.onlineSince,
    onlineExactness: now.onlineExactness,
    activity: now.state === "playing" ? known.label(now) : null,
    activitySince: isShown ? now.activitySince : null,
    activityExactness: isShown ? now.activityExactness : null,
    activityEndedAt: now.state === "playing" && now.isOver ? now.activityEndedAt : null,
    fireteam: isShown ? now.fireteam : null,
    class: character?.class ?? null,
    light: character?.light ?? null,
    lastPlayedAt: now.lastPlayedAt,
    checkedAt: now.checkedAt,
  };
}

/** Whether a timer ran too long without a sign of life, or nobody looked since. */
function isStuckOrUnseen({ onlineSince, state, aliveAt, seenAt, modes }: PresenceNow, known: KnownPresence): boolean {
  if (onlineSince === null) return false;
  if (seenAt !== null && known.asOf - seenAt > SEEN_FOR) return true;
  const isTimed = state === "playing" || state === "orbit";
  return isTimed && aliveAt !== null && known.asOf - aliveAt > known.staleAfterMs(modes);
}

type RowPresence = Pick<MemberRow, "state" | "since" | "activity" | "presence">;

/** What a row of a list says of it. */
export function rowPresence(now: PresenceNow | undefined, known: KnownPresence | null): RowPresence {
  if (known === null || now === undefined) return { state: "unknown", since: null, activity: null, presence: null };
  const presence = presenceOf(now, known);
  const { state, onlineSince } = presence;
  if (state === "offline") return { state: "offline", since: now.offlineSince, activity: null, presence };
  if (onlineSince === null || state === "stale") return { state: "unknown", since: null, activity: null, presence };
  return { state: "online", since: onlineSince, activity: nameOf(presence), presence };
}

function nameOf({ state, activity }: MemberPresence): string | null {
  return state === "orbit" ? "Orbit" : (activity?.name ?? null);
}

/** When somebody who is in the game was seen last: there is no later sign of it. */
export function seenInGame(now: PresenceNow | undefined): { readonly from: Instant; readonly to: Instant } | undefined {
  if (now === undefined || now.onlineSince === null || now.seenAt === null) return undefined;
  return { from: now.seenAt, to: now.seenAt };
}

function isShownInGame({ state }: MemberPresence): boolean {
  return state === "playing" || state === "orbit" || state === "online" || state === "stale";
}

/** Fireteams that members of a clan are in, the largest part of the clan first. */
export function listFireteamViews(reader: Reader, clan: ClanId, known: KnownPresence | null): FireteamView[] {
  if (known === null) return [];
  const views = listFireteamsOfClan(reader, clan).map((fireteam): FireteamView => {
    const own = fireteam.members.flatMap(({ account }) => (account === null ? [] : (known.now.get(account) ?? [])));
    const seen = own.filter((one) => isShownInGame(presenceOf(one, known)));
    const playing = own.find((one) => one.state === "playing" && one.activity === fireteam.activity);
    const isPlaying = fireteam.activitySince !== null && fireteam.activity !== null;
    const { activity, activitySince, activityExactness } = fireteam;
    return {
      id: fireteam.id,
      activity: isPlaying ? known.label(playing ?? { activity, playlist: null, modes: [] }) : null,
      since: activitySince,
      exactness: activityExactness,
      isStale: seen.length > 0 && seen.every((one) => isStuckOrUnseen(one, known)),
      members: seen.map((one) => one.account),
      unseen: fireteam.members
        .filter(({ account }) => own.some((one) => one.account === account && !seen.includes(one)))
        .map(({ ref, name }) => ({ ref, name })),
      guests: fireteam.members
        .filter(({ account }) => account === null || !known.now.has(account))
        .map(({ ref, name }) => ({ ref, name })),
    };
  });
  return views.toSorted(
    (a, b) => b.members.length - a.members.length || (a.since ?? 0) - (b.since ?? 0) || a.id - b.id,
  );
}
