import type { DefinitionsFact, ReadResult, ResourceRef } from "#main/games/game.ts";
import { MANIFEST } from "./read-clan.ts";
import type { DefinitionsWire, DefinitionWire, ManifestWire } from "./wire.ts";

export const ACTIVITIES = "DestinyActivityDefinition";
const MODES = "DestinyActivityModeDefinition";

/** The tables that names are taken from; there are a hundred more, and some are very large. */
const LISTS = [ACTIVITIES, MODES];
const LANGUAGE = "en";

/** A file of one table, named by its content: a new version has another path. */
const PATH = /^(?:\/[\w-]+)+\/(Destiny\w+Definition)(?:-([\w.-]+))?\.json$/;

/** Where the tables are that name activities. */
export function readManifest({ Response: { jsonWorldComponentContentPaths: paths } }: ManifestWire): ReadResult {
  const ours = paths?.[LANGUAGE] ?? {};
  const follow: ResourceRef[] = LISTS.flatMap((list) => {
    const ref = ours[list];
    return ref === undefined || PATH.exec(ref)?.[1] !== list ? [] : [{ kind: "definitions", ref, owner: MANIFEST.ref }];
  });
  const note = follow.length === LISTS.length ? null : "The manifest does not say where names of activities are.";
  return { ok: true, reading: { facts: [], follow, ...(note === null ? {} : { note }) } };
}

/** Names and modes, and nothing else of what a table holds. */
export function readDefinitions(body: DefinitionsWire, ref: string): ReadResult {
  const [, list, version = ref] = PATH.exec(ref) ?? [];
  if (list === undefined) return { ok: false, detail: `${ref} is no file of definitions.` };
  const entries = Object.entries(body)
    .map(([hash, definition]) => ({ ref: hash, name: nameOf(hash, definition), modes: modesOf(definition) }))
    .filter(({ name, modes }) => name !== "" || modes.length > 0);
  if (entries.length === 0) return { ok: false, detail: "The file of definitions has none." };
  const fact: DefinitionsFact = { type: "definitions", list, version, entries };
  return { ok: true, reading: { facts: [fact], follow: [] } };
}

/** What has no name of its own: a ship between two activities is named by its place alone (games/destiny2, section 1.8). */
const NAMED_BY_PLACE: Readonly<Record<string, string>> = { "82913930": "Orbit" };

/** Without the difficulty: that is in the name that is shown, not in the original one. */
function nameOf(
  hash: string,
  { originalDisplayProperties: original, displayProperties: shown }: DefinitionWire,
): string {
  return original?.name || shown?.name || (NAMED_BY_PLACE[hash] ?? "");
}

function modesOf({ activityModeTypes, directActivityModeType, modeType }: DefinitionWire): readonly number[] {
  const modes = [...(activityModeTypes ?? []), directActivityModeType ?? 0, modeType ?? 0];
  return [...new Set(modes)].filter((mode) => mode !== 0);
}
