import type { Game, LaneLimit, Upstream } from "#main/games/game.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { appendAudit, findSetting, saveSetting } from "#main/store/settings/settings.ts";
import type { Setting } from "#shared/contract/settings.ts";
import { Preferences } from "#shared/contract/settings.ts";
import type { Actor } from "#shared/game.ts";
import type { GameId } from "#shared/ids.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import { parseAddress } from "./address.ts";
import { KNOWN_RELAYS, parseRelays, RELAYS } from "./relays.ts";

type Value = string | number | boolean | null;

/** One setting: its name, what holds where it is not set, and how its text is read. */
interface Definition {
  readonly key: string;
  readonly default: Value;
  readonly description: string;
  readonly expected: string;
  /** Undefined where the text is no such value. */
  readonly parse: (text: string) => Value | undefined;
}

const PAUSED = "sync.paused";
const DEAD_DAYS = "sync.deadRetentionDays";
const BATCH_DAYS = "sync.batchRetentionDays";
const DEAD_DAYS_KEPT = 30;
const BATCH_DAYS_KEPT = 90;
const MOST_DAYS = 3_650;

/** Every setting there is, the games' among them. */
export function settingDefinitions(games: ReadonlyMap<GameId, Game>): Definition[] {
  const ofGames = [...games.values()].flatMap((game) => [
    address(`games.${game.id}.baseUrl`, null, `Address of the ${game.name} API, for a proxy or a test server.`),
    ...Object.entries(game.upstreams).flatMap(
      ([upstream, { name, limits, limitsWithKey, baseUrl, budget, otherHosts }]): Definition[] => [
        address(`games.${game.id}.${upstream}.baseUrl`, baseUrl, `Address of ${name} alone.`),
        ...Object.entries(otherHosts ?? {}).map(([host, other]) =>
          address(`games.${game.id}.${host}.baseUrl`, other.baseUrl, `Address of ${other.name} alone.`),
        ),
        {
          key: `games.${game.id}.${upstream}.limits`,
          default: formatLimits(limits),
          description: limitsDescription(name, budget, limitsWithKey),
          expected: "requests per span, for example 10/1s 600/1m",
          parse: (text) => (parseLimits(text) === null ? undefined : text.trim()),
        },
      ],
    ),
  ]);
  return [
    {
      key: PAUSED,
      default: false,
      description: "Whether automatic refreshes are stopped; what is asked for by hand still is fetched.",
      expected: "true or false",
      parse: (text) => (text === "true" ? true : text === "false" ? false : undefined),
    },
    days(
      DEAD_DAYS,
      DEAD_DAYS_KEPT,
      "Days that what was given up is kept; after that it gets one new try, or is forgotten.",
    ),
    {
      key: RELAYS,
      default: KNOWN_RELAYS.join(" "),
      description: "Relays of the public beacon drand that draws ask; what they answer is checked here.",
      expected: "addresses that begin with https://, with blanks between them",
      parse: (text) => parseRelays(text)?.join(" "),
    },
    days(BATCH_DAYS, BATCH_DAYS_KEPT, "Days that checks which were asked for are kept, with what came of each member."),
    ...ofGames,
  ];
}

function limitsDescription(
  name: string,
  budget: Upstream["budget"],
  withKey: readonly LaneLimit[] | undefined,
): string {
  const what = `Requests that may be sent to ${name} in any span of so long`;
  if (withKey !== undefined) return `${what}; where it is not set, ${formatLimits(withKey)} with a key.`;
  return budget === "per-key" ? `${what}, for each key.` : `${what}.`;
}

function days(key: string, standard: number, description: string): Definition {
  return {
    key,
    default: standard,
    description,
    expected: `a whole number of days from 1 to ${MOST_DAYS}`,
    parse(text) {
      const count = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
      return count >= 1 && count <= MOST_DAYS ? count : undefined;
    },
  };
}

function address(key: string, standard: string | null, description: string): Definition {
  return {
    key,
    default: standard,
    description,
    expected: "an address that begins with https:// or http://",
    parse: (text) => parseAddress(text) ?? undefined,
  };
}

const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR };

/** `10/1s 600/1m`; null for anything else. */
export function parseLimits(text: string): LaneLimit[] | null {
  const limits: LaneLimit[] = [];
  for (const part of text.trim().split(/[\s,]+/)) {
    const match = /^(\d{1,5})\/(\d{1,5})([smh])$/.exec(part);
    if (match === null) return null;
    const [requests, count, unit] = [Number(match[1]), Number(match[2]), UNITS[match[3] ?? ""]];
    if (requests < 1 || count < 1 || unit === undefined) return null;
    limits.push({ requests, perMs: count * unit });
  }
  return limits.length === 0 ? null : limits;
}

function formatLimits(limits: readonly LaneLimit[]): string {
  const span = (ms: number) =>
    ms % HOUR === 0 ? `${ms / HOUR}h` : ms % MINUTE === 0 ? `${ms / MINUTE}m` : `${ms / SECOND}s`;
  return limits.map((limit) => `${limit.requests}/${span(limit.perMs)}`).join(" ");
}

