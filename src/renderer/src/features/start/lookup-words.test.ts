import { describe, expect, it } from "vitest";
import type { ClanLookup } from "#shared/contract/clans.ts";
import type { ClanId } from "#shared/ids.ts";
import { lookupResult } from "./lookup-words.ts";

const CLAN = { name: "Ironroot Hall", members: 50, level: 18, isWarLogPublic: true, requestsPerMinute: 5.7 };
const LATER = "You can add the clan now; it is checked as soon as that is possible.";

const look = (given: Partial<ClanLookup>): ClanLookup => ({
  ref: "#2PP",
  outcome: "fresh",
  detail: null,
  clan: null,
  trackedAs: null,
  ...given,
});

describe("lookupResult", () => {
  const trouble = { kind: "trouble", needsKey: false, canAdd: true };
  const cases: readonly [situation: string, lookup: ClanLookup, expected: object][] = [
    ["found", look({ clan: CLAN }), { kind: "found", clan: CLAN }],
    [
      "in the list already",
      look({ clan: CLAN, trackedAs: 3 as ClanId }),
      { kind: "tracked", clan: 3, name: "Ironroot Hall" },
    ],
    [
      "in the list, and the game is silent",
      look({ outcome: "unreachable", trackedAs: 3 as ClanId }),
      { kind: "tracked", clan: 3, name: null },
    ],
    [
      "no such clan",
      look({ outcome: "not-found" }),
      {
        ...trouble,
        cause: "Clash of Clans knows no clan #2PP.",
        meaning: "Compare it with the tag in the game.",
        canAdd: false,
      },
    ],
    [
      "no key",
      look({ outcome: "unauthorized", detail: "No key is set." }),
      {
        ...trouble,
        cause: "Without a key the tag cannot be checked.",
        meaning: "Enter one first, or add the clan now; it is checked as soon as one works.",
        needsKey: true,
      },
    ],
    [
      "a key that is refused",
      look({ outcome: "unauthorized", detail: "Another address" }),
      {
        ...trouble,
        cause: "The Clash of Clans key was refused. Another address.",
        meaning: "Enter one first, or add the clan now; it is checked as soon as one works.",
        needsKey: true,
      },
    ],
    [
      "maintenance",
      look({ outcome: "maintenance" }),
      {
        ...trouble,
        cause: "Clash of Clans is in maintenance.",
        meaning: `The tag cannot be checked until then. ${LATER}`,
      },
    ],
    [
      "an answer that cannot be read",
      look({ outcome: "malformed" }),
      { ...trouble, cause: "Clash of Clans sent an answer that cannot be read.", meaning: LATER },
    ],
  ];
  it.each(cases)("%s", (_, lookup, expected) => {
    expect(lookupResult("Clash of Clans", lookup)).toEqual(expected);
  });
});
