import { describe, expect, it } from "vitest";
import { osrs } from "./game.ts";

const HISCORES = { baseUrl: "https://secure.runescape.com/", token: null };
const WISE_OLD_MAN = { baseUrl: "https://api.wiseoldman.net/v2", token: null };

describe("requests", () => {
  it.each<[kind: string, ref: string, url: string]>([
    ["hiscore", "wood five", "https://secure.runescape.com/m=hiscore_oldschool/index_lite.json?player=wood%20five"],
    ["hiscore-ironman", "wood", "https://secure.runescape.com/m=hiscore_oldschool_ironman/index_lite.json?player=wood"],
    [
      "hiscore-hardcore",
      "wood",
      "https://secure.runescape.com/m=hiscore_oldschool_hardcore_ironman/index_lite.json?player=wood",
    ],
    [
      "hiscore-ultimate",
      "wood",
      "https://secure.runescape.com/m=hiscore_oldschool_ultimate/index_lite.json?player=wood",
    ],
  ])("%s of %s", (kind, ref, url) => {
    const request = osrs.resources[kind]?.request(ref, HISCORES);
    expect(request).toMatchObject({
      method: "GET",
      url,
      headers: { "user-agent": expect.stringContaining("Adjutant") },
    });
  });

  it.each<[kind: string, ref: string, url: string]>([
    ["wom-group", "139", "https://api.wiseoldman.net/v2/groups/139"],
    ["wom-history", "wood five", "https://api.wiseoldman.net/v2/players/wood%20five/snapshots?limit=200&offset=0"],
    ["wom-history-3", "wood", "https://api.wiseoldman.net/v2/players/wood/snapshots?limit=200&offset=400"],
  ])("%s of %s, with a key where there is one", (kind, ref, url) => {
    const resource = osrs.resources[kind];
    expect(resource?.request(ref, WISE_OLD_MAN)).toMatchObject({ method: "GET", url });
    expect(resource?.request(ref, WISE_OLD_MAN).headers).not.toHaveProperty("x-api-key");
    expect(resource?.request(ref, { ...WISE_OLD_MAN, token: "k" }).headers).toMatchObject({ "x-api-key": "k" });
  });
});

describe("a group of Wise Old Man", () => {
  it.each<[text: string, expected: string | null]>([
    ["139", "139"],
    [" 139 ", "139"],
    ["https://wiseoldman.net/groups/139", "139"],
    ["https://wiseoldman.net/groups/139/gained?metric=overall", "139"],
    ["0", null],
    ["-1", null],
    ["Exclusive", null],
    ["https://wiseoldman.net.example/groups/139", null],
    ["https://wiseoldman.net/groups/139x", null],
    ["13900000000000", null],
    ["", null],
  ])("%s", (text, expected) => {
    expect(osrs.rosterPlaces[0]?.parseRef(text)).toBe(expected);
  });
});
