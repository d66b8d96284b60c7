import { expect, it } from "vitest";
import { type Launch, linkOf, readLaunch } from "./launch.ts";

it.each<[string, string[], Launch, string | null]>([
  ["nothing", [], { dataDir: undefined, isHidden: false }, null],
  ["a folder", ["--data-dir=/data"], { dataDir: "/data", isHidden: false }, null],
  ["a folder as a word of its own", ["--data-dir", "/data"], { dataDir: "/data", isHidden: false }, null],
  ["a folder without a name", ["--data-dir"], { dataDir: undefined, isHidden: false }, null],
  ["a start at login", ["--hidden", "--data-dir=/data"], { dataDir: "/data", isHidden: true }, null],
  ["a link", ["--", "adjutant://sync"], { dataDir: undefined, isHidden: false }, "adjutant://sync"],
  [
    "a link among Chromium's own switches",
    ["--no-sandbox", "Adjutant://clan/3", "--some-flag"],
    { dataDir: undefined, isHidden: false },
    "Adjutant://clan/3",
  ],
  [
    "what came with a link",
    ["--data-dir=/mine", "adjutant://sync", "--data-dir=/theirs", "--hidden"],
    { dataDir: "/mine", isHidden: false },
    "adjutant://sync",
  ],
])("reads %s", (_, argv, launch, link) => {
  expect([readLaunch(argv), linkOf(argv)]).toEqual([launch, link]);
});
