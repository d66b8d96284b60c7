import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReadResult, WarFact } from "#main/games/game.ts";
import { clashOfClans } from "./game.ts";
import { parseCompactTime, readClan, readCurrentWar, readPlayer } from "./read.ts";
import type { WarWire } from "./wire.ts";

const MEMBER = {
  tag: "#P0P",
  name: "Pim",
  role: "admin",
  townHallLevel: 16,
  expLevel: 200,
  trophies: 3_000,
  builderBaseTrophies: 2_000,
  donations: 7,
  donationsReceived: 9,
};
const CLAN = { tag: "#2PP", name: "Ours", clanLevel: 9, isWarLogPublic: true, members: 1, memberList: [MEMBER] };

function reading(result: ReadResult) {
  if (!result.ok) throw new Error(result.detail);
  return result.reading;
}

describe("reading a clan", () => {
  it("finds the clan, its roster and the numbers of both", () => {
    const { facts, follow } = reading(readClan(CLAN, "#2PP"));
    expect(facts).toContainEqual({
      type: "clan",
      ref: "#2PP",
      name: "Ours",
      description: null,
      memberCount: 1,
      isWarLogPublic: true,
    });
    expect(facts).toContainEqual({
      type: "roster",
      clan: "#2PP",
      members: [{ ref: "#P0P", name: "Pim", gameRole: "admin" }],
    });
    expect(facts).toContainEqual({
      type: "values",
      of: { scope: "stay", clan: "#2PP", account: "#P0P" },
      values: { donations: 7, donations_received: 9 },
    });
    expect(follow).toEqual([
      { kind: "player", ref: "#P0P" },
      { kind: "current-war", ref: "#2PP" },
    ]);
  });

  it("does not ask for wars where the log is private", () => {
    const { follow } = reading(readClan({ ...CLAN, isWarLogPublic: false }, "#2PP"));
    expect(follow).toEqual([{ kind: "player", ref: "#P0P" }]);
  });

  it("takes a number that is not there as unknown, not as zero", () => {
    const { donations: _, ...member } = MEMBER;
    const { facts } = reading(readClan({ ...CLAN, memberList: [member] }, "#2PP"));
    expect(facts).toContainEqual(
      expect.objectContaining({
        of: expect.objectContaining({ scope: "stay" }),
        values: { donations: null, donations_received: 9 },
      }),
    );
  });

  it("reads an emptied clan", () => {
    const { facts } = reading(readClan({ ...CLAN, members: 0, memberList: [] }, "#2PP"));
    expect(facts).toContainEqual({ type: "roster", clan: "#2PP", members: [] });
  });

  it.each<[situation: string, body: Parameters<typeof readClan>[0]]>([
    ["fewer members than it says", { ...CLAN, members: 50 }],
    ["no list of members", { ...CLAN, memberList: undefined }],
    ["another clan", { ...CLAN, tag: "#2PQ" }],
    ["a member twice", { ...CLAN, members: 2, memberList: [MEMBER, MEMBER] }],
    ["a member without a valid tag", { ...CLAN, memberList: [{ ...MEMBER, tag: "nobody" }] }],
  ])("takes nothing of an answer with %s", (_situation, body) => {
    expect(readClan(body, "#2PP")).toMatchObject({ ok: false });
  });
});

describe("reading a player", () => {
  it("takes only what the clan's body does not have", () => {
    const body = {
      tag: "#P0P",
      name: "Pim",
      warStars: 12,
      attackWins: 3,
      warPreference: "out",
      achievements: [
        { name: "Games Champion", value: 4_000, village: "home" },
        { name: "Keep Your Account Safe!", value: 1, village: "home" },
        { name: "Keep Your Account Safe!", value: 0, village: "home" },
      ],
    };
    const [fact] = reading(readPlayer(body, "#P0P")).facts;
    expect(fact).toEqual({
      type: "values",
      of: { scope: "account", account: "#P0P" },
      values: {
        war_stars: 12,
        attack_wins: 3,
        defense_wins: null,
        best_trophies: null,
        best_builder_trophies: null,
        builder_hall: null,
        capital_contributions: null,
        war_opted_in: 0,
        clan_games_points: 4_000,
      },
    });
  });

  it("takes nothing of another player's answer", () => {
    expect(readPlayer({ tag: "#P0Q", name: "Pim" }, "#P0P")).toMatchObject({ ok: false });
  });
});

