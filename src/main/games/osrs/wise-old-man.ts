import type { HistoryFact, ReadResult, ResourceKind, RosterEntry } from "#main/games/game.ts";
import { type Instant, parseIso, toIso } from "#shared/time.ts";
import { METRICS, TOTAL_LEVEL } from "./metrics.ts";
import { parsePlayerName } from "./names.ts";
import type { GroupWire, PlayerWire, SnapshotsWire, SnapshotWire } from "./wire.ts";

/** What Wise Old Man calls otherwise than the hiscores do; every other name is the same word for word. */
const OTHER_SKILLS: ReadonlyMap<string, string> = new Map([["runecrafting", "runecraft"]]);
const OTHER_BOSSES: ReadonlyMap<string, string> = new Map([
  ["tombs_of_amascut_expert", "tombs_of_amascut_expert_mode"],
  ["the_mad_angel", "mad_angel"],
]);
const OTHER_ACTIVITIES: ReadonlyMap<string, string> = new Map([
  ["last_man_standing", "lms_rank"],
  ["pvp_arena", "pvp_arena_rank"],
  ["guardians_of_the_rift", "rifts_closed"],
]);
const CLUES = "clue_scrolls_";

function keyOfActivity(name: string): string {
  if (name.startsWith(CLUES)) return `clues.${name.slice(CLUES.length)}`;
  return `score.${OTHER_ACTIVITIES.get(name) ?? name}`;
}

/**
 * The numbers of a snapshot by our keys. As on the hiscores -1 is not known and zero is; ranks are of another table for
 * ironmen and say nothing. Its levels of single skills are left out: they are worked out from the experience. So is the
 * efficiency that it computes: the hiscores have no such thing.
 */
export function valuesOf({ skills, bosses, activities }: SnapshotWire["data"]): Record<string, number | null> {
  const values: Record<string, number | null> = {};
  const note = (key: string, value: number) => {
    if (METRICS.describe(key) !== null) values[key] = value < 0 ? null : value;
  };
  for (const [name, { experience }] of Object.entries(skills)) note(`xp.${OTHER_SKILLS.get(name) ?? name}`, experience);
  const level = skills.overall?.level;
  if (level !== undefined) note(TOTAL_LEVEL, level === 0 ? -1 : level);
  for (const [name, { kills }] of Object.entries(bosses)) note(`kc.${OTHER_BOSSES.get(name) ?? name}`, kills);
  for (const [name, { score }] of Object.entries(activities)) note(keyOfActivity(name), score);
  return values;
}

type Sample = HistoryFact["samples"][number];

function sampleOf({ createdAt, data }: SnapshotWire): Sample | null {
  const at = parseIso(createdAt);
  return at === null ? null : { at, values: valuesOf(data) };
}

/** The latest snapshot of a player's page; null where there is none yet, or where its instant is no instant. */
export function latestSampleOf(player: PlayerWire): Sample | null {
  return player.latestSnapshot ? sampleOf(player.latestSnapshot) : null;
}

/** Snapshots in one answer, the most that are given; those of a long career take several. */
export const PAGE_SIZE = 200;
/** More than a snapshot each hour of a year: without a key two and a half minutes of requests. */
export const PAGES = 50;

export const FIRST_PAGE: ResourceKind = "wom-history";

/** Each page of somebody's past is a resource of its own: what one answer holds is what one request fetches. */
export const HISTORY_KINDS: readonly ResourceKind[] = Array.from({ length: PAGES }, (_, page) =>
  page === 0 ? FIRST_PAGE : `${FIRST_PAGE}-${page + 1}`,
);

/** Path of a page of somebody's past, the latest snapshots on the first. */
export function historyPath(ref: string, page: number): string {
  return `/players/${encodeURIComponent(ref)}/snapshots?limit=${PAGE_SIZE}&offset=${page * PAGE_SIZE}`;
}

/** Snapshots of one page, oldest first; a full one makes the next worth asking for. */
export function readHistory(page: number) {
  return (body: SnapshotsWire, ref: string): ReadResult => {
    const samples = body.map(sampleOf).filter((sample) => sample !== null);
    if (samples.length < body.length) return { ok: false, detail: "A snapshot does not say when it was made." };
    const next = HISTORY_KINDS[page + 1];
    const follow = body.length < PAGE_SIZE || next === undefined ? [] : [{ kind: next, ref }];
    const inOrder = samples.toSorted((a, b) => a.at - b.at);
    const [earliest] = inOrder;
    const isCut = body.length >= PAGE_SIZE && next === undefined && earliest !== undefined;
    return {
      ok: true,
      reading: {
        facts: [{ type: "history", account: ref, samples: inOrder }],
        follow,
        ...(isCut && {
          note: `Taken back to ${toIso(earliest.at)}. Wise Old Man may have more: ${PAGES * PAGE_SIZE} snapshots are the most that are asked for.`,
        }),
      },
    };
  };
}

/** Players who lost their name to another keep their past under a made-up one: nobody of that name plays. */
const ARCHIVED = "archived";

/** A group with everybody in it. */
export function readGroup(body: GroupWire, ref: string): ReadResult {
  if (String(body.id) !== ref) return { ok: false, detail: `The answer is about group ${body.id}, not about ${ref}.` };
  if (body.memberships.length < (body.memberCount ?? 0)) {
    return {
      ok: false,
      detail: `The group says ${body.memberCount} members and lists ${body.memberships.length}.`,
    };
  }
  const members: RosterEntry[] = [];
  const refs = new Set<string>();
  for (const { role, createdAt, player } of body.memberships) {
    if (player.status === ARCHIVED) continue;
    const member = parsePlayerName(player.username);
    if (member === null || refs.has(member)) {
      return { ok: false, detail: `The group lists ${player.username}, which is no name, or twice.` };
    }
    refs.add(member);
    const joinedAt = joinedAtOf(createdAt);
    members.push({
      ref: member,
      name: nameOf(player, member),
      gameRole: role ?? null,
      externalId: String(player.id),
      ...(joinedAt === null ? {} : { joinedAt }),
    });
  }
  return {
    ok: true,
    reading: {
      facts: [
        {
          type: "clan",
          ref,
          name: body.name,
          description: body.description ?? null,
          memberCount: members.length,
          isWarLogPublic: null,
        },
        { type: "roster", clan: ref, members },
      ],
      follow: [],
    },
  };
}

function joinedAtOf(createdAt: string | undefined): Instant | null {
  return createdAt === undefined ? null : parseIso(createdAt);
}

/** The name as the player writes it, as far as it is the same name. */
function nameOf(player: { readonly username: string; readonly displayName?: string | undefined }, ref: string): string {
  const { displayName } = player;
  return displayName !== undefined && parsePlayerName(displayName) === ref ? displayName : player.username;
}
