import { describe, expect, it } from "vitest";
import type { RequestConfig } from "#main/games/game.ts";
import { destiny2 } from "./game.ts";
import { BUNGIE, RESOURCES } from "./resources.ts";

const CONFIG: RequestConfig = {
  baseUrl: "http://127.0.0.1:9/Platform/",
  otherHosts: { reports: "http://127.0.0.1:8/Platform" },
  token: "0123456789abcdef0123456789abcdef",
};

function requestOf(kind: string, ref: string, config = CONFIG) {
  const resource = RESOURCES[kind];
  if (resource === undefined) throw new Error(`There is no ${kind}.`);
  return resource.request(ref, config);
}

describe("what is asked", () => {
  it.each([
    ["roster", "881267", "9/Platform/GroupV2/881267/Members/?memberType=0&currentpage=1"],
    ["clan", "881267", "9/Platform/GroupV2/881267/"],
    ["clan-by-name", "Heavenly Mayhem", "9/Platform/GroupV2/Name/Heavenly%20Mayhem/1/"],
    [
      "profile",
      "3/4611686018467192831",
      "9/Platform/Destiny2/3/Profile/4611686018467192831/?components=100,200,204,1000",
    ],
    ["history", "3/46/23", "9/Platform/Destiny2/3/Account/46/Character/23/Stats/Activities/?count=50&mode=0&page=0"],
    ["history-1", "3/46/23", "9/Platform/Destiny2/3/Account/46/Character/23/Stats/Activities/?count=250&mode=0&page=0"],
    ["history-3", "3/46/23", "9/Platform/Destiny2/3/Account/46/Character/23/Stats/Activities/?count=250&mode=0&page=2"],
    ["stats", "3/46", "9/Platform/Destiny2/3/Account/46/Stats/?groups=General"],
    ["report", "15820091265", "8/Platform/Destiny2/Stats/PostGameCarnageReport/15820091265/"],
    ["manifest", "destiny2", "9/Platform/Destiny2/Manifest/"],
  ])("of %s %s", (kind, ref, url) => {
    const { method, headers, ...request } = requestOf(kind, ref);
    expect(request.url).toBe(`http://127.0.0.1:${url}`);
    expect(new URL(request.url).pathname.endsWith("/")).toBe(true);
    expect({ method, key: headers["x-api-key"] }).toEqual({ method: "GET", key: CONFIG.token });
    expect(headers).not.toHaveProperty("origin");
  });

  it("asks for reports at the main address where no other is known", () => {
    const { url } = requestOf("report", "7", { baseUrl: CONFIG.baseUrl, token: null });
    expect(url).toBe("http://127.0.0.1:9/Platform/Destiny2/Stats/PostGameCarnageReport/7/");
  });

  it("fetches files beside the API, without the key", () => {
    const path = "/common/destiny2_content/json/en/DestinyActivityDefinition-1.json";
    const { url, headers } = requestOf("definitions", path);
    expect(url).toBe(`http://127.0.0.1:9${path}`);
    expect(headers).not.toHaveProperty("x-api-key");
  });

  it.each(["a/b", "a?b", "..", "50%", "Ünder/&", "<b>", "#1"])("asks for the clan %s in a body", (name) => {
    expect(requestOf("clan-by-name", name)).toMatchObject({
      method: "POST",
      url: "http://127.0.0.1:9/Platform/GroupV2/NameV2/",
      body: JSON.stringify({ groupName: name, groupType: 1 }),
      headers: { "content-type": "application/json", "x-api-key": CONFIG.token },
    });
  });

  it("keeps what a ref holds in its own part of the path", () => {
    expect(requestOf("clan", "1/../2?x=1").url).toBe("http://127.0.0.1:9/Platform/GroupV2/1%2F..%2F2%3Fx%3D1/");
    expect(requestOf("profile", "3/4?x&").url).toContain("/Profile/4%3Fx%26/?");
  });

  it("is all behind one lane, with a key", () => {
    expect(new Set(Object.values(RESOURCES).map(({ upstream }) => upstream))).toEqual(new Set([BUNGIE]));
    expect(destiny2.upstreams[BUNGIE]).toMatchObject({ credentials: "token", budget: "per-address" });
  });
});
