import { expect, it } from "vitest";
import { externalAddress } from "./external-link.ts";

it.each<[string, string | null]>([
  ["https://developer.clashofclans.com/#/account", "https://developer.clashofclans.com/#/account"],
  ["https://DEVELOPER.clashofclans.com", "https://developer.clashofclans.com/"],
  ["https://developer.clashofclans.com:443/a b", "https://developer.clashofclans.com/a%20b"],
  ["http://developer.clashofclans.com/", null],
  ["https://developer.clashofclans.com:8443/", null],
  ["https://developer.clashofclans.com.evil.test/", null],
  ["https://evil.test/developer.clashofclans.com", null],
  ["https://user:word@developer.clashofclans.com/", null],
  ["https://clashofclans.com/", null],
  ["file:///etc/passwd", null],
  ["javascript:alert(1)", null],
  ["no address", null],
])("%s is opened as %s", (link, address) => {
  expect(externalAddress(link)).toBe(address);
});
