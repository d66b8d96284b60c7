import { expect, it } from "vitest";
import type { AccountId } from "#shared/ids.ts";
import { inOrder } from "./rename-order.ts";

const REFS = ["a", "b", "c"];
const refOf = (account: AccountId) => REFS[account - 1];
const rename = (text: string) => {
  const [from = "", to = ""] = text.split(">");
  return { account: (REFS.indexOf(from) + 1) as AccountId, ref: to, name: to.toUpperCase() };
};

it.each([
  ["names that nobody has, as they come", ["a>x", "b>y"], ["x", "y"]],
  ["a name that its holder gives up, after that", ["a>b", "b>c", "c>x"], ["x", "c", "b"]],
  ["a name of somebody who keeps it, to be joined with", ["a>c", "b>x"], ["c", "x"]],
  ["the name that one has", ["a>a", "b>x"], ["a", "x"]],
  ["not those who have one another's names", ["c>x", "a>b", "b>a"], "B"],
])("orders %s", (_, renames, expected) => {
  const ordered = inOrder(renames.map(rename), refOf);
  expect(ordered.ok ? ordered.renames.map((one) => one.ref) : ordered.name).toEqual(expected);
});
