/** What is counted of requests: a lane's day, what they were good for, and how old the data is. */
import { z } from "zod";
import { GameId } from "#shared/ids.ts";
import { At } from "./base.ts";

/** The last day of a lane in steps of five minutes of the real clock, oldest first; the last one is not over yet. */
export const LaneHistory = z.object({
  upstream: z.string(),
  stepMs: z.number(),
  steps: z.array(
    z.object({
      at: At,
      /** All null where nothing ran, so that nobody counted: that is not zero. */
      sent: z.number().nullable(),
      allowed: z.number().nullable(),
      /** Of what was allowed while the lane ran. */
      share: z.number().nullable(),
      /** The same while work waited that nothing but the limits held back; null where none waited. */
      shareWhileWaiting: z.number().nullable(),
    }),
  ),
});
export type LaneHistory = z.infer<typeof LaneHistory>;

/** How requests of one kind ended in a span. Of all askings some needed no request: what was known still held. */
export const KindEffect = z.object({
  game: GameId,
  upstream: z.string(),
  kind: z.string(),
  requests: z.number(),
  /** Requests that told something new, and their share; null where there was none. */
  changed: z.number(),
  changedShare: z.number().nullable(),
  /** Other bytes, the same facts. */
  unchanged: z.number(),
  /** The same bytes. */
  same: z.number(),
  failed: z.number(),
  /** Askings that were answered without a request, and their share of all askings. */
  spared: z.number(),
  sparedShare: z.number().nullable(),
});
export type KindEffect = z.infer<typeof KindEffect>;

/** How old what is known of one kind is now, against the age it is allowed. */
export const KindAge = z.object({
  game: GameId,
  upstream: z.string(),
  kind: z.string(),
  /** Those that somebody needs. */
  resources: z.number(),
  /** Of those, what never told anything yet: it has no age. */
  never: z.number(),
  meanMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
  worstMs: z.number().nullable(),
  /** The least and the most of the ages that they are allowed. */
  allowedFromMs: z.number(),
  allowedToMs: z.number(),
  /** How many are older than each is allowed. */
  older: z.number(),
});
export type KindAge = z.infer<typeof KindAge>;

export const Effectiveness = z.object({
  spans: z.array(
    z.object({
      span: z.enum(["day", "week"]),
      /** Real clock. */
      from: At,
      kinds: z.array(KindEffect),
      all: KindEffect.omit({ kind: true, game: true, upstream: true }),
    }),
  ),
  ages: z.array(KindAge),
});
export type Effectiveness = z.infer<typeof Effectiveness>;
