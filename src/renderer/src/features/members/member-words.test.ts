import { describe, expect, it } from "vitest";
import { createTimes } from "#renderer/ui/times.ts";
import { DAY, MINUTE } from "#shared/time.ts";
import { identityLine, isRefShown, missingLine, typeLabel } from "./member-words.ts";

const NOW = Date.UTC(2026, 10, 21, 14, 30);
const name = (text: string) => ({ name: text, from: null, to: null });

describe("identityLine", () => {
  const base = { name: "Kema", names: [name("Kema")], joinedAt: null, leftAt: null, active: true };
  const cases: readonly [situation: string, member: typeof base | object, expected: string][] = [
    ["there from the start", base, "In the clan since before it was watched"],
    ["joined", { ...base, joinedAt: NOW - 30 * DAY }, "Joined 22 Oct 14:30"],
    [
      "renamed, twice the same",
      { ...base, names: [name("Kema"), name("Kemith"), name("Kem\u202ea"), name("Kemith")] },
      "In the clan since before it was watched · formerly Kemith",
    ],
    [
      "left",
      { ...base, joinedAt: NOW - 9 * DAY, leftAt: NOW - DAY, active: false },
      "Joined 12 Nov 14:30 · left yesterday 14:30",
    ],
  ];
  it.each(cases)("%s", (_, member, expected) => {
    expect(identityLine(member as typeof base, createTimes("UTC"), NOW)).toBe(expected);
  });
});

describe("missingLine", () => {
  type Given = Parameters<typeof missingLine>[0];
  const trouble = {
    outcome: "not-found",
    detail: "The hiscores do not have this player. (check 2 of 5)",
    since: NOW - MINUTE,
    nextTryAt: NOW + 2 * MINUTE,
  } as const;
  const given = (more: Partial<typeof trouble> | null, notFoundSince: number | null = null): Given => ({
    notFoundSince,
    freshness: { lastUpdated: null, isStale: false, nextCheckAt: null, trouble: more && { ...trouble, ...more } },
  });
  const line = (next: string) =>
    `The hiscores do not have this player (check 2 of 5). Next look: ${next}. What is known stays.`;
  const cases: readonly [situation: string, member: Given, expected: string | null][] = [
    ["there", given(null), null],
    ["looked for again in two minutes", given({}), line("14:32")],
    ["looked for now", given({ nextTryAt: NOW }), line("now")],
    ["certainly not there, as the tag says", given({}, NOW), null],
    ["trouble of another kind", given({ outcome: "unreachable" as never }), null],
  ];
  it.each(cases)("%s", (_, member, expected) => {
    expect(missingLine(member, createTimes("UTC"), NOW)).toBe(expected);
  });
});

describe("isRefShown", () => {
  const cases: readonly [name: string, ref: string, expected: boolean][] = [
    ["Kema", "#2PP0", true],
    ["Iron_Kema 1", "iron kema 1", false],
    ["Kema", "kemith", true],
  ];
  it.each(cases)("%s, %s", (name, ref, expected) => {
    expect(isRefShown({ name, ref })).toBe(expected);
  });
});

describe("typeLabel", () => {
  const accountTypes = [
    { id: "regular", label: "Regular" },
    { id: "ironman", label: "Ironman" },
  ];
  const cases: readonly [type: string | null, expected: string | null][] = [
    ["ironman", "Ironman"],
    ["regular", null],
    [null, null],
    ["unheard", "unheard"],
  ];
  it.each(cases)("%s", (type, expected) => {
    expect(typeLabel({ accountTypes }, type)).toBe(expected);
  });
});
