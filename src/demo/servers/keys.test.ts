import { expect, test } from "vitest";
import { createKeys } from "./keys.ts";

const keys = () =>
  createKeys([
    { id: "free", token: "t-free" },
    { id: "bound", token: "t-bound", address: "198.51.100.20" },
  ]);

test.each([
  ["no header", undefined, { ok: false, id: "none", why: "missing" }],
  ["another scheme", "Basic t-free", { ok: false, id: "none", why: "missing" }],
  ["an unknown token", "Bearer nope", { ok: false, id: "unknown", why: "unknown" }],
  ["a free key", "Bearer t-free", { ok: true, id: "free" }],
  [
    "a key bound to another address",
    "Bearer t-bound",
    { ok: false, id: "bound", why: "address", address: "127.0.0.1" },
  ],
])("%s", (_, header, expected) => {
  expect(keys().check(header, "::ffff:127.0.0.1")).toEqual(expected);
});

test("a bound key works from its address until the address changes", () => {
  const home = keys();
  home.seeAddress("198.51.100.20");
  expect(home.check("Bearer t-bound", "127.0.0.1")).toEqual({ ok: true, id: "bound" });
  home.seeAddress("203.0.113.7");
  expect(home.check("Bearer t-bound", "127.0.0.1")).toMatchObject({ ok: false, address: "203.0.113.7" });
  home.add({ id: "bound", token: "t-new", address: "203.0.113.7" });
  expect(home.check("Bearer t-new", "127.0.0.1")).toEqual({ ok: true, id: "bound" });
  expect(home.check("Bearer t-bound", "127.0.0.1")).toMatchObject({ why: "unknown" });
  home.remove("free");
  expect(home.check("Bearer t-free", "127.0.0.1")).toMatchObject({ why: "unknown" });
});
