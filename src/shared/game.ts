import { z } from "zod";
import { GameId } from "./ids.ts";
import { MetricDefinition } from "./metric.ts";
import { ROLES } from "./role.ts";

/** Roles of Adjutant itself. A role inside a game grants nothing here. */
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Who calls: every call over the contract has one. */
export const Actor = z.object({ name: z.string().min(1).max(100), role: Role }).readonly();
export type Actor = z.infer<typeof Actor>;

/** A page that a game can have. A tab that a game lacks is absent. */
export const Tab = z.enum(["members", "wars", "feed"]);
export type Tab = z.infer<typeof Tab>;

/** What of a clan can be followed or left alone, beside its roster. A game has some of them. */
export const Monitor = z.enum(["wars", "games", "donations", "raids"]);
export type Monitor = z.infer<typeof Monitor>;

export const GameRole = z.object({ id: z.string(), label: z.string(), role: Role });
export type GameRole = z.infer<typeof GameRole>;

/** What a window and a script need to know of a game; the game's code stays in the main process. */
export const GameInfo = z.object({
  id: GameId,
  name: z.string(),
  tabs: z.array(Tab),
  monitors: z.array(Monitor),
  /** How often the game suggests to check a clan at ordinary hours. */
  intervalMs: z.number(),
  /** Highest first. */
  roles: z.array(GameRole),
  /** Whether the game says who is online, or it is inferred from changes between two checks. */
  presence: z.enum(["exact", "inferred"]),
  clanRef: z.object({ label: z.string(), example: z.string(), hint: z.string() }),
  credentials: z.enum(["none", "token"]),
  /** How to get a key, one step a line; empty where none is needed. */
  keySteps: z.array(z.string()),
  keyUrl: z.string().nullable(),
  upstreams: z.array(z.object({ id: z.string(), name: z.string(), baseUrl: z.string() })),
  metrics: z.array(MetricDefinition),
});
export type GameInfo = z.infer<typeof GameInfo>;
