import { describe, expect, it } from "vitest";
import { saveSetting } from "#main/store/settings/settings.ts";
import { memoryStore } from "#test/support/store.ts";
import { KNOWN_RELAYS, parseRelays, RELAYS, relaysOf } from "./relays.ts";

describe("relays of the beacon", () => {
  it.each<[situation: string, text: string, expected: readonly string[] | null]>([
    ["one", "https://relay.example", ["https://relay.example"]],
    [
      "several, each once",
      " https://a.example/\nhttps://b.example, https://a.example",
      ["https://a.example", "https://b.example"],
    ],
    ["one on this computer", "http://127.0.0.1:8080", ["http://127.0.0.1:8080"]],
    ["one on this computer, by name", "http://localhost:1 http://[::1]:2", ["http://localhost:1", "http://[::1]:2"]],
    ["one in the clear", "https://a.example http://b.example", null],
    ["one that only looks like this computer", "http://127.0.0.1.example", null],
    ["a password", "https://me:secret@a.example", null],
    ["a file", "file:///etc/passwd", null],
    ["none", "  ", null],
    ["too many", Array.from({ length: 17 }, (_, n) => `https://${n}.example`).join(" "), null],
  ])("%s", (_situation, text, expected) => {
    expect(parseRelays(text)).toEqual(expected);
  });

  it("are the known ones where none are set, and where what is set makes no sense", () => {
    const database = memoryStore();
    expect(relaysOf(database.reader)).toEqual(KNOWN_RELAYS);
    database.transact((tx) => saveSetting(tx, RELAYS, JSON.stringify("http://plain.example")));
    expect(relaysOf(database.reader)).toEqual(KNOWN_RELAYS);
    database.transact((tx) => saveSetting(tx, RELAYS, JSON.stringify("https://own.example")));
    expect(relaysOf(database.reader)).toEqual(["https://own.example"]);
    database.close();
  });
});
