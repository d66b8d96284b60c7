import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { wakeAfterSleep } from "./power.ts";

it("wakes once, ten seconds after the last thing that the system said", () => {
  const events = new EventEmitter();
  const waits: { ms: number; run: () => void; isOver: boolean }[] = [];
  let wakings = 0;
  wakeAfterSleep(
    events,
    (ms, run) => {
      const wait = { ms, run, isOver: false };
      waits.push(wait);
      return () => Object.assign(wait, { isOver: true });
    },
    () => {
      wakings += 1;
    },
  );
  events.emit("resume");
  events.emit("unlock-screen");
  expect(waits.map(({ ms, isOver }) => [ms, isOver])).toEqual([
    [10_000, true],
    [10_000, false],
  ]);
  waits[1]?.run();
  expect(wakings).toBe(1);
  events.emit("resume");
  expect(waits).toHaveLength(3);
});
