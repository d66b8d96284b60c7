import { describe, expect, it } from "vitest";
import type { DefinitionsFact } from "#main/games/game.ts";
import { readDefinitions, readManifest } from "./read-definitions.ts";
import { readStats } from "./read-stats.ts";
import { AccountStatsWire, DefinitionsWire, ManifestWire } from "./wire.ts";

const AT = "/common/destiny2_content/json/en";
const fileOf = (list: string) => `${AT}/${list}-6b2d2f6c-01.2.json`;

const manifestOf = (paths: unknown) =>
  readManifest(ManifestWire.parse({ Response: { version: "1", jsonWorldComponentContentPaths: paths } }));

describe("a manifest", () => {
  it("leads to the two tables that are needed, and to no other", () => {
    const lists = ["DestinyActivityDefinition", "DestinyActivityModeDefinition", "DestinyInventoryItemDefinition"];
    const en = Object.fromEntries(lists.map((list) => [list, fileOf(list)]));
    const result = manifestOf({ en, de: { DestinyActivityDefinition: "/de.json" } });
    expect(result.ok && result.reading).toEqual({
      facts: [],
      follow: lists.slice(0, 2).map((list) => ({ kind: "definitions", ref: fileOf(list), owner: "destiny2" })),
    });
  });

  it.each<[situation: string, paths: unknown]>([
    ["none", undefined],
    ["other languages alone", { de: { DestinyActivityDefinition: fileOf("DestinyActivityDefinition") } }],
    ["another address", { en: { DestinyActivityDefinition: "https://example.org/DestinyActivityDefinition.json" } }],
    ["a way out", { en: { DestinyActivityDefinition: "/../../DestinyActivityDefinition.json" } }],
    ["another host", { en: { DestinyActivityDefinition: "//example.org/DestinyActivityDefinition.json" } }],
    ["another table", { en: { DestinyActivityDefinition: fileOf("DestinyPlaceDefinition") } }],
  ])("with paths that are %s leads nowhere, and says so", (_situation, paths) => {
    const result = manifestOf(paths);
    expect(result.ok && [result.reading.follow, result.reading.note]).toEqual([
      [],
      "The manifest does not say where names of activities are.",
    ]);
  });
});

const named = (shown: string, original?: string) => ({
  displayProperties: { name: shown },
  ...(original === undefined ? {} : { originalDisplayProperties: { name: original } }),
});

function definitionsOf(body: object, list = "DestinyActivityDefinition"): DefinitionsFact {
  const result = readDefinitions(DefinitionsWire.parse(body), fileOf(list));
  if (!result.ok) throw new Error(result.detail);
  return result.reading.facts[0] as DefinitionsFact;
}

describe("definitions", () => {
  it("name an activity without its difficulty, and say what kind it is", () => {
    const fact = definitionsOf({
      "3881495763": {
        ...named("Vault of Glass: Standard", "Vault of Glass"),
        activityModeTypes: [7, 4],
        directActivityModeType: 4,
      },
      "2122313384": { ...named("Last Wish: Level 55"), directActivityModeType: 4 },
      "82913930": { ...named("", ""), placeHash: 2_961_497_387 },
      "5": { ...named("", ""), activityModeTypes: [82], redacted: true },
      "6": { ...named("", ""), redacted: true },
    });
    expect(fact).toMatchObject({ list: "DestinyActivityDefinition", version: "6b2d2f6c-01.2" });
    expect(Object.fromEntries(fact.entries.map(({ ref, name, modes }) => [ref, [name, modes]]))).toEqual({
      "3881495763": ["Vault of Glass", [7, 4]],
      "2122313384": ["Last Wish: Level 55", [4]],
      "82913930": ["Orbit", []],
      "5": ["", [82]],
    });
  });

  it("name a mode by its number", () => {
    const body = { "2043403989": { ...named("Raid"), modeType: 4 } };
    expect(definitionsOf(body, "DestinyActivityModeDefinition").entries).toEqual([
      { ref: "2043403989", name: "Raid", modes: [4] },
    ]);
  });

  it("are refused where there are none, or where the file is no table", () => {
    expect(readDefinitions({}, fileOf("DestinyActivityDefinition")).ok).toBe(false);
    expect(readDefinitions({ "5": named("x") }, "/x.json").ok).toBe(false);
  });
});

describe("the game's own counts", () => {
  const statsOf = (values: Record<string, number> | undefined) => {
    const allTime =
      values && Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { basic: { value } }]));
    const result = readStats(
      AccountStatsWire.parse({ Response: { mergedAllCharacters: { merged: { allTime } } } }),
      "3/46",
    );
    return result.ok ? result.reading.facts : null;
  };

  it("are what was done in all, with what is not told unknown", () => {
    expect(statsOf({ kills: 10, secondsPlayed: 119 })).toEqual([
      {
        type: "values",
        of: { scope: "account", account: "46" },
        values: {
          "lifetime.kills": 10,
          "lifetime.deaths": null,
          "lifetime.minutes": 1,
          "lifetime.activities": null,
          "lifetime.clears": null,
        },
      },
    ]);
  });

  it("say nothing where they are all zero, or are not there", () => {
    expect(statsOf({ kills: 0, deaths: 0, secondsPlayed: 0 })).toEqual([]);
    expect(statsOf(undefined)).toEqual([]);
  });
});
