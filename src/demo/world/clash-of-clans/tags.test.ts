import { expect, test } from "vitest";
import { createRandom } from "#demo/world/random.ts";
import { createTags, parseTag } from "./tags.ts";

test("tags are valid, begin beyond those of real players, and none comes twice", () => {
  const next = createTags(createRandom("tags"));
  const tags = Array.from({ length: 5_000 }, next);
  expect(tags.filter((tag) => !/^#V[0289PYLQGRJCUV]{8}$/.test(tag))).toEqual([]);
  expect(new Set(tags).size).toBe(tags.length);
});

test.each([
  ["#2PP", "#2PP"],
  ["2pp", "#2PP"],
  ["#v9gqv8uvq", "#V9GQV8UVQ"],
  ["#ABC", null],
  ["#2OO", null],
  ["#2P", null],
  ["", null],
  ["##2PP", null],
])("reads %j as %j", (text, tag) => {
  expect(parseTag(text)).toBe(tag);
});
