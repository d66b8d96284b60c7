import { describe, expect, it } from "vitest";
import { keysState, type SetupFacts, setupSteps } from "./setup-steps.ts";

const START: SetupFacts = {
  isGameChosen: false,
  needsKey: true,
  isKeySettled: false,
  isAdded: false,
  isByHand: false,
  isRosterSettled: false,
  reopened: null,
};
const CHOSEN = { ...START, isGameChosen: true };
const KEYED = { ...CHOSEN, isKeySettled: true };

describe("setupSteps", () => {
  const cases: readonly [situation: string, facts: SetupFacts, expected: string][] = [
    ["nothing yet", { ...START, needsKey: false }, "game now, tag later, check later"],
    ["a game that needs a key", CHOSEN, "game done, key now, tag later, check later"],
    ["a game that needs none", { ...CHOSEN, needsKey: false }, "game done, tag now, check later"],
    ["the key works or was skipped", KEYED, "game done, key done, tag now, check later"],
    ["the clan is added", { ...KEYED, isAdded: true }, "game done, key done, tag done, check now"],
    [
      "a roster that is kept by hand comes after the clan",
      { ...CHOSEN, needsKey: false, isByHand: true, isAdded: true },
      "game done, tag done, roster now, check later",
    ],
    [
      "the roster is there or was skipped",
      { ...CHOSEN, needsKey: false, isByHand: true, isAdded: true, isRosterSettled: true },
      "game done, tag done, roster done, check now",
    ],
    ["the key again", { ...KEYED, reopened: "key" }, "game done, key now, tag later, check later"],
    ["the game again, the key stays", { ...KEYED, reopened: "game" }, "game now, key done, tag later, check later"],
    [
      "nothing opens again once the clan is added",
      { ...KEYED, isAdded: true, reopened: "key" },
      "game done, key done, tag done, check now",
    ],
  ];
  it.each(cases)("%s", (_, facts, expected) => {
    const steps = setupSteps(facts);
    expect(steps.map((step) => `${step.id} ${step.state}`).join(", ")).toBe(expected);
  });
});

describe("keysState", () => {
  const cases: readonly [keys: readonly Parameters<typeof keysState>[0][number]["state"][], expected: string][] = [
    [[], "none"],
    [["refused", "ok"], "works"],
    [["refused", "untested"], "untested"],
    [["refused", "locked"], "refused"],
  ];
  it.each(cases)("%j", (states, expected) => {
    expect(keysState(states.map((state) => ({ state })))).toBe(expected);
  });
});
