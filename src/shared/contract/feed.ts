import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { AccountId, ActivityId, ClanId, EventSeq, GameId } from "#shared/ids.ts";
import { At, forMembers } from "./base.ts";

/** What happened, in the past tense. New games add theirs; a reader that does not know one shows its name. */
export const EventType = z.string().regex(/^[a-z]+(?:-[a-z]+)*$/);

export const FeedEvent = z.object({
  seq: EventSeq,
  clan: ClanId,
  game: GameId,
  type: EventType,
  account: AccountId.nullable(),
  /** What its `data.instance` names, where that is kept. */
  activity: ActivityId.nullable(),
  ref: z.string().nullable(),
  /** The account's name when it happened. */
  name: z.string().nullable(),
  /** It happened after `happenedFrom` and not after `happenedTo`; the two are equal where the game says when. */
  happenedFrom: At.nullable(),
  happenedTo: At,
  detectedAt: At,
  /** Noticed long after it happened: news of the past. */
  isLate: z.boolean(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type FeedEvent = z.infer<typeof FeedEvent>;

const Filter = z.object({
  clan: ClanId.nullable().default(null),
  account: AccountId.nullable().default(null),
  types: z.array(EventType).max(50).nullable().default(null),
});

export const feed = {
  /** Newest first. `before` is the smallest sequence of the page before; `since` keeps what was detected after it. */
  list: forMembers
    .input(
      Filter.extend({
        before: EventSeq.nullable().default(null),
        since: At.nullable().default(null),
        limit: z.int().min(1).max(1_000).default(100),
      }),
    )
    .output(z.object({ events: z.array(FeedEvent), hasMore: z.boolean(), lastSeq: EventSeq, total: z.number() })),
  /**
   * Events in order of their sequence: those after `after` first, then each as it is committed, without a gap and none
   * twice. Resumes by the last event id of the stream where it has one.
   */
  live: forMembers.input(z.object({ after: EventSeq })).output(eventIterator(FeedEvent)),
};
