import { describe, expect, it } from "vitest";
import { createTimes } from "#renderer/ui/times.ts";
import type { ActivityLabel } from "#shared/contract/activities.ts";
import type { FireteamView, MemberPresence } from "#shared/contract/members.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import {
  doingOf,
  doingText,
  hoursPassed,
  listed,
  othersText,
  runsUntil,
  sinceTitle,
  staleTitle,
  teamHead,
} from "./presence-words.ts";

const NOW = Date.UTC(2026, 10, 21, 14, 30);
const times = createTimes("UTC");
const VAULT: ActivityLabel = { ref: "11", name: "Vault of Glass", kind: "raid", kindLabel: "Raid" };
const PATROL: ActivityLabel = { ref: "12", name: "Nessus", kind: null, kindLabel: null };

const presence = (state: MemberPresence["state"], activity: ActivityLabel | null = null) =>
  ({
    state,
    activity,
    activitySince: activity === null ? null : NOW - 42 * MINUTE,
    activityExactness: "exact",
    class: "Warlock",
  }) as MemberPresence;

describe("doingOf", () => {
  const shared = { class: "Warlock", isStale: false };
  const running = { since: NOW - 42 * MINUTE, exactness: "exact" };
  const cases: readonly [
    situation: string,
    given: MemberPresence,
    team: ActivityLabel | null | "none",
    expected: object,
  ][] = [
    [
      "what the fireteam does is said there",
      presence("playing", VAULT),
      VAULT,
      { ...shared, text: null, running: null },
    ],
    ["somewhere else than the fireteam", presence("playing", PATROL), VAULT, { ...shared, text: "Nessus", running }],
    ["in orbit while the others play", presence("orbit"), VAULT, { ...shared, text: "Orbit", running: null }],
    ["hidden", presence("private"), null, { ...shared, text: "Private", running: null }],
    ["in orbit together", presence("orbit"), null, { ...shared, text: "Orbit", running: null }],
    ["alone", presence("playing", VAULT), "none", { ...shared, text: "Vault of Glass", running }],
    ["in the game, and no more is told", presence("online"), "none", { ...shared, text: "In the game", running: null }],
    ["stuck", presence("stale", VAULT), "none", { text: "Vault of Glass", running, class: "Warlock", isStale: true }],
    [
      "since when is not known",
      { ...presence("playing", VAULT), activitySince: null },
      "none",
      { ...shared, text: "Vault of Glass", running: null },
    ],
  ];
  it.each(cases)("%s", (_, given, team, expected) => {
    expect(doingOf(given, team === "none" ? null : { activity: team })).toEqual(expected);
  });
});

describe("doingText", () => {
  const cases: readonly [given: MemberPresence | null, expected: string | null][] = [
    [presence("playing", VAULT), "Vault of Glass"],
    [presence("stale", VAULT), "Vault of Glass"],
    [presence("playing"), "In the game"],
    [presence("orbit"), "Orbit"],
    [presence("online"), "In the game"],
    [presence("private"), "Private"],
    [presence("offline"), null],
    [null, null],
  ];
  it.each(cases)("%o", (given, expected) => {
    expect(doingText({ presence: given })).toBe(expected);
  });
});

describe("a fireteam", () => {
  const guest = (name: string | null) => ({ ref: "9", name });
  const team = (
    activity: ActivityLabel | null,
    members: number,
    guests: readonly (string | null)[],
    unseen: readonly string[] = [],
  ) =>
    ({
      activity,
      members: Array.from({ length: members }),
      guests: guests.map(guest),
      unseen: unseen.map(guest),
    }) as unknown as FireteamView;
  const cases: readonly [situation: string, given: FireteamView, expected: string, names: string | null][] = [
    ["of the clan alone", team(VAULT, 4, []), "Vault of Glass | raid · fireteam of 4 | all from the clan", null],
    ["of no kind", team(PATROL, 2, []), "Nessus | fireteam of 2 | all from the clan", null],
    ["between activities", team(null, 3, []), "In orbit | fireteam of 3 | all from the clan", null],
    ["with a guest", team(VAULT, 2, ["Nova#0042"]), "Vault of Glass | raid · fireteam of 3 | 1 guest", "Nova#0042"],
    [
      "with guests of whom some have no name",
      team(VAULT, 1, ["Nova", null, "Pell", "\u200b"]),
      "Vault of Glass | raid · fireteam of 5 | 4 guests",
      "Nova, Pell and 2 unknown",
    ],
    [
      "with one who is unknown",
      team(VAULT, 1, [null]),
      "Vault of Glass | raid · fireteam of 2 | 1 guest",
      "somebody unknown",
    ],
    [
      "with members who are not seen yet",
      team(VAULT, 1, [], ["Iri", "Ode"]),
      "Vault of Glass | raid · fireteam of 3 | 2 not seen yet",
      "Iri and Ode of the clan, whose own profile does not show it",
    ],
    [
      "with a guest and a member who is not seen yet",
      team(VAULT, 2, ["Nova"], ["Iri"]),
      "Vault of Glass | raid · fireteam of 4 | 1 guest, 1 not seen yet",
      "Nova; Iri of the clan, whose own profile does not show it",
    ],
    ["a hostile name", team(VAULT, 1, ["A\u202eB"]), "Vault of Glass | raid · fireteam of 2 | 1 guest", "AB"],
  ];
  it.each(cases)("%s", (_, given, expected, names) => {
    const { title, note, guests } = teamHead(given);
    expect([`${title} | ${note} | ${guests}`, othersText(given)]).toEqual([expected, names]);
  });
});

describe("words of timers", () => {
  const since = Date.UTC(2026, 10, 21, 13, 47, 47);
  const cases: readonly [situation: string, words: string, expected: string][] = [
    [
      "certain",
      sinceTitle("Online", { since, exactness: "exact" }, null, times),
      "Online since Sat 21 Nov 2026, 13:47:47, UTC · certain",
    ],
    [
      "inferred, and standing still",
      sinceTitle("Online", { since, exactness: "inferred" }, NOW, times),
      "Online since Sat 21 Nov 2026, 13:47:47, UTC · inferred: it lies between two checks; stands still since 14:30",
    ],
    ["stuck", staleTitle(NOW - 6 * HOUR, NOW), "No sign of life for 6 h: probably over"],
    ["stuck, nobody knows since when", staleTitle(null, NOW), "No other sign of life: probably over"],
    ["less than an hour is not told", hoursPassed("Vault of Glass", NOW - 59 * MINUTE, NOW), ""],
    ["an hour", hoursPassed("Vault of Glass", NOW - 61 * MINUTE, NOW), "Vault of Glass for 1 hour"],
    ["hours", hoursPassed("Vault of Glass", NOW - 3 * HOUR, NOW), "Vault of Glass for 3 hours"],
    ["one", listed(["a"]), "a"],
    ["several", listed(["a", "b", "c"]), "a, b and c"],
  ];
  it.each(cases)("%s", (_, words, expected) => {
    expect(words).toBe(expected);
  });

  it("stand still while the servers are down, and never run ahead", () => {
    expect([runsUntil(null, NOW), runsUntil(NOW - HOUR, NOW), runsUntil(NOW + HOUR, NOW)]).toEqual([
      NOW,
      NOW - HOUR,
      NOW,
    ]);
  });
});
