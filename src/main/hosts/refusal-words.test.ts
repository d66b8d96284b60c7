import { expect, it } from "vitest";
import { refusalWords, type SeatRefusal } from "./refusal-words.ts";

it.each<[SeatRefusal, string]>([
  [
    { ok: false, code: "silent-owner" },
    "Another Adjutant has this data open and does not answer. Close it, or wait until its command has ended.",
  ],
  [
    { ok: false, code: "port-in-use", port: 4_000 },
    "The port 4000 is in use. Choose another with --port, or leave it out.",
  ],
  [{ ok: false, code: "not-allowed", port: 80 }, "The port 80 is not allowed. Choose one above 1023."],
  [
    { ok: false, code: "refused", refusal: { ok: false, code: "newer", found: 3, known: 2 } },
    "This data was written by a newer Adjutant. Nothing was changed. Update Adjutant, or use another folder with --data-dir.",
  ],
  [
    { ok: false, code: "refused", refusal: { ok: false, code: "altered", migration: "0000_first" } },
    "The database was changed by another build (0000_first). Nothing was changed. Restore a backup or use another folder.",
  ],
  [
    { ok: false, code: "refused", refusal: { ok: false, code: "damaged", detail: "file is not a database" } },
    "The database file is damaged: file is not a database. Restore a backup; keep the damaged file.",
  ],
  [
    { ok: false, code: "refused", refusal: { ok: false, code: "unavailable", why: null, detail: "unable to open" } },
    "The database cannot be opened: unable to open",
  ],
  [
    {
      ok: false,
      code: "refused",
      refusal: { ok: false, code: "unavailable", why: "database-busy", detail: "database is locked" },
    },
    "The database cannot be opened: Another program holds the database.",
  ],
])("%j is told in words", (refused, words) => {
  expect(refusalWords(refused)).toBe(words);
});
