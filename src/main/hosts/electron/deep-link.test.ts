import fc from "fast-check";
import { expect, it } from "vitest";
import { routeOfLink } from "./deep-link.ts";

it.each<[string, string | null]>([
  ["adjutant://show", null],
  ["adjutant://sync/", "/sync"],
  ["ADJUTANT://settings", "/settings"],
  ["adjutant://clan/12", "/clan/12"],
  ["adjutant://clan", null],
  ["adjutant://clan/0", null],
  ["adjutant://clan/-1", null],
  ["adjutant://clan/1e3", null],
  ["adjutant://clan/12/members", null],
  ["adjutant://clan/9999999999", null],
  ["adjutant://clan/%2e%2e", null],
  ["adjutant://sync/4", null],
  ["adjutant://sync?next=https://example.com", null],
  ["adjutant://sync#/settings", null],
  ["adjutant://somebody@sync", null],
  ["adjutant://sync:1", null],
  ["adjutant://constructor", null],
  ["adjutant://__proto__", null],
  ["adjutant:sync", null],
  ["https://adjutant/sync", null],
  ["", null],
  [`adjutant://sync/${"/".repeat(300)}`, null],
])("%s leads to %s", (link, route) => {
  expect(routeOfLink(link)).toBe(route);
});

it("leads to fixed places and numbers alone, whatever a link says", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `adjutant://${text}`),
      ),
      (link) => {
        const route = routeOfLink(link);
        return route === null || /^\/(sync|settings|clan\/[1-9]\d{0,8})$/.test(route);
      },
    ),
  );
});
