import { describe, expect, it } from "vitest";
import { createAccess, takeToken, tokenIn } from "./access.ts";

const TOKEN = "F1U2UnVtoWDBLHxB_FC9Gi88oXnS25fG-pBXGKn6-qQ";

function createStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe("tokenIn", () => {
  const cases: readonly [situation: string, pasted: string, expected: string | null][] = [
    ["the address that was printed", `http://127.0.0.1:4700/#t=${TOKEN}`, TOKEN],
    ["the token alone, with blanks around", `  ${TOKEN}\n`, TOKEN],
    ["an address without a token", "http://127.0.0.1:4700/", null],
    ["something short", "hello", null],
    ["nothing", "", null],
  ];
  it.each(cases)("%s", (_, pasted, expected) => {
    expect(tokenIn(pasted)).toBe(expected);
  });
});

describe("takeToken", () => {
  it("keeps the token and takes it out of the address", () => {
    const access = createAccess(createStorage());
    const addresses: unknown[] = [];
    const history = { replaceState: (_: unknown, __: string, url?: string | URL | null) => void addresses.push(url) };
    const isTaken = takeToken(access, { location: { hash: `#t=${TOKEN}`, pathname: "/" }, history });
    expect({ isTaken, kept: access.token(), addresses }).toEqual({ isTaken: true, kept: TOKEN, addresses: ["/"] });
  });

  it("leaves the address of a page alone", () => {
    const access = createAccess(createStorage());
    const history = { replaceState: () => expect.unreachable() };
    expect(takeToken(access, { location: { hash: "#/clan/3", pathname: "/" }, history })).toBe(false);
  });
});
