import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { GameInfo, Role } from "#shared/game.ts";
import { ClanId } from "#shared/ids.ts";
import { At, forLeaders, forMembers, HaltReason } from "./base.ts";

/** Where the key that seals secrets lies, from the strongest to the weakest. */
export const KeyPlace = z.enum(["os", "os-weak", "environment", "file"]);
export type KeyPlace = z.infer<typeof KeyPlace>;

export const AppStatus = z.object({
  version: z.string(),
  host: z.enum(["electron", "web", "cli"]),
  /** What only this host can do; the window hides what is absent. */
  capabilities: z.array(z.enum(["demo", "login-item", "notifications", "tray"])),
  actor: z.object({ name: z.string(), role: Role }),
  workspace: z.object({
    kind: z.enum(["own", "demo"]),
    dataDir: z.string(),
    secrets: z.object({ place: KeyPlace, isLocked: z.boolean() }),
  }),
  /** The clock of the data: real time, or the demo's. */
  clock: z.object({ now: At, speed: z.number() }),
  zone: z.string(),
  /** Why syncing does not run at all; null while it does. */
  halted: z.object({ why: HaltReason, since: At }).nullable(),
});
export type AppStatus = z.infer<typeof AppStatus>;

/** What a change notice says: re-read what you show of this topic. */
export const Topic = z.enum([
  "games",
  "clans",
  "members",
  "activities",
  "feed",
  "wars",
  "contests",
  "sync",
  "settings",
  "keys",
  "clock",
]);
export type Topic = z.infer<typeof Topic>;

export const ChangeNotice = z.object({ topic: Topic, clan: ClanId.nullable() });
export type ChangeNotice = z.infer<typeof ChangeNotice>;

export const DoctorCheck = z.object({
  id: z.string(),
  state: z.enum(["ok", "warn", "fail"]),
  /** What was looked at and what was found, in one line. */
  summary: z.string(),
  /** What to do next; null where nothing is. */
  advice: z.string().nullable(),
});
export type DoctorCheck = z.infer<typeof DoctorCheck>;

export const app = {
  status: forMembers.output(AppStatus),
  games: forMembers.output(z.array(GameInfo)),
  /**
   * Change notices after every commit, coalesced, not stored: who comes back reads anew. `watching` is the clan on the
   * screen; what a person looks at is kept fresher while the stream is open.
   */
  changes: forMembers.input(z.object({ watching: ClanId.nullable() })).output(eventIterator(z.array(ChangeNotice))),
  doctor: forLeaders.output(z.array(DoctorCheck)),
};
