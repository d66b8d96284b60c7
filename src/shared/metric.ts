import { z } from "zod";

/**
 * How a metric moves, which decides how gains are folded (DESIGN.md section 5):
 * a counter only rises; a resetting counter starts again at zero now and then; a gauge goes both ways.
 */
export const MetricKind = z.enum(["counter", "resetting", "gauge"]);
export type MetricKind = z.infer<typeof MetricKind>;

/** Whose number it is: the clan's, the account's wherever it plays, or only of this stay in this clan. */
export const MetricScope = z.enum(["clan", "account", "stay"]);
export type MetricScope = z.infer<typeof MetricScope>;

export const MetricKey = z.string().regex(/^[a-z0-9_]+(?:\.[a-z0-9_]+)*$/);
export type MetricKey = z.infer<typeof MetricKey>;

export const MetricDefinition = z.object({
  key: MetricKey,
  label: z.string(),
  /** What one is: "troops", "stars"; empty where the label says it. */
  unit: z.string(),
  group: z.string(),
  kind: MetricKind,
  scope: MetricScope,
  /** The one kind of resource this metric is taken from; other bodies that carry it are not read for it. */
  source: z.string(),
});
export type MetricDefinition = z.infer<typeof MetricDefinition>;
