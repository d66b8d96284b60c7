import { expect, it } from "vitest";
import type { HttpRequest } from "#main/games/game.ts";
import type { ResourceId } from "#shared/ids.ts";
import { createAddresses } from "./addresses.ts";
import type { Outcome } from "./outcome.ts";

const at = (place: string) => (ref: string) => ({ url: `${place}/${ref}` }) as HttpRequest;
const TWO = { request: at("main"), elsewhere: [at("iron")] };
const ID = 1 as ResourceId;
const CONFIG = { baseUrl: "", token: null };
const outcome = (kind: Outcome["kind"]) => ({ kind }) as Outcome;

it.each<
  [situation: string, of: typeof TWO | { request: typeof TWO.request }, answers: Outcome["kind"][], asked: string[]]
>([
  ["is at the first address", TWO, ["read", "read"], ["main", "main"]],
  ["is at the second", TWO, ["not-found", "read", "not-found", "same-bytes"], ["main", "iron", "main", "iron"]],
  ["is at neither", TWO, ["not-found", "not-found", "not-found", "read"], ["main", "iron", "main", "iron"]],
  ["fails at the first", TWO, ["unreachable", "maintenance"], ["main", "main"]],
  ["fails at the second: the check begins anew", TWO, ["not-found", "unreachable", "read"], ["main", "iron", "main"]],
  ["has one address", { request: TWO.request }, ["not-found", "not-found"], ["main", "main"]],
])("what %s", (_situation, of, answers, asked) => {
  const addresses = createAddresses();
  const told = answers.map((kind, index) => {
    const { url } = addresses.requestFor(ID, of, "ada", CONFIG);
    expect(addresses.goesOn(ID, of, outcome(kind))).toBe(kind === "not-found" && asked[index + 1] === "iron");
    return url;
  });
  expect(told).toEqual(asked.map((place) => `${place}/ada`));
});
