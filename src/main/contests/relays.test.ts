import { describe, expect, it } from "vitest";
import { answerOf, type RelayAnswer } from "./relays.ts";

const SIGNATURE = "b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b";
const BEACON = JSON.stringify({ round: 1, randomness: "00", signature: SIGNATURE });

describe("what an answer of a relay is worth", () => {
  it.each<[situation: string, status: number, text: string, expected: RelayAnswer["kind"]]>([
    ["a beacon", 200, BEACON, "said"],
    ["a beacon with members of a later version", 200, BEACON.replace("{", '{"scheme":"x",'), "said"],
    ["a signature alone", 200, JSON.stringify({ signature: SIGNATURE }), "said"],
    ["a round that is no number", 200, JSON.stringify({ round: "1", signature: SIGNATURE }), "said"],
    ["half a body", 200, BEACON.slice(0, 40), "unusable"],
    ["a page", 200, "<!DOCTYPE html><h1>Welcome</h1>", "unusable"],
    ["a list", 200, "[]", "unusable"],
    ["nothing", 200, "", "unusable"],
    ["null", 200, "null", "unusable"],
    ["no signature", 200, JSON.stringify({ round: 1 }), "unusable"],
    ["a signature that is a number", 200, JSON.stringify({ round: 1, signature: 7 }), "unusable"],
    ["too early", 425, "Requested future beacon", "not-yet"],
    ["too early, as older relays say it", 404, "", "not-yet"],
    ["a way to elsewhere", 302, "", "unusable"],
    ["too many requests", 429, BEACON, "unusable"],
    ["an error", 500, BEACON, "unusable"],
  ])("%s", (_situation, status, text, expected) => {
    expect(answerOf(status, text).kind).toBe(expected);
  });
});
