import { describe, expect, it } from "vitest";
import { createTimes } from "#renderer/ui/times.ts";
import type { Attempt } from "#shared/contract/contests.ts";
import { HOUR, parseIso } from "#shared/time.ts";
import { postedText, publicationOf } from "./attempt-words.ts";
import { silentWitnesses, standWords } from "./stand-words.ts";

const times = createTimes("UTC");
const at = (text: string) => parseIso(text) ?? Number.NaN;
const now = at("2026-11-21T14:30:00Z");
const posted = (publishedAt: number | null, reference = "1") =>
  ({ document: "lock", publishedAt, reference }) as Attempt["publications"][number];
const attempt = (over: Partial<Attempt>) => ({ publications: [], witnessValues: [], ...over }) as unknown as Attempt;

type Standing = Parameters<typeof standWords>[0];
const standing = (over: Partial<Standing>): Standing => ({
  state: "active",
  startAt: at("2026-11-01T00:00:00Z"),
  endAt: at("2026-11-23T12:00:00Z"),
  lockBy: at("2026-11-21T18:00:00Z"),
  drawAt: at("2026-11-21T20:00:00Z"),
  witnesses: [],
  attempts: [attempt({})],
  voidReason: null,
  voidedAt: null,
  ...over,
});

describe("standWords", () => {
  const lock = [attempt({ publications: [posted(now)] })];
  const cases: readonly [situation: string, over: Partial<Standing>, head: string, next: string][] = [
    [
      "a draft",
      { state: "draft" },
      "Not active yet",
      "Its terms can still be changed. It is to run from 1 Nov 00:00 to Mon 12:00.",
    ],
    [
      "it runs",
      {},
      "Its end has passed",
      "Until Mon 12:00; then everybody is checked once more and the entries are locked.",
    ],
    [
      "it has ended",
      { state: "ended" },
      "The time for the lock has passed",
      "Officers look through the entries and lock them by today 18:00.",
    ],
    [
      "the lock was missed",
      { state: "ended", lockBy: now },
      "The time for the lock has passed",
      "Nothing was locked in time: it is re-armed with a later time, or declared void.",
    ],
    [
      "the lock is not posted",
      { state: "locked" },
      "The lock is not posted",
      "Today at 20:00, once it is recorded where the lock was posted.",
    ],
    ["all is ready", { state: "locked", attempts: lock }, "Draw in", "Today at 20:00, by itself."],
    [
      "the round is due",
      { state: "locked", attempts: lock, drawAt: now },
      "The random number is due",
      "It is fetched and checked by itself. Anybody can read it out from a relay, and an officer can enter it.",
    ],
    [
      "nobody is to speak",
      { state: "locked", attempts: lock, drawAt: null },
      "Ready to be drawn",
      "An officer draws it: there is no witness to wait for.",
    ],
    [
      "nobody is to speak, and the lock is not posted",
      { state: "locked", drawAt: null },
      "The lock is not posted",
      "An officer draws it once the lock is posted: there is no witness to wait for.",
    ],
    [
      "a witness is silent",
      { state: "locked", attempts: lock, drawAt: null, witnesses: ["Ada"] },
      "Waits for the witnesses",
      "Drawn by an officer once every witness has spoken.",
    ],
    [
      "void",
      { state: "void", voidedAt: now - HOUR, voidReason: "wrong\u202e list" },
      "Declared void today 13:30",
      "wrong list",
    ],
  ];
  it.each(cases)("%s", (_, over, head, next) => {
    expect(standWords(standing(over), now, times)).toEqual({ head, next });
  });
});

it("knows who has not spoken, in the order they are named", () => {
  const attempts = [attempt({ witnessValues: [{ name: "Bo", value: "heads" }] })];
  expect(silentWitnesses({ witnesses: ["Ada", "Bo", "Cy"], attempts })).toEqual(["Ada", "Cy"]);
});

it.each([
  ["none", [], "not published"],
  ["one without a time", [posted(null)], "published, time not known"],
  ["the earliest of several", [posted(null), posted(now), posted(now - HOUR)], "published 13:30"],
])("says when a document was posted: %s", (_, publications, expected) => {
  expect(postedText(publicationOf({ publications }, "lock"), now, times)).toBe(expected);
});
