import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ListGame, type RosterList, readList } from "./list.ts";

const game: ListGame = {
  parseAccountRef: (text) => (/^[a-z0-9 _-]{1,12}$/i.test(text) ? text.replace(/[-_ ]/g, " ").toLowerCase() : null),
  roles: [
    { id: "owner", label: "Owner", role: "leader" },
    { id: "deputy_owner", label: "Deputy owner", role: "officer" },
    { id: "recruit", label: "Recruit", role: "member" },
  ],
};

const DAY_JOINED = Date.UTC(2021, 5, 19);

/** Players as `name role day`, and refusals as `line why`. */
function summary(text: string): unknown {
  const read = readList(text, game);
  if (!read.ok) return read.why;
  const { format, players, refused } = read.list;
  return [
    format,
    players.map((one) => [one.name, one.gameRole, one.joinedAt]),
    refused.map((one) => `${one.line} ${one.why}`),
  ];
}

describe("reading a list of members", () => {
  const ada = ["Ada", null, null];
  const bo = ["Bo L", null, null];
  const full = [
    ["Ada", "owner", DAY_JOINED],
    ["Bo L", "deputy_owner", null],
  ];
  it.each<[situation: string, text: string, expected: unknown]>([
    ["names, one a line", "Ada\r\nBo L\r\n\r\n", ["names", [ada, bo], []]],
    ["names beside each other", "Ada, Bo L,", ["names", [ada, bo], []]],
    [
      "names with tabs and semicolons",
      "Ada; Bo L\nCy;Di",
      ["names", [ada, bo, ["Cy", null, null], ["Di", null, null]], []],
    ],
    ["numbered names", "1. Ada\n2) Bo L\n• Cy", ["names", [ada, bo, ["Cy", null, null]], []]],
    ["blanks that do not break", "Ada\nBo\u00A0L", ["names", [ada, bo], []]],
    ["a player twice, under two spellings", "Bo L\nbo_l", ["names", [bo], ["2 twice"]]],
    ["a name that is none", "Ada\n<script>alert", ["names", [ada], ["2 invalid-name"]]],
    ["names alone under a head", "RSN\nAda\nBo L", ["csv", [ada, bo], []]],
    ["Clanmate Export's CSV", "RSN,Rank,Joined Date\nAda,Owner,19-Jun-2021\nBo L,Deputy Owner,", ["csv", full, []]],
    [
      "heads in another order, with others, a mark at the start and quotes",
      '\uFEFFLast Seen;"Date joined";Role;Name\r\n"a ""while"" ago";19.06.2021;Owner;"Ada"\r\n\r\n;;deputy-owner;Bo L\r\n',
      ["csv", full, []],
    ],
    [
      "Clan Data Exporter's rows without a head",
      "Ada,Owner,19.06.2021\nBo L,Recruit,20.06.2021",
      [
        "csv",
        [
          ["Ada", "owner", DAY_JOINED],
          ["Bo L", "recruit", DAY_JOINED + 86_400_000],
        ],
        [],
      ],
    ],
    [
      "rows whose second cells are roles",
      "Ada,Owner\nBo L,Recruit",
      [
        "csv",
        [
          ["Ada", "owner", null],
          ["Bo L", "recruit", null],
        ],
        [],
      ],
    ],
    [
      "rows whose second cells say the same",
      "Ada,Gnome\nBo L,Gnome\nCy,Imp\nDi,Imp",
      [
        "csv",
        [
          ["Ada", "Gnome", null],
          ["Bo L", "Gnome", null],
          ["Cy", "Imp", null],
          ["Di", "Imp", null],
        ],
        [],
      ],
    ],
    ["a row without a name", "name,rank\n,Owner\nBo L,Owner", ["csv", [["Bo L", "owner", null]], ["2 no-name"]]],
    [
      "Clanmate Export's JSON",
      JSON.stringify({ clanName: "Us", clanMemberMaps: [{ rsn: "Ada", rank: "Owner", joinedDate: "19-Jun-2021" }] }),
      ["json", [full[0]], []],
    ],
    ["a list of names as JSON", '["Ada", "Bo L", 7]', ["json", [ada, bo], ["3 no-name"]]],
    [
      "a group of Wise Old Man",
      JSON.stringify({
        name: "Us",
        memberships: [
          {
            role: "owner",
            createdAt: "2023-09-16T14:57:10.906Z",
            player: { id: 7, username: "ada", displayName: "Ada" },
          },
        ],
      }),
      ["json", [["Ada", "owner", null]], []],
    ],
    [
      "a group of TempleOSRS",
      JSON.stringify({ data: { info: { name: "Us" }, members: ["Bo L", "Ada"], leaders: ["Ada"] } }),
      ["json", [["Ada", "leader", null], bo], []],
    ],
    ["nothing", " \n ", "empty"],
    ["JSON that breaks off", '[{"rsn": "Ada"', "broken-json"],
    ["JSON without a list", '{"clans": 7}', "no-names"],
    ["a text whose words could all be names", Array.from({ length: 1_001 }, (_, n) => `w${n}`).join("\n"), "too-many"],
    ["nothing but refused names", "<a>\n<b>", "no-names"],
  ])("takes %s", (_situation, text, expected) => {
    expect(summary(text)).toEqual(expected);
  });

  it("tells the clan's name where the list has it", () => {
    const nameOf = (json: unknown) => {
      const read = readList(JSON.stringify(json), game);
      return read.ok ? read.list.listName : read.why;
    };
    expect(nameOf({ clanName: "Us", clanMemberMaps: ["Ada"] })).toBe("Us");
    expect(nameOf({ data: { info: { name: "Us" }, members: ["Ada"] } })).toBe("Us");
    expect(nameOf(["Ada"])).toBe(null);
  });

  it("gives a value for any text, and every player once, under a name of the game's", () => {
    const piece = fc.constantFrom(
      "Ada",
      "Bo L",
      "rsn",
      "rank",
      ",",
      ";",
      "\t",
      "\n",
      "\r",
      '"',
      "[",
      "{",
      ":",
      "}",
      "]",
      "\u0000",
      "\uFEFF",
      "19-Jun-2021",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
      fc.json(),
    );
    fc.assert(
      fc.property(text, (any) => {
        const read = readList(any, game);
        const players: RosterList["players"] = read.ok ? read.list.players : [];
        expect(new Set(players.map((one) => one.ref)).size).toBe(players.length);
        for (const one of players) expect(game.parseAccountRef(one.name)).toBe(one.ref);
      }),
      { numRuns: 300 },
    );
  });
});
