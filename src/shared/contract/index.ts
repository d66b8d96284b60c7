import { activities } from "./activities.ts";
import { app } from "./app.ts";
import { clans } from "./clans.ts";
import { contests } from "./contests.ts";
import { demo } from "./demo.ts";
import { feed } from "./feed.ts";
import { inactivity, notes, rules } from "./inactivity.ts";
import { leaderboards } from "./leaderboards.ts";
import { members } from "./members.ts";
import { reviews } from "./reviews.ts";
import { roster } from "./roster.ts";
import { schedules } from "./schedules.ts";
import { keys, preferences, settings } from "./settings.ts";
import { queue, sync } from "./sync.ts";
import { transfer } from "./transfer.ts";
import { wars } from "./wars.ts";

/**
 * What a window, a browser or a script may ask. The router implements it, the three transports carry it, and every
 * client is derived from it.
 */
export const contract = {
  app,
  clans,
  members,
  activities,
  roster,
  leaderboards,
  reviews,
  inactivity,
  rules,
  notes,
  feed,
  wars,
  contests,
  sync,
  queue,
  schedules,
  settings,
  preferences,
  keys,
  transfer,
  demo,
};
export type Contract = typeof contract;
