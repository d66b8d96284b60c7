import { expect, it } from "vitest";
import { type Closing, type ClosingFacts, closingOf } from "./closing.ts";

it.each<[ClosingFacts["preference"], NodeJS.Platform, boolean, Closing]>([
  ["ask", "win32", true, "ask"],
  ["ask", "darwin", true, "ask"],
  ["ask", "linux", true, "ask"],
  ["ask", "linux", false, "quit"],
  ["background", "win32", true, "hide"],
  ["background", "linux", true, "hide"],
  ["background", "linux", false, "hide"],
  ["quit", "win32", true, "quit"],
  ["quit", "darwin", true, "quit"],
  ["quit", "linux", true, "quit"],
])("with %s on %s (tray shown: %s) closing means: %s", (preference, platform, hasTrayHost, closing) => {
  expect(closingOf({ preference, platform, hasTrayHost })).toBe(closing);
});
