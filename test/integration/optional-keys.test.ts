/** An upstream that answers without a key, and more with one: the key comes, is refused, and goes. */
import { describe, expect, it } from "vitest";
import { listCredentials } from "#main/store/settings/credentials.ts";
import { MINUTE } from "#shared/time.ts";
import { startScene } from "#test/support/virtual/scene.ts";
import { SAME_ANSWER, type VirtualArrival } from "#test/support/virtual/server.ts";

const WITHOUT = [{ requests: 20, perMs: MINUTE }];
const WITH_KEY = [{ requests: 100, perMs: MINUTE }];

function start(isRefused: (at: number) => boolean = () => false) {
  return startScene({
    limits: WITHOUT,
    limitsWithKey: WITH_KEY,
    credentials: "optional",
    budget: "per-address",
    keys: 0,
    kinds: { thing: { class: 2, maxAgeMs: 1 } },
    clans: [{ members: Array.from({ length: 60 }, (_, index) => ({ ref: `m${index}`, kinds: ["thing"] })) }],
    answer: ({ key, at }) => (key !== "none" && isRefused(at) ? { status: 403, body: "{}" } : SAME_ANSWER),
  });
}

const since = (arrivals: readonly VirtualArrival[], at: number) => arrivals.filter((one) => one.at > at);
const keysOf = (arrivals: readonly VirtualArrival[]) => [...new Set(arrivals.map(({ key }) => key))];

/** What the server counts: without a key its small limit, of which the last minute's other requests take their share. */
function violations(arrivals: readonly VirtualArrival[]): number {
  return arrivals.filter((one, index) => {
    const { requests, perMs } = (one.key === "none" ? WITHOUT : WITH_KEY)[0] ?? { requests: 0, perMs: 0 };
    return arrivals.slice(0, index).filter(({ at }) => at > one.at - perMs).length >= requests;
  }).length;
}

describe("a key that is optional", () => {
  it("raises the limits when it comes, and leaves no window fuller than allowed when it goes", async () => {
    const scene = start();
    const { time, server } = scene;
    await time.runFor(3 * MINUTE);
    expect([server.arrivals.length, keysOf(server.arrivals)]).toEqual([60, ["none"]]);
    scene.setKeys(1);
    const cameAt = time.now();
    await time.runFor(3 * MINUTE);
    const withKey = since(server.arrivals, cameAt);
    expect(keysOf(withKey)).toEqual(["key-0"]);
    expect(withKey.length).toBeGreaterThan(280);
    scene.setKeys(0);
    const wentAt = time.now();
    await time.runFor(4 * MINUTE);
    expect(keysOf(since(server.arrivals, wentAt + 1))).toEqual(["none"]);
    expect(since(server.arrivals, wentAt + MINUTE).length).toBeGreaterThanOrEqual(58);
    expect(violations(server.arrivals)).toBe(0);
    expect(scene.defects).toEqual([]);
  });

  it("is set aside with the reason where it is refused, and what it was asked with is asked again without it", async () => {
    let from = Number.POSITIVE_INFINITY;
    const scene = start((at) => at >= from);
    scene.setKeys(1);
    await scene.time.runFor(MINUTE);
    from = scene.time.now();
    await scene.time.runFor(5 * MINUTE);
    const after = since(scene.server.arrivals, from + MINUTE);
    expect(keysOf(after)).toEqual(["none"]);
    expect(after.length).toBeGreaterThanOrEqual(58);
    expect(violations(scene.server.arrivals)).toBe(0);
    expect(listCredentials(scene.database.reader)).toMatchObject([{ state: "refused", reason: "key refused" }]);
    const [lane] = scene.engine().lanes();
    expect(lane?.view).toMatchObject({ limits: WITHOUT, stored: { trouble: null }, keys: { usable: 0, refused: 1 } });
  });
});
