import { describe, expect, it } from "vitest";
import type { ActivityRules, DefinitionsFact, Game } from "#main/games/game.ts";
import { memoryStore } from "#test/support/store.ts";
import { describeActivity, saveDefinitions } from "./definitions.ts";

const RAID = 4;
const activities = {
  nameLists: ["activities", "modes"],
  kinds: [{ id: "raid", label: "Raid" }],
  kindOf: (modes: readonly number[]) => (modes.includes(RAID) ? "raid" : null),
} as unknown as ActivityRules;
const game: Pick<Game, "id" | "activities"> = { id: "stars", activities };

function fact(entries: DefinitionsFact["entries"], list = "activities", version = "1"): DefinitionsFact {
  return { type: "definitions", list, version, entries };
}

describe("describeActivity", () => {
  const database = memoryStore();
  database.transact((tx) => {
    saveDefinitions(
      tx,
      "stars",
      fact([
        { ref: "10", name: "Vault", modes: [RAID] },
        { ref: "11", name: "", modes: [RAID] },
        { ref: "12", name: "The Map", modes: [] },
      ]),
    );
    saveDefinitions(tx, "stars", fact([{ ref: "12", name: "A Mode", modes: [] }], "modes"));
    saveDefinitions(tx, "other", fact([{ ref: "99", name: "Elsewhere", modes: [] }]));
  });
  const cases: readonly [
    situation: string,
    refs: readonly (string | null)[],
    modes: readonly number[],
    ref: string,
    name: string,
    kind: string | null,
  ][] = [
    ["a name", ["10"], [], "10", "Vault", "raid"],
    ["the first that has one", [null, "98", "12", "10"], [], "12", "The Map", "raid"],
    ["a kind by what it says itself", ["12"], [7, RAID], "12", "The Map", "raid"],
    ["the list that is asked first", ["12"], [], "12", "The Map", null],
    ["a name that is kept back", ["11"], [], "11", "Classified (11)", "raid"],
    ["another game's", ["99"], [], "99", "Classified (99)", null],
    ["nothing told", [null], [], "", "Classified", null],
  ];
  it.each(cases)("%s", (_, refs, modes, ref, name, kind) => {
    expect(describeActivity(database.reader, game, refs, modes)).toEqual({
      ref,
      name,
      kind,
      kindLabel: kind === null ? null : "Raid",
    });
  });

  it("answers for a game without activities", () => {
    expect(describeActivity(database.reader, { id: "stars" }, ["10"], [RAID]).name).toBe("Classified (10)");
  });
});

describe("saveDefinitions", () => {
  it("says what is new, and keeps what a later list lacks or holds back", () => {
    const database = memoryStore();
    const save = (entries: DefinitionsFact["entries"], version: string) =>
      database.transact((tx) => saveDefinitions(tx, "stars", fact(entries, "activities", version)));
    const told = [
      save([{ ref: "10", name: "Vault", modes: [RAID] }], "1"),
      save([{ ref: "10", name: "Vault", modes: [RAID] }], "2"),
      save([{ ref: "10", name: "", modes: [RAID] }], "3"),
      save([{ ref: "11", name: "Crown", modes: [] }], "4"),
      save([{ ref: "10", name: "Vault of Glass", modes: [RAID] }], "5"),
    ];
    expect(told).toEqual([true, false, false, true, true]);
    expect(["10", "11"].map((ref) => describeActivity(database.reader, game, [ref], []).name)).toEqual([
      "Vault of Glass",
      "Crown",
    ]);
  });
});
