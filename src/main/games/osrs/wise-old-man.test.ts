import { describe, expect, it } from "vitest";
import type { GroupWire, SnapshotsWire } from "./wire.ts";
import { PAGE_SIZE, PAGES, readGroup, readHistory, valuesOf } from "./wise-old-man.ts";

const AT = "2026-02-13T13:38:19.274Z";

function snapshot(createdAt: string, xp: number): SnapshotsWire[number] {
  return {
    createdAt,
    data: { skills: { overall: { experience: xp, level: 411 } }, bosses: {}, activities: {} },
  };
}

describe("the numbers of a snapshot", () => {
  it("have our keys, and what is not known is not zero", () => {
    expect(
      valuesOf({
        skills: {
          overall: { experience: 915_327, level: 411 },
          attack: { experience: 1_072, level: 9 },
          runecrafting: { experience: -1, level: 1 },
          sailing: { experience: 0, level: 1 },
        },
        bosses: {
          zulrah: { kills: 0 },
          nex: { kills: -1 },
          chambers_of_xeric_challenge_mode: { kills: 3 },
          theatre_of_blood_hard_mode: { kills: 4 },
          tombs_of_amascut_expert: { kills: 5 },
          elder_kraken: { kills: 6 },
        },
        activities: {
          clue_scrolls_all: { score: 7 },
          clue_scrolls_master: { score: -1 },
          last_man_standing: { score: 500 },
          pvp_arena: { score: 2_500 },
          guardians_of_the_rift: { score: 8 },
          collections_logged: { score: 16 },
          bounty_hunter_hunter: { score: 9 },
        },
      }),
    ).toEqual({
      "xp.overall": 915_327,
      "level.overall": 411,
      "xp.attack": 1_072,
      "xp.runecraft": null,
      "xp.sailing": 0,
      "kc.zulrah": 0,
      "kc.nex": null,
      "kc.chambers_of_xeric_challenge_mode": 3,
      "kc.theatre_of_blood_hard_mode": 4,
      "kc.tombs_of_amascut_expert_mode": 5,
      "kc.elder_kraken": 6,
      "clues.all": 7,
      "clues.master": null,
      "score.lms_rank": 500,
      "score.pvp_arena_rank": 2_500,
      "score.rifts_closed": 8,
      "score.collections_logged": 16,
      "score.bounty_hunter_hunter": 9,
    });
  });

  it("leave out names that no key can be made of", () => {
    const data = {
      skills: {},
      bosses: { "a b": { kills: 1 }, constructor: { kills: 2 }, "": { kills: 3 } },
      activities: {},
    };
    expect(valuesOf(data)).toEqual({ "kc.constructor": 2 });
  });
});

describe("somebody's past", () => {
  it("is told oldest first", () => {
    const result = readHistory(0)([snapshot("2026-02-14T10:22:07.320Z", 2), snapshot(AT, 1)], "wood five");
    expect(result).toEqual({
      ok: true,
      reading: {
        facts: [
          {
            type: "history",
            account: "wood five",
            samples: [
              { at: Date.parse(AT), values: { "xp.overall": 1, "level.overall": 411 } },
              { at: Date.parse("2026-02-14T10:22:07.320Z"), values: { "xp.overall": 2, "level.overall": 411 } },
            ],
          },
        ],
        follow: [],
      },
    });
  });

  it("goes on on the next page where a page is full, and ends with the last", () => {
    const full = Array.from({ length: PAGE_SIZE }, (_, index) => snapshot(AT, index));
    const followOf = (page: number) => {
      const result = readHistory(page)(full, "wood");
      return result.ok && result.reading.follow;
    };
    expect(followOf(0)).toEqual([{ kind: "wom-history-2", ref: "wood" }]);
    expect(followOf(1)).toEqual([{ kind: "wom-history-3", ref: "wood" }]);
    expect(followOf(PAGES - 1)).toEqual([]);
  });

  it("says how far back it goes where there is more than is asked for", () => {
    const noteOf = (page: number, count: number) => {
      const result = readHistory(page)(
        Array.from({ length: count }, () => snapshot(AT, 1)),
        "wood",
      );
      return result.ok && result.reading.note;
    };
    expect(noteOf(PAGES - 1, PAGE_SIZE)).toContain(`Taken back to ${AT}`);
    expect(noteOf(PAGES - 1, PAGE_SIZE - 1)).toBeUndefined();
    expect(noteOf(0, PAGE_SIZE)).toBeUndefined();
  });

  it("is refused where a snapshot does not say when it was made", () => {
    expect(readHistory(0)([snapshot("yesterday", 1)], "wood").ok).toBe(false);
  });
});

type Membership = GroupWire["memberships"][number];

const member = (
  username: string,
  more: Partial<Membership> = {},
  player: Partial<Membership["player"]> = {},
): Membership => ({
  role: "member",
  createdAt: AT,
  player: { id: 7, username, displayName: username.toUpperCase(), status: "active", ...player },
  ...more,
});

function group(...memberships: Membership[]): GroupWire {
  return { id: 139, name: "Iron Foundry", description: null, memberCount: memberships.length, memberships };
}

describe("a group", () => {
  it("is a clan with its roster, by what its members call themselves", () => {
    const result = readGroup(group(member("wood five", { role: "owner" }), member("coal", { role: null })), "139");
    const base = { externalId: "7", joinedAt: Date.parse(AT) };
    expect(result.ok && result.reading.facts).toEqual([
      { type: "clan", ref: "139", name: "Iron Foundry", description: null, memberCount: 2, isWarLogPublic: null },
      {
        type: "roster",
        clan: "139",
        members: [
          { ...base, ref: "wood five", name: "WOOD FIVE", gameRole: "owner" },
          { ...base, ref: "coal", name: "COAL", gameRole: null },
        ],
      },
    ]);
  });

  it.each<[situation: string, given: Membership, expected: Record<string, unknown>]>([
    ["a shown name that is another one", member("wood", {}, { displayName: "Coal" }), { name: "wood" }],
    ["a shown name that is none", member("wood", {}, { displayName: "<b>wood</b>" }), { name: "wood" }],
    [
      "a shown name with signs for blanks",
      member("wood five", {}, { displayName: "Wood_Five" }),
      { name: "Wood_Five" },
    ],
  ])("%s", (_situation, given, expected) => {
    const result = readGroup(group(given), "139");
    const roster = result.ok ? result.reading.facts.find((fact) => fact.type === "roster") : undefined;
    expect(roster?.members[0]).toMatchObject(expected);
  });

  it("does not say when somebody joined where the service does not", () => {
    const result = readGroup(group(member("wood", { createdAt: "long ago" })), "139");
    const roster = result.ok ? result.reading.facts.find((fact) => fact.type === "roster") : undefined;
    expect(roster?.members[0]).not.toHaveProperty("joinedAt");
  });

  it("leaves out who lost their name to another", () => {
    const result = readGroup(group(member("wood"), member("archive12345", {}, { status: "archived" })), "139");
    const roster = result.ok ? result.reading.facts.find((fact) => fact.type === "roster") : undefined;
    expect(roster?.members.map((one) => one.ref)).toEqual(["wood"]);
  });

  it.each<[situation: string, given: GroupWire]>([
    ["another group", { ...group(member("wood")), id: 140 }],
    ["fewer members than it says", { ...group(member("wood")), memberCount: 2 }],
    ["somebody twice", group(member("wood five"), member("Wood_Five"))],
    ["a name that is none", group(member("<script>"))],
  ])("is refused as a whole where it is %s", (_situation, given) => {
    expect(readGroup(given, "139").ok).toBe(false);
  });
});
