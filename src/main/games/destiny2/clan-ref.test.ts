import { describe, expect, it } from "vitest";
import { parseAccountRef, parseClanName, parseClanRef } from "./clan-ref.ts";

describe("clans by number or address", () => {
  it.each<[text: string, ref: string | null]>([
    ["3074427", "3074427"],
    ["  3074427 ", "3074427"],
    ["https://www.bungie.net/7/en/Clan/Profile/3074427", "3074427"],
    ["https://www.bungie.net/7/en/Clan/Profile/3074427?x=1", "3074427"],
    ["www.bungie.net/en/ClanV2?groupid=2114315", "2114315"],
    ["https://www.bungie.net/en/ClanV2/Index?groupId=2114315&y=1", "2114315"],
    ["https://www.bungie.net/de/ClanV2/Chat?groupId=2114315", "2114315"],
    ["bungie.net/en/Groups/Profile/99", "99"],
    ["https://www.bungie.net/Platform/GroupV2/3074427/", "3074427"],
    ["https://example.org/en/ClanV2?groupid=2114315", null],
    ["https://www.bungie.net/7/en/Clan/Profile/", null],
    ["0", null],
    ["-5", null],
    ["007", null],
    ["12345678901234567890", null],
    ["Heavenly Mayhem", null],
    ["", null],
  ])("%s is %s", (text, ref) => {
    expect(parseClanRef(text)).toBe(ref);
  });
});

describe("clans by name", () => {
  it.each<[text: string, name: string | null]>([
    ["  Heavenly Mayhem ", "Heavenly Mayhem"],
    ["a/b <c>", "a/b <c>"],
    ["Ünïcode ✦", "Ünïcode ✦"],
    ["3074427", null],
    ["https://www.bungie.net/en/x", null],
    ["", null],
    ["a\u0000b", null],
    ["x".repeat(101), null],
  ])("%j is %j", (text, name) => {
    expect(parseClanName(text)).toBe(name);
  });
});

it("takes numbers of memberships and nothing else", () => {
  expect(parseAccountRef(" 4611686018467192831 ")).toBe("4611686018467192831");
  for (const text of ["", "3/46", "Marrow#1234", "9".repeat(20)]) expect(parseAccountRef(text)).toBeNull();
});
