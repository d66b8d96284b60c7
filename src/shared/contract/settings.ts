import { z } from "zod";
import { GameId } from "#shared/ids.ts";
import { forLeaders, forMembers, OutcomeKind } from "./base.ts";
import { KeyStatus } from "./sync.ts";

const SettingValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const Setting = z.object({
  key: z.string(),
  value: SettingValue,
  /** What holds where nothing is set. */
  default: SettingValue,
  isSet: z.boolean(),
  description: z.string(),
});
export type Setting = z.infer<typeof Setting>;

export const settings = {
  list: forMembers.output(z.array(Setting)),
  /** `value` null puts the default back. */
  set: forLeaders
    .input(z.object({ key: z.string().min(1).max(200), value: z.string().max(2_000).nullable() }))
    .output(Setting)
    .errors({
      UNKNOWN_SETTING: { status: 404, data: z.object({ key: z.string(), known: z.array(z.string()) }) },
      INVALID_VALUE: { status: 422, data: z.object({ key: z.string(), expected: z.string() }) },
    }),
};

const CHOICES = {
  theme: z.enum(["system", "dark", "light"]),
  density: z.enum(["comfortable", "compact"]),
  areSingleKeysOn: z.boolean(),
  lastClan: z.number().nullable(),
  lastSeenSeq: z.number(),
  isFirstStartDone: z.boolean(),
  /** Columns of the members table by game: keys in order. */
  columns: z.record(z.string(), z.array(z.string())),
  /** Metrics whose boards were looked at last, by game, the newest first. */
  boards: z.record(z.string(), z.array(z.string())),
};

/** Preferences of the window: each person's own, no secret, no effect on data. */
export const Preferences = z.object({
  theme: CHOICES.theme.default("system"),
  density: CHOICES.density.default("comfortable"),
  areSingleKeysOn: CHOICES.areSingleKeysOn.default(true),
  lastClan: CHOICES.lastClan.default(null),
  lastSeenSeq: CHOICES.lastSeenSeq.default(0),
  isFirstStartDone: CHOICES.isFirstStartDone.default(false),
  columns: CHOICES.columns.default({}),
  boards: CHOICES.boards.default({}),
});
export type Preferences = z.infer<typeof Preferences>;

/** Without the defaults: what is left out stays as it is. */
export const PreferenceChanges = z.object(CHOICES).partial();

export const preferences = {
  get: forMembers.output(Preferences),
  set: forMembers.input(PreferenceChanges).output(Preferences),
};

export const keys = {
  list: forMembers.output(z.array(KeyStatus)),
  /** Replaces all keys of a game. Keys are sealed at once and never leave again. */
  set: forLeaders
    .input(z.object({ game: GameId, keys: z.array(z.string().trim().min(8).max(4_000)).min(1).max(10) }))
    .output(z.array(KeyStatus))
    .errors({
      NO_KEY_NEEDED: { status: 422, data: z.object({ game: GameId }) },
      INVALID_KEY: { status: 422, data: z.object({ game: GameId }) },
    }),
  /** One live request with each key. */
  test: forLeaders
    .input(z.object({ game: GameId }))
    .output(z.array(KeyStatus.extend({ outcome: OutcomeKind, detail: z.string().nullable() }))),
  remove: forLeaders.input(z.object({ game: GameId })).output(z.object({ removed: z.number() })),
};