describe("reading the current war", () => {
  const side = (tag: string, name: string, attacks: object[] = []) => ({
    tag,
    name,
    attacks: attacks.length,
    stars: 0,
    destructionPercentage: 0,
    members: [{ tag: `${tag}P`, name: `${name} 1`, townhallLevel: 15, mapPosition: 1, attacks }],
  });
  const WAR = {
    state: "inWar",
    teamSize: 1,
    preparationStartTime: "20260805T080000.000Z",
    startTime: "20260806T070000.000Z",
    endTime: "20260807T070000.000Z",
    clan: side("#2PP", "Ours"),
    opponent: side("#2QQ", "Theirs"),
  };
  const warOf = (body: object) => (reading(readCurrentWar(body as unknown as WarWire, "#2PP")).facts[0] as WarFact).war;

  it("puts the clan that was asked for on our side, wherever it stands", () => {
    expect(warOf(WAR)).toMatchObject({ own: { name: "Ours" }, opponent: { name: "Theirs" } });
    expect(warOf({ ...WAR, clan: WAR.opponent, opponent: WAR.clan })).toMatchObject({
      own: { name: "Ours" },
      opponent: { name: "Theirs" },
    });
  });

  it("knows a war by the same key from both sides", () => {
    expect(warOf({ ...WAR, clan: WAR.opponent, opponent: WAR.clan })?.key).toBe(warOf(WAR)?.key);
  });

  it("sorts the attacks of both sides by their order", () => {
    const attack = (order: number, attackerTag: string, defenderTag: string) => ({
      order,
      attackerTag,
      defenderTag,
      stars: 1,
      destructionPercentage: 50,
    });
    const war = warOf({
      ...WAR,
      clan: side("#2PP", "Ours", [attack(3, "#2PPP", "#2QQP"), attack(1, "#2PPP", "#2QQP")]),
      opponent: side("#2QQ", "Theirs", [attack(2, "#2QQP", "#2PPP")]),
    });
    expect(war?.attacks.map((one) => [one.order, one.side])).toEqual([
      [1, "own"],
      [2, "opponent"],
      [3, "own"],
    ]);
  });

  it("takes two attacks a member where the answer does not say", () => {
    expect(warOf(WAR)?.attacksPerMember).toBe(2);
    expect(warOf({ ...WAR, attacksPerMember: 1 })?.attacksPerMember).toBe(1);
  });

  it.each<[state: string]>([["notInWar"], ["enterWar"], ["somethingNew"]])("reads the state %s as no war", (state) => {
    const stub = { badgeUrls: {}, clanLevel: 0, attacks: 0, stars: 0, destructionPercentage: 0 };
    expect(warOf({ state, clan: stub, opponent: stub })).toBeNull();
  });

  it.each<[situation: string, change: object]>([
    ["of other clans", { clan: { ...WAR.clan, tag: "#2PQ" } }],
    ["of clans without tags", { clan: { ...WAR.clan, tag: undefined }, opponent: { ...WAR.opponent, tag: undefined } }],
    ["without the members of a side", { opponent: { ...WAR.opponent, members: undefined } }],
    ["without its times", { endTime: undefined }],
    ["with a time that is none", { startTime: "2026-08-06T07:00:00Z" }],
  ])("takes nothing of a war %s", (_situation, change) => {
    expect(readCurrentWar({ ...WAR, ...change } as unknown as WarWire, "#2PP")).toMatchObject({ ok: false });
  });
});

describe("the compact form of times", () => {
  it.each<[text: string | undefined, expected: number | null]>([
    ["20230528T144740.000Z", Date.UTC(2023, 4, 28, 14, 47, 40)],
    ["20230528T144740Z", Date.UTC(2023, 4, 28, 14, 47, 40)],
    ["2023-05-28T14:47:40Z", null],
    ["", null],
    [undefined, null],
  ])("%s", (text, expected) => {
    expect(parseCompactTime(text)).toBe(expected);
  });
});

describe("any body at all", () => {
  it("gives a value and never a throw, in every reader", () => {
    const keys = fc.constantFrom(
      "tag",
      "name",
      "members",
      "memberList",
      "state",
      "clan",
      "opponent",
      "attacks",
      "startTime",
      "achievements",
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(
          "#2PP",
          "inWar",
          "warEnded",
          "20260806T070000.000Z",
          0,
          1,
          -5,
          1.5,
          null,
          true,
          "",
          undefined,
        ),
        fc.string(),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(keys, tie("value"), { maxKeys: 8 }),
      ),
    }));
    fc.assert(
      fc.property(value, (body) => {
        for (const resource of Object.values(clashOfClans.resources)) {
          const parsed = resource.body.safeParse(body);
          if (parsed.success) expect(resource.read(parsed.data, "#2PP")).toHaveProperty("ok");
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
