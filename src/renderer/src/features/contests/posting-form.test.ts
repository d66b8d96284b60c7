import { expect, it } from "vitest";
import { parseIso } from "#shared/time.ts";
import { readMessageLink } from "./message-link.ts";
import { EMPTY_POSTING, readPosting } from "./posting-form.ts";

/** An id of 2026-08-06T23:59:12.345Z: its time stands above the lowest 22 bits. */
const AT = "2026-08-06T23:59:12.345Z";
const MESSAGE = String((BigInt((parseIso(AT) ?? 0) - 1_420_070_400_000) << 22n) + 5n);
const LINK = `https://discord.com/channels/123456789012345678/223456789012345678/${MESSAGE}`;
const linked = { place: "discord", reference: `223456789012345678/${MESSAGE}`, at: parseIso("2026-08-06T23:59:12Z") };

it.each([
  ["a link", LINK, linked],
  ["with blanks around it", `  ${LINK}\n`, linked],
  ["of a test client", LINK.replace("discord.com", "ptb.discord.com"), linked],
  ["of a direct message", LINK.replace("123456789012345678", "@me"), linked],
  ["of a channel alone", LINK.replace(`/${MESSAGE}`, ""), null],
  ["of a place that looks alike", LINK.replace("discord.com", "discord.com.example"), null],
  ["no link", "posted in #raffles", null],
])("reads place, message and time out of %s", (_, text, expected) => {
  expect(readMessageLink(text)).toEqual(expected);
});

it.each([
  ["a link says all", { link: LINK, place: "x", time: "" }, { ok: true, ...linked }],
  [
    "by hand",
    { place: " forum ", reference: "thread 7", time: "2026-08-06T23:59" },
    { ok: true, place: "forum", reference: "thread 7", at: parseIso("2026-08-06T23:59:00Z") },
  ],
  ["without a time", { place: "forum" }, { ok: true, place: "forum", reference: "", at: null }],
  [
    "another link is the reference",
    { link: "https://forum.example/7", place: "forum" },
    { ok: true, place: "forum", reference: "https://forum.example/7", at: null },
  ],
  [
    "a link that was cut off",
    { link: `${LINK.slice(0, -6)}x` },
    {
      ok: false,
      errors: {
        link: "This is no link to a Discord message. Copy it from the menu of the message, or fill in the fields below.",
        place: "Enter where it was posted.",
      },
    },
  ],
  [
    "no place and no time",
    { time: "yesterday" },
    {
      ok: false,
      errors: {
        place: "Enter where it was posted, or paste the link to the message.",
        time: "This is no day and time.",
      },
    },
  ],
])("takes where a document was posted: %s", (_, over, expected) => {
  expect(readPosting({ ...EMPTY_POSTING, ...over }, "UTC")).toEqual(expected);
});
