import { describe, expect, it } from "vitest";
import { secondsOf } from "./persons.ts";

const span = (startSeconds: number, timePlayedSeconds: number) => ({ startSeconds, timePlayedSeconds });

describe("own time", () => {
  it.each([
    ["one character", [span(0, 600)], 600],
    ["one after the other", [span(0, 600), span(700, 100)], 700],
    ["two that overlap count once", [span(0, 600), span(300, 600)], 900],
    ["one inside the other", [span(0, 900), span(300, 100)], 900],
    ["in any order", [span(300, 600), span(0, 600)], 900],
    ["cut off by the game", [span(0, 32_767), span(32_767, 32_767)], 65_534],
    ["nobody", [], 0],
  ])("%s", (_, spans, seconds) => {
    expect(secondsOf(spans)).toBe(seconds);
  });
});