export function listAllSettings(reader: Reader, games: ReadonlyMap<GameId, Game>): Setting[] {
  return settingDefinitions(games).map((definition) => settingOf(reader, definition));
}

function settingOf(reader: Reader, definition: Definition): Setting {
  const stored = findSetting(reader, definition.key);
  const { key, description } = definition;
  const standard = definition.default;
  if (stored === undefined) return { key, value: standard, default: standard, isSet: false, description };
  return { key, value: JSON.parse(stored) as Value, default: standard, isSet: true, description };
}

export type SetResult =
  | { readonly ok: true; readonly setting: Setting }
  | { readonly ok: false; readonly code: "unknown"; readonly known: string[] }
  | { readonly ok: false; readonly code: "invalid"; readonly expected: string };

/** Sets a setting from its text; null puts the default back. */
export function setSetting(
  tx: Tx,
  games: ReadonlyMap<GameId, Game>,
  key: string,
  text: string | null,
  edit: { readonly actor: Actor; readonly at: Instant },
): SetResult {
  const definitions = settingDefinitions(games);
  const definition = definitions.find((one) => one.key === key);
  if (definition === undefined) return { ok: false, code: "unknown", known: definitions.map((one) => one.key) };
  const value = text === null ? null : definition.parse(text);
  if (value === undefined) return { ok: false, code: "invalid", expected: definition.expected };
  const before = settingOf(tx, definition).value;
  saveSetting(tx, key, text === null ? null : JSON.stringify(value));
  appendAudit(tx, { ...edit, action: "settings.set", target: key, before, after: value });
  return { ok: true, setting: settingOf(tx, definition) };
}

/** The game that a setting is about; null for the others. */
export function gameOfSetting(key: string): GameId | null {
  return /^games\.([^.]+)\./.exec(key)?.[1] ?? null;
}

/** How long what was given up, and how checks went, are kept. */
export function keptOf(reader: Reader): { readonly deadMs: Duration; readonly batchesMs: Duration } {
  const days = (key: string, standard: number) => {
    const stored = findSetting(reader, key);
    return (stored === undefined ? standard : (JSON.parse(stored) as number)) * DAY;
  };
  return { deadMs: days(DEAD_DAYS, DEAD_DAYS_KEPT), batchesMs: days(BATCH_DAYS, BATCH_DAYS_KEPT) };
}

export function isSyncPaused(reader: Reader): boolean {
  return findSetting(reader, PAUSED) === "true";
}

export function saveSyncPaused(tx: Tx, isPaused: boolean, edit: { readonly actor: Actor; readonly at: Instant }): void {
  saveSetting(tx, PAUSED, isPaused ? "true" : null);
  appendAudit(tx, { ...edit, action: "sync.pause", target: PAUSED, before: undefined, after: isPaused });
}

/** Addresses and limits of an upstream: its own setting, else the game's, else what the game says. Limits that are set hold with a key and without. */
export function upstreamConfigOf(
  reader: Reader,
  game: Game,
  upstream: string,
): {
  baseUrl: string;
  otherHosts: Readonly<Record<string, string>>;
  limits: readonly LaneLimit[];
  limitsWithKey: readonly LaneLimit[];
} {
  const definition = game.upstreams[upstream];
  if (definition === undefined) throw new Error(`${game.name} has no upstream ${upstream}.`);
  const text = (key: string) => {
    const stored = findSetting(reader, key);
    return stored === undefined ? null : (JSON.parse(stored) as string);
  };
  const prefix = `games.${game.id}`;
  const limitsText = text(`${prefix}.${upstream}.limits`);
  const set = limitsText === null ? null : parseLimits(limitsText);
  const addressOf = (place: string, standard: string) =>
    text(`${prefix}.${place}.baseUrl`) ?? text(`${prefix}.baseUrl`) ?? standard;
  const others = Object.entries(definition.otherHosts ?? {});
  return {
    baseUrl: addressOf(upstream, definition.baseUrl),
    otherHosts: Object.fromEntries(others.map(([host, { baseUrl }]) => [host, addressOf(host, baseUrl)])),
    limits: set ?? definition.limits,
    limitsWithKey: set ?? definition.limitsWithKey ?? definition.limits,
  };
}

/** Leaders share one set, which follows the workspace from the window to the browser; other tokens have their own. */
function preferencesKey(actor: Actor): string {
  return actor.role === "leader" ? "preferences" : `preferences ${actor.name}`;
}

/** What an earlier version stored and this one does not know falls back to its default, piece by piece. */
export function preferencesOf(reader: Reader, actor: Actor): Preferences {
  const stored = findSetting(reader, preferencesKey(actor));
  const found = stored === undefined ? {} : (JSON.parse(stored) as Record<string, unknown>);
  const known = Object.entries(Preferences.shape).flatMap(([key, shape]) => {
    const value = shape.safeParse(found[key]);
    return value.success ? [[key, value.data]] : [];
  });
  return Preferences.parse(Object.fromEntries(known));
}

export function savePreferences(tx: Tx, actor: Actor, changes: Partial<Preferences>): Preferences {
  const next = Preferences.parse({ ...preferencesOf(tx, actor), ...changes });
  saveSetting(tx, preferencesKey(actor), JSON.stringify(next));
  return next;
}
