import { expect, it } from "vitest";
import { PreferenceChanges, Preferences } from "./settings.ts";

it("changes of preferences say nothing of what is left out", () => {
  expect(PreferenceChanges.parse({ lastSeenSeq: 7 })).toEqual({ lastSeenSeq: 7 });
});

it("preferences that nobody chose have their defaults", () => {
  expect(Preferences.parse({ theme: "dark" })).toEqual({
    theme: "dark",
    density: "comfortable",
    areSingleKeysOn: true,
    lastClan: null,
    lastSeenSeq: 0,
    isFirstStartDone: false,
    columns: {},
    boards: {},
  });
});
