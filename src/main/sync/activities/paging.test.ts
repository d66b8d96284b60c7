import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "#shared/time.ts";
import { afterPage, type PageRead } from "./paging.ts";

const NOW = 100 * DAY;
const LIMITS = { pages: 3, pastMs: 30 * DAY, othersKnownFrom: null };
const READ = { knownFrom: 1, knownUntil: NOW - HOUR, firstReadAt: 2, readAt: NOW - HOUR, wantedPage: null };

const item = (hoursAgo: number, isKnown = true) => ({
  startedAt: NOW - hoursAgo * HOUR,
  endedAt: NOW - hoursAgo * HOUR + HOUR / 2,
  isKnown,
});
const page = (activities: PageRead["activities"], over: Partial<PageRead> = {}): PageRead => ({
  page: 0,
  isLast: false,
  at: NOW,
  activities,
  ...over,
});

describe("a history that was never read", () => {
  it.each([
    ["goes on to what is old enough", page([item(1, false)]), { wantedPage: 1, readAt: null }],
    ["ends where it is", page([item(1, false), item(24 * 31, false)]), { wantedPage: null, knownFrom: NOW - 30 * DAY }],
    ["ends with its last page", page([item(1, false)], { isLast: true }), { knownFrom: NOW - 30 * DAY, readAt: NOW }],
    ["ends with a page without anything", page([]), { knownFrom: NOW - 30 * DAY, readAt: NOW }],
  ])("%s", (_, read, expected) => {
    expect(afterPage(undefined, read, LIMITS)).toMatchObject(expected);
  });

  it("is known from its last page on where no more are asked for", () => {
    const before = { knownFrom: null, knownUntil: null, firstReadAt: null, readAt: null, wantedPage: 2 };
    expect(afterPage(before, page([item(48, false)], { page: 2 }), LIMITS)).toMatchObject({
      knownFrom: NOW - 48 * HOUR,
      wantedPage: null,
      firstReadAt: NOW,
    });
  });

  it("is known from when the others of the account are, where all of it is here", () => {
    const limits = { ...LIMITS, othersKnownFrom: NOW - 90 * DAY };
    expect(afterPage(undefined, page([], { isLast: true }), limits).knownFrom).toBe(NOW - 90 * DAY);
  });
});

describe("a history that was read before", () => {
  it.each([
    ["stops a day behind the last reading", page([item(0.5, false), item(26)]), null],
    ["goes on where it does not reach so far", page([item(0.5, false), item(10)]), 1],
    ["goes on where something old is new", page([item(26), item(27, false)]), 1],
    ["stops with its last page", page([item(0.5, false)], { isLast: true }), null],
  ])("%s", (_, read, wantedPage) => {
    expect(afterPage(READ, read, LIMITS)).toMatchObject({
      wantedPage,
      readAt: wantedPage === null ? NOW : READ.readAt,
    });
  });

  it("begins anew behind a gap that the last page leaves", () => {
    const before = { ...READ, wantedPage: 2 };
    const read = page([item(3, false), item(5, false)], { page: 2 });
    expect(afterPage(before, read, LIMITS)).toMatchObject({ knownFrom: NOW - 5 * HOUR, wantedPage: null, readAt: NOW });
  });

  it("goes on where it is while the first page joins it, and does not mind a page that nobody waits for", () => {
    const before = { ...READ, wantedPage: 2 };
    expect(afterPage(before, page([item(0.5, false), item(1)]), LIMITS).wantedPage).toBe(2);
    expect(afterPage(before, page([item(99)], { page: 1 }), LIMITS).wantedPage).toBe(2);
  });
});
