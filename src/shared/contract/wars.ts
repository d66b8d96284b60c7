import { z } from "zod";
import { AccountId, WarId } from "#shared/ids.ts";
import { At, ByClan, Freshness, forMembers } from "./base.ts";

export const WarSide = z.object({
  ref: z.string().nullable(),
  name: z.string(),
  stars: z.number(),
  destruction: z.number(),
  attacksUsed: z.number(),
});

export const WarMember = z.object({
  ref: z.string(),
  name: z.string(),
  /** The account, where it is a member that we know. */
  account: AccountId.nullable(),
  position: z.number().nullable(),
  townHall: z.number().nullable(),
  attacksUsed: z.number(),
  attacksLeft: z.number(),
  stars: z.number(),
  /** Best attack against this member. */
  defence: z.object({ stars: z.number(), destruction: z.number() }).nullable(),
});
export type WarMember = z.infer<typeof WarMember>;

export const WarAttack = z.object({
  order: z.number(),
  side: z.enum(["own", "opponent"]),
  attackerRef: z.string(),
  attackerName: z.string(),
  defenderRef: z.string(),
  defenderName: z.string(),
  stars: z.number(),
  destruction: z.number(),
  durationSeconds: z.number().nullable(),
  seenFrom: At.nullable(),
  seenTo: At,
});

export const WarSummary = z.object({
  id: WarId,
  /** The game's own word: `preparation`, `inWar`, `warEnded`. */
  state: z.enum(["preparation", "inWar", "warEnded"]),
  teamSize: z.number(),
  attacksPerMember: z.number(),
  preparationStartAt: At.nullable(),
  startAt: At.nullable(),
  endAt: At.nullable(),
  clan: WarSide,
  opponent: WarSide,
  /** Null while it runs. `unknown`: it vanished before its last result was seen. */
  result: z.enum(["win", "lose", "tie", "unknown"]).nullable(),
  /** True where the end is passed and the final result was not seen yet. */
  isAwaitingResult: z.boolean(),
  attacksLeft: z.number(),
  membersWithAttacksLeft: z.number(),
});
export type WarSummary = z.infer<typeof WarSummary>;

export const WarDetail = WarSummary.extend({
  members: z.array(WarMember),
  opponents: z.array(WarMember),
  attacks: z.array(WarAttack),
});
export type WarDetail = z.infer<typeof WarDetail>;

export const WarList = z.object({
  freshness: Freshness,
  /** Whether the game lets us look: `private` is a clan whose war log is not public; `off` where wars are not monitored. */
  access: z.enum(["unknown", "public", "private", "off"]),
  current: WarDetail.nullable(),
  /** Wars that were seen, newest first, the current one included. */
  wars: z.array(WarSummary),
});
export type WarList = z.infer<typeof WarList>;

export const wars = {
  list: forMembers.input(ByClan).output(WarList),
  show: forMembers.input(ByClan.extend({ war: WarId })).output(WarDetail),
};
