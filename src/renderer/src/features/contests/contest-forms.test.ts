import { expect, it } from "vitest";
import { HOUR, parseIso } from "#shared/time.ts";
import { readCorrection } from "./correction-form.ts";
import { readPassphrases } from "./passphrase.ts";
import { readRearm, suggestedLockBy } from "./rearm-form.ts";

const now = parseIso("2026-11-21T14:31:07Z") ?? 0;

it.each([
  [
    { weight: "12", reason: " typo " },
    { ok: true, weight: 12, reason: "typo" },
  ],
  [
    { weight: "1 200", reason: "typo" },
    { ok: true, weight: 1_200, reason: "typo" },
  ],
  [
    { weight: "0", reason: "left" },
    { ok: true, weight: 0, reason: "left" },
  ],
  [
    { weight: "1.5", reason: "half" },
    { ok: false, errors: { weight: "Enter a whole number; 0 for none." } },
  ],
  [
    { weight: "-1", reason: "" },
    { ok: false, errors: { weight: "Enter a whole number; 0 for none.", reason: "Say why." } },
  ],
  [
    { weight: "9999999999999", reason: "more than the contract takes" },
    { ok: false, errors: { weight: "Enter a whole number; 0 for none." } },
  ],
])("takes a correction: %j", (form, expected) => {
  expect(readCorrection(form)).toEqual(expected);
});

it.each([
  [
    { passphrase: "five words", again: "five words" },
    { ok: true, passphrase: "five words" },
  ],
  [
    { passphrase: " five", again: "five" },
    { ok: false, errors: { again: "This is not the same." } },
  ],
  [
    { passphrase: "", again: "" },
    { ok: false, errors: { passphrase: "Enter a passphrase." } },
  ],
])("takes a passphrase that was entered twice: %j", (form, expected) => {
  expect(readPassphrases(form)).toEqual(expected);
});

it.each([
  [
    "the usual",
    { lockBy: "2026-11-21T18:00", round: "", reason: "missed" },
    { ok: true, lockBy: now - 67_000 + 3.5 * HOUR, round: null, reason: "missed" },
  ],
  [
    "a round of its own",
    { lockBy: "2026-11-21T18:00", round: "24 118 733", reason: "missed" },
    { ok: true, lockBy: now - 67_000 + 3.5 * HOUR, round: 24_118_733, reason: "missed" },
  ],
  [
    "what has passed",
    { lockBy: "2026-11-21T14:00", round: "x", reason: "" },
    {
      ok: false,
      errors: {
        lockBy: "Enter a day and time that is still to come.",
        round: "A round is a whole number.",
        reason: "Say why: it stays with the contest.",
      },
    },
  ],
])("takes what another attempt needs: %s", (_, form, expected) => {
  expect(readRearm(form, now, "UTC")).toEqual(expected);
});

it("suggests a quarter of an hour that leaves two hours", () => {
  expect(suggestedLockBy(now)).toBe(parseIso("2026-11-21T16:45:00Z"));
});
