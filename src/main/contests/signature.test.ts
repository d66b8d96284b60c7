import { expect, it } from "vitest";
import { readPastedSignature } from "./signature.ts";

const DIGITS = "87b3b9c9f99cc1e7fc326e249538f33b84a1c4ef8bd85920a267af642b570bcd62bf70900a3862f742e574164b5f17f3";

it.each<[situation: string, text: string, expected: string | null]>([
  ["the digits", DIGITS, DIGITS],
  ["capitals", DIGITS.toUpperCase(), DIGITS],
  ["groups and lines", DIGITS.replace(/(.{8})/g, "$1 \n"), DIGITS],
  ["quotes", ` "${DIGITS}" `, DIGITS],
  ["a prefix", `0x${DIGITS}`, DIGITS],
  ["a relay's whole answer", JSON.stringify({ round: 1, randomness: "0".repeat(64), signature: DIGITS }), DIGITS],
  ["one digit too few", DIGITS.slice(1), null],
  ["one digit too many", `${DIGITS}0`, null],
  ["a letter that is no digit", `g${DIGITS.slice(1)}`, null],
  ["a dash that hides a digit", `-${DIGITS.slice(1)}`, null],
  ["the random number", "ce7b0bc26c2f2f969bb4fa4ceb074fd13baed8557659ac0ea1af0b589c68d8bf", null],
  ["nothing", "", null],
])("a pasted signature: %s", (_situation, text, expected) => {
  expect(readPastedSignature(text)).toBe(expected);
});
