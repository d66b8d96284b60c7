import { describe, expect, it } from "vitest";
import type { ChangeNotice } from "#shared/contract/app.ts";
import type { ClanId } from "#shared/ids.ts";
import type { Client } from "./client.ts";
import { followChanges } from "./follow-changes.ts";

interface Opened {
  readonly watching: ClanId | null;
  readonly signal: AbortSignal;
  readonly send: (notices: readonly ChangeNotice[]) => Promise<void>;
  readonly breakOff: () => Promise<void>;
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A host whose streams the test writes, and time that passes when the test says so. */
function createScene() {
  const opened: Opened[] = [];
  const told: unknown[] = [];
  const timers: (() => void)[] = [];
  async function* streamOf(watching: ClanId | null, signal: AbortSignal) {
    const queue: (readonly ChangeNotice[] | Error)[] = [];
    let wake = () => {};
    signal.addEventListener("abort", () => wake());
    const put = async (item: readonly ChangeNotice[] | Error) => {
      queue.push(item);
      wake();
      await settle();
    };
    opened.push({ watching, signal, send: put, breakOff: () => put(new TypeError("network")) });
    while (!signal.aborted) {
      const item = queue.shift();
      if (item instanceof Error) throw item;
      if (item !== undefined) yield item;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  const client = {
    app: {
      changes: async (input: { watching: ClanId | null }, { signal }: { signal: AbortSignal }) => {
        const stream = streamOf(input.watching, signal);
        return stream;
      },
    },
  } as unknown as Client;
  const follower = followChanges({
    client,
    after(_, run) {
      timers.push(run);
      return () => void timers.splice(timers.indexOf(run), 1);
    },
    onChanges: (notices) => told.push(notices === "all" ? "all" : notices.map((notice) => notice.topic)),
    onState: (state) => told.push(state),
  });
  return {
    follower,
    opened,
    told: () => told.splice(0),
    async pass() {
      for (const run of timers.splice(0)) run();
      await settle();
    },
    open: () => opened.filter((one) => !one.signal.aborted).map((one) => one.watching),
  };
}

const CLAN = 3 as ClanId;
const notice = (topic: ChangeNotice["topic"]): ChangeNotice => ({ topic, clan: null });

describe("followChanges", () => {
  it("reads everything anew when the first stream opens, then what changed", async () => {
    const { opened, told } = createScene();
    await settle();
    await opened[0]?.send([]);
    await opened[0]?.send([notice("clans")]);
    expect(told()).toEqual(["live", "all", "live", ["clans"]]);
  });

  it("puts a burst of notices together", async () => {
    const { opened, told, pass } = createScene();
    await settle();
    await opened[0]?.send([notice("sync")]);
    await opened[0]?.send([notice("sync"), notice("clans")]);
    await opened[0]?.send([notice("feed")]);
    await pass();
    await pass();
    expect(told().filter((one) => one !== "live")).toEqual([["sync"], ["sync", "clans", "feed"]]);
  });

  it("opens the stream of another clan before it closes the old one, and reads nothing anew", async () => {
    const { follower, opened, told, open } = createScene();
    await settle();
    await opened[0]?.send([]);
    told();
    follower.watch(CLAN);
    await settle();
    const during = open();
    await opened[1]?.send([]);
    expect({ during, afterwards: open(), told: told() }).toEqual({
      during: [null, CLAN],
      afterwards: [CLAN],
      told: ["live"],
    });
  });

  it("leaves one stream open however often the clan changes", async () => {
    const { follower, opened, open } = createScene();
    await settle();
    follower.watch(CLAN);
    follower.watch(null);
    await settle();
    await opened[2]?.send([]);
    expect(open()).toEqual([null]);
  });

  it("tries again after a break, and then reads everything anew", async () => {
    const { opened, told, pass } = createScene();
    await settle();
    await opened[0]?.send([]);
    told();
    await opened[0]?.breakOff();
    await pass();
    await opened[1]?.send([]);
    expect(told()).toEqual(["lost", "live", "all"]);
  });

  it("keeps no stream open while the page is hidden", async () => {
    const { follower, opened, told, open } = createScene();
    await settle();
    await opened[0]?.send([]);
    told();
    follower.setVisible(false);
    await settle();
    const hidden = open();
    follower.setVisible(true);
    await settle();
    await opened[1]?.send([]);
    expect({ hidden, shown: open(), told: told() }).toEqual({
      hidden: [],
      shown: [null],
      told: ["asleep", "live", "all"],
    });
  });
});
