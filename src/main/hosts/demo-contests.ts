/**
 * The demo's contests, made and taken further by its own officer through the contract, as anybody would: one with the public
 * beacon, drawn on a recorded round; one over the past month, drawn at the first look; one draft.
 *
 * 1. Nothing is made twice: a contest is known by its title and clan. A draft that was changed or removed stays so once there is
 *    a commitment.
 * 2. The officer takes the steps that a contest waits for (`todo`) with the two that it made. What a visitor did is not done again.
 */
import type { ContestAction, ContestSummary, ContestTerms } from "#shared/contract/contests.ts";
import { timeOfRound } from "#shared/draw/beacon.ts";
import { type ClanId, GameId } from "#shared/ids.ts";
import { type Clock, DAY, HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import type { Client } from "./client.ts";

/** The last round of quicknet that is recorded: 2026-08-07T02:39:48Z. */
const ROUND = 31_089_008;
const PLACE = "demo";
/** The contest that has its end behind it ends so soon after it was made, in real time. */
const END_SOON: number = SECOND;

const GAMES = { clashOfClans: GameId.parse("clash-of-clans"), osrs: GameId.parse("osrs") } as const;

export const DEMO_TITLES = { online: "War night raffle", past: "A month of skilling", draft: "Donation week" } as const;

type Terms = Pick<ContestTerms, "title" | "startAt" | "endAt" | "lockBy" | "mode" | "winners" | "rules"> &
  Partial<ContestTerms>;

interface Place {
  readonly client: Client;
  readonly clock: Clock;
}

export interface TendingOptions extends Place {
  /** Calls back after so long in real time; what it gives takes that back. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onDefect: (error: unknown) => void;
}

/** In real time: at the fastest the demo has an hour in six seconds. */
const LOOK_EVERY_MS = 1_000;
/** So many looks in a row may fail: what a visitor did meanwhile is seen by the next one. */
const MOST_FAILURES = 3;

/** Looks after the contests until there is nothing left to do. What it gives ends that, after the look in flight. */
export function startTending({ after, onDefect, ...place }: TendingOptions): () => Promise<void> {
  let isOver = false;
  let failures = 0;
  let cancel = () => {};
  let pass = look();

  async function look(): Promise<void> {
    try {
      const isDone = await tendContests(place);
      isOver ||= isDone;
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures === 1) onDefect(error);
      isOver ||= failures >= MOST_FAILURES;
    }
    if (isOver) return;
    cancel = after(LOOK_EVERY_MS, () => {
      pass = look();
    });
  }

  return async () => {
    isOver = true;
    cancel();
    await pass;
  };
}

/** What there is to make contests in: the first clan of each game, and a second one of the first. */
interface DemoClans {
  readonly online: ClanId;
  readonly draft: ClanId;
  /** Null while its members' past is still on its way: there is nothing to count yet. */
  readonly past: ClanId | null;
}

/** Makes what is missing and takes the steps that are due; true when there is nothing left to do, ever. */
export async function tendContests({ client, clock }: Place): Promise<boolean> {
  const clans = await clansOf(client);
  if (clans === null) return false;
  const before = await client.contests.list({});
  const has = (title: string) => before.some((contest) => contest.title === title);
  const isNew = (await client.contests.ledger()).head === null;
  const now = clock.now();
  if (isNew && before.length === 0) await client.contests.create(draftTerms(clans.draft, now));
  if (isNew && !has(DEMO_TITLES.online) && now < timeOfRound(ROUND) - 2 * HOUR) {
    await client.contests.create(onlineTerms(clans.online, now));
  }
  if (clans.past !== null && !has(DEMO_TITLES.past)) {
    await client.contests.create(pastTerms(clans.past, now, clock.speed));
  }
  const ours = (await client.contests.list({})).filter(isTended);
  // One that fails does not hold up the others.
  const steps = await Promise.allSettled(ours.map((contest) => takeStep(client, contest)));
  const failed = steps.find((step) => step.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  const after = (await client.contests.list({})).filter(isTended);
  return clans.past !== null && after.every((contest) => contest.state === "void" || isDone(contest));
}

const isTended = ({ title }: ContestSummary) => title === DEMO_TITLES.online || title === DEMO_TITLES.past;
const isDone = ({ state, todo }: ContestSummary) => state === "drawn" && todo === null;

const PUBLISHED = {
  "publish-commitment": "commitment",
  "publish-lock": "lock",
  "publish-result": "result",
} as const satisfies Partial<Record<ContestAction, string>>;

/** The one step that a contest waits for; steps that only a person can decide about are left to the visitor. */
async function takeStep(client: Client, { id, todo }: ContestSummary): Promise<void> {
  switch (todo) {
    case "activate":
      await client.contests.activate({ id });
      break;
    case "publish-commitment":
    case "publish-lock":
    case "publish-result":
      await client.contests.publish({ id, document: PUBLISHED[todo], place: PLACE });
      break;
    case "lock":
      await client.contests.lock({ id });
      break;
    case "draw":
      await client.contests.draw({ id });
      break;
    default:
      return;
  }
  const next = await client.contests.show({ id });
  if (next.todo !== todo) await takeStep(client, next);
}

async function clansOf(client: Client): Promise<DemoClans | null> {
  const clans = await client.clans.list();
  const [online, draft] = clans.filter((clan) => clan.game === GAMES.clashOfClans);
  const past = clans.find((clan) => clan.game === GAMES.osrs);
  if (online === undefined) return null;
  const { batches } = await client.sync.status();
  const isKnown = past !== undefined && past.freshness.lastUpdated !== null;
  const isComing = batches.some((batch) => batch.clan === past?.id && batch.state === "running");
  return { online: online.id, draft: (draft ?? online).id, past: isKnown && !isComing ? past.id : null };
}

const RULE = { match: "sum", comparator: ">=", cap: null, per: null } as const;

/** Ends with time enough to lock it and to look at the list before the round, also for who speeds the clock up. */
function onlineTerms(clan: ClanId, now: Instant): Terms & { readonly clan: ClanId } {
  const drawAt = timeOfRound(ROUND);
  const endAt = drawAt - 2 * HOUR;
  return {
    clan,
    title: DEMO_TITLES.online,
    prize: "A gold pass",
    description:
      "Speed up the demo's clock: it ends, the demo's officer locks the entries and posts the lock, and the public beacon decides.",
    startAt: Math.min(now, endAt - HOUR),
    endAt,
    lockBy: drawAt - 10 * MINUTE,
    mode: "online",
    round: ROUND,
    winners: 2,
    alternates: 1,
    rules: [
      { ...RULE, targets: [], type: "donations", threshold: 50, weight: 1, per: 50, cap: 20 },
      { ...RULE, targets: [], type: "attacks_used", threshold: 1, weight: 5, per: 1 },
    ],
  };
}

function pastTerms(clan: ClanId, now: Instant, speed: number): Terms & { readonly clan: ClanId } {
  const endAt = now + Math.max(10 * SECOND, speed * END_SOON);
  return {
    clan,
    title: DEMO_TITLES.past,
    prize: "10M from the clan bank",
    description:
      "The demo has no beacon rounds for this date, so the organiser draws alone. A real contest takes the beacon.",
    startAt: endAt - 30 * DAY,
    endAt,
    lockBy: endAt + 3 * HOUR,
    mode: "offline",
    winners: 3,
    alternates: 2,
    rules: [{ ...RULE, targets: [], type: "total_xp", threshold: 250_000, weight: 1, per: 250_000, cap: 40 }],
  };
}

function draftTerms(clan: ClanId, now: Instant): Terms & { readonly clan: ClanId } {
  const startAt = Math.ceil(now / HOUR) * HOUR + 6 * HOUR;
  const endAt = startAt + 7 * DAY;
  return {
    clan,
    title: DEMO_TITLES.draft,
    prize: "A shout-out and a bronze pass",
    description:
      "A draft: change it as you like. The demo has no beacon rounds for this date, so it is drawn in offline mode.",
    startAt,
    endAt,
    lockBy: endAt + 12 * HOUR,
    mode: "offline",
    winners: 1,
    alternates: 1,
    rules: [{ ...RULE, targets: [], type: "donations", threshold: 200, weight: 1, per: 100, cap: 50 }],
  };
}
