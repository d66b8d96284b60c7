import { expect, it } from "vitest";
import type { CredentialId } from "#shared/ids.ts";
import type { OpenKey } from "./keys.ts";
import { usableSlots } from "./slots.ts";

const key = (id: number, state: OpenKey["state"] = "ok"): OpenKey => ({
  id: id as CredentialId,
  token: `token ${id}`,
  state,
  reason: null,
});
const asked = 2 as CredentialId;

it.each<[situation: string, keys: OpenKey[], asked: CredentialId | null, probes: number, expected: number[]]>([
  ["all that are not refused", [key(1), key(2, "untested"), key(3, "refused")], null, 0, [1, 2]],
  ["none where there is none", [], null, 0, []],
  ["the first of refused ones", [key(1, "refused"), key(2, "refused")], null, 0, [1]],
  ["the next of them with the next probe", [key(1, "refused"), key(2, "refused")], null, 1, [2]],
  ["and round again", [key(1, "refused"), key(2, "refused")], null, 2, [1]],
  ["the one that is asked for", [key(1), key(2)], asked, 0, [2]],
  ["the one that is asked for, refused or not", [key(1), key(2, "refused")], asked, 5, [2]],
  ["none where the one that is asked for is gone", [key(1)], asked, 0, []],
])("%s", (_situation, keys, one, probes, expected) => {
  const slots = usableSlots("token", keys, one, probes);
  expect(slots).toEqual(expected.map((id) => ({ credential: id, token: `token ${id}` })));
});

it("an upstream without keys has one slot", () => {
  expect(usableSlots("none", [], null, 3)).toEqual([{ credential: 0, token: null }]);
});

it.each<[situation: string, keys: OpenKey[], asked: CredentialId | null, expected: (number | null)[]]>([
  ["its keys, where there are any", [key(1), key(2, "untested")], null, [1, 2]],
  ["no key, where there is none", [], null, [0]],
  ["no key, where all are refused", [key(1, "refused")], null, [0]],
  ["the one that is asked for, refused or not", [key(1), key(2, "refused")], asked, [2]],
  ["nothing for one that is gone: an answer without it would tell nothing of it", [key(1)], asked, []],
])("an upstream that may do without keys uses %s", (_situation, keys, one, expected) => {
  expect(usableSlots("optional", keys, one, 0).map((slot) => slot.credential)).toEqual(expected);
});
