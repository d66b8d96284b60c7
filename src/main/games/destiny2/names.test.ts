import { expect, it } from "vitest";
import { nameOf } from "./names.ts";
import type { UserInfoWire } from "./wire.ts";

it.each<[situation: string, user: UserInfoWire, name: string | null]>([
  [
    "the name that holds everywhere, with four digits",
    { bungieGlobalDisplayName: "Outro", bungieGlobalDisplayNameCode: 7, displayName: "OutroD2" },
    "Outro#0007",
  ],
  ["without its code", { bungieGlobalDisplayName: "Outro", displayName: "x" }, "Outro"],
  ["code zero", { bungieGlobalDisplayName: "Outro", bungieGlobalDisplayNameCode: 0 }, "Outro#0000"],
  [
    "nobody took one: what was seen last",
    { bungieGlobalDisplayName: "", LastSeenDisplayName: "marklar sf", displayName: "marklar" },
    "marklar sf",
  ],
  ["the platform's own", { LastSeenDisplayName: " ", displayName: "Soizit" }, "Soizit"],
  ["hostile as it is", { displayName: "<img src=x>\u202E" }, "<img src=x>\u202E"],
  ["nothing to see", { bungieGlobalDisplayName: "\u2800", displayName: "  " }, null],
  ["nothing at all", {}, null],
])("is %s", (_situation, user, name) => {
  expect(nameOf(user)).toBe(name);
});
