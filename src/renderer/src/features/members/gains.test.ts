import { describe, expect, it } from "vitest";
import type { MemberSeries } from "#shared/contract/members.ts";
import { DAY } from "#shared/time.ts";
import { gainText, seriesLabel, seriesRows } from "./gains.ts";

const FROM = Date.UTC(2026, 9, 22, 12);
const at = (day: number) => FROM + day * DAY;

const series: MemberSeries = {
  metric: "donations",
  from: FROM,
  to: at(30),
  points: [
    { at: at(0), value: 400, total: 1_000 },
    { at: at(10), value: 20, total: 1_020 },
    { at: at(20), value: null, total: 1_020 },
  ],
  gaps: [{ from: at(4), to: at(6) }],
  gained: 20,
  why: null,
  startAt: at(0),
  endAt: at(10),
  checkedAt: at(30),
};

describe("a series", () => {
  it("lists values and gaps, newest first, and a reset as a gain", () => {
    expect(seriesRows(series)).toEqual([
      { kind: "value", at: at(20), value: null, change: 0 },
      { kind: "value", at: at(10), value: 20, change: 20 },
      { kind: "gap", at: at(4), to: at(6) },
      { kind: "value", at: at(0), value: 400, change: null },
    ]);
  });

  it("is one sentence", () => {
    expect(seriesLabel(series, { label: "Donated" })).toBe(
      "Donated, 22 Oct to 21 Nov: from 400 to 20, gained +20; 1 span not checked",
    );
  });

  it("says when nothing is known", () => {
    expect(seriesLabel({ ...series, points: [] }, { label: "Donated" })).toBe(
      "Donated, 22 Oct to 21 Nov: nothing known",
    );
  });

  it("has no gain without a value to start from", () => {
    expect([gainText(series), gainText({ gained: null })]).toEqual(["+20", "–"]);
  });
});
