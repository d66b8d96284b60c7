import { describe, expect, it } from "vitest";
import { createTicker } from "./ticker.ts";

function createHost() {
  let realNow = 1_000_000;
  let isVisible = true;
  let waiting: { at: number; run: () => void }[] = [];
  const visibility: (() => void)[] = [];
  return {
    host: {
      realNow: () => realNow,
      after(ms: number, run: () => void) {
        const timer = { at: realNow + ms, run };
        waiting.push(timer);
        return () => {
          waiting = waiting.filter((one) => one !== timer);
        };
      },
      isVisible: () => isVisible,
      onVisibilityChange(listener: () => void) {
        visibility.push(listener);
        return () => void visibility.splice(visibility.indexOf(listener), 1);
      },
    },
    pass(ms: number) {
      const end = realNow + ms;
      for (;;) {
        const next = waiting.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        waiting = waiting.filter((one) => one !== next);
        realNow = next.at;
        next.run();
      }
      realNow = end;
    },
    show(visible: boolean) {
      isVisible = visible;
      for (const listener of visibility) listener();
    },
    timers: () => waiting.length,
  };
}

describe("ticker", () => {
  it("ticks once a second for all listeners, and with one timer", () => {
    const { host, pass, timers } = createHost();
    const ticker = createTicker(host);
    const heard: string[] = [];
    ticker.subscribe(() => heard.push("a"));
    ticker.subscribe(() => heard.push("b"));
    pass(2_000);
    expect({ heard, timers: timers() }).toEqual({ heard: ["a", "b", "a", "b"], timers: 1 });
  });

  it("stops while the page is hidden and ticks at once when it is back", () => {
    const { host, pass, show, timers } = createHost();
    const ticker = createTicker(host);
    let ticks = 0;
    ticker.subscribe(() => {
      ticks += 1;
    });
    show(false);
    pass(60_000);
    expect({ ticks, timers: timers() }).toEqual({ ticks: 0, timers: 0 });
    show(true);
    expect({ ticks, timers: timers() }).toEqual({ ticks: 1, timers: 1 });
  });

  it("runs the clock of the data from what the host said, at its speed", () => {
    const { host, pass } = createHost();
    const ticker = createTicker(host);
    pass(500);
    ticker.setDataClock({ now: 5_000_000, speed: 10 }, 1_000_400);
    pass(1_600);
    expect(ticker.now()).toBe(5_000_000 + 1_700 * 10);
  });

  it("shows one instant between two ticks", () => {
    const { host, pass } = createHost();
    const ticker = createTicker(host);
    ticker.subscribe(() => {});
    const before = ticker.current();
    pass(999);
    expect(ticker.current()).toBe(before);
    pass(1);
    expect(ticker.current()).toBe(before + 1_000);
  });

  it("leaves no timer when nobody listens", () => {
    const { host, pass, timers } = createHost();
    const ticker = createTicker(host);
    ticker.subscribe(() => {})();
    pass(3_000);
    expect(timers()).toBe(0);
  });
});
