import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { sealedExample } from "#test/support/sealed-contest.ts";
import { isTooShort, openSealed, sealContest } from "./sealed.ts";

const PASSPHRASE = "correct horse battery";
/** Nobody guesses at these. */
const CHEAP = { n: 16, r: 1, p: 1 };
const ABOUT = {
  contest: "spring",
  title: "Spring",
  clan: "Iron",
  sealedAt: "2026-08-06T12:00:00.000Z",
  sealedBy: "Ada",
};
const { content, secret } = sealedExample();

let text = "";
beforeAll(async () => {
  text = await sealContest(ABOUT, content, secret, PASSPHRASE, CHEAP);
});

type File = Record<string, unknown> & { derivation: Record<string, unknown>; about: Record<string, unknown> };
const changed = (change: (file: File) => void) => {
  const file = JSON.parse(text) as File;
  change(file);
  return JSON.stringify(file);
};
const digitChanged = (value: unknown) => String(value).replace(/^./, (digit) => (digit === "0" ? "1" : "0"));

describe("a sealed copy", () => {
  it("gives back what was sealed, in whatever layout the file is", async () => {
    const opened = await openSealed(text, PASSPHRASE);
    expect(opened).toEqual({ ok: true, content, secret: Buffer.from(secret) });
    expect((await openSealed(JSON.stringify(JSON.parse(text)), PASSPHRASE)).ok).toBe(true);
  });

  it("shows the secret nowhere", () => {
    const hex = Buffer.from(secret).toString("hex");
    const packed = Buffer.from(String(JSON.parse(text).content), "base64");
    expect(text).not.toContain(hex);
    expect(gunzipSync(packed).toString()).not.toContain(hex);
  });

  it("is another file each time", async () => {
    const again = JSON.parse(await sealContest(ABOUT, content, secret, PASSPHRASE, CHEAP));
    const before = JSON.parse(text);
    for (const member of ["nonce", "secret", "check"]) expect(again[member]).not.toBe(before[member]);
    expect(again.derivation.salt).not.toBe(before.derivation.salt);
  });

  it("has no secret where that is public", async () => {
    const open = await sealContest(ABOUT, content, null, PASSPHRASE, CHEAP);
    expect(await openSealed(open, PASSPHRASE)).toEqual({ ok: true, content, secret: null });
  });

  it("takes the same passphrase from another keyboard", async () => {
    const accented = await sealContest(ABOUT, content, secret, "cr\u00e8me br\u00fbl\u00e9e", CHEAP);
    expect((await openSealed(accented, "cre\u0300me bru\u0302le\u0301e")).ok).toBe(true);
  });

  it.each<[situation: string, text: () => string, passphrase: string, why: "wrong" | "unreadable"]>([
    ["another passphrase", () => text, "correct horse batterx", "wrong"],
    ["capitals", () => text, PASSPHRASE.toUpperCase(), "wrong"],
    ["another salt", () => changed(({ derivation: d }) => (d.salt = digitChanged(d.salt))), PASSPHRASE, "wrong"],
    ["a cheaper derivation", () => changed(({ derivation: d }) => (d.n = 8)), PASSPHRASE, "wrong"],
    ["another title", () => changed(({ about }) => (about.title = "Autumn")), PASSPHRASE, "unreadable"],
    ["a changed secret", () => changed((f) => (f.secret = digitChanged(f.secret))), PASSPHRASE, "unreadable"],
    ["no secret", () => changed((f) => (f.secret = "")), PASSPHRASE, "unreadable"],
    ["a changed tag", () => changed((f) => (f.tag = digitChanged(f.tag))), PASSPHRASE, "unreadable"],
    ["another nonce", () => changed((f) => (f.nonce = digitChanged(f.nonce))), PASSPHRASE, "unreadable"],
    [
      "another content",
      () => changed((f) => (f.content = gzipSync(JSON.stringify({ ...content, draws: [] })).toString("base64"))),
      PASSPHRASE,
      "unreadable",
    ],
    ["a member more", () => changed((f) => (f.note = "hello")), PASSPHRASE, "unreadable"],
    ["a later version", () => changed((f) => (f.v = "adjutant-sealed-contest/2")), PASSPHRASE, "unreadable"],
    [
      "a derivation that takes all memory",
      () => changed(({ derivation: d }) => (d.n = 2 ** 24)),
      PASSPHRASE,
      "unreadable",
    ],
    [
      "a derivation that nobody can do",
      () => changed(({ derivation: d }) => (d.n = 2 ** 20)),
      PASSPHRASE,
      "unreadable",
    ],
    ["half a file", () => text.slice(0, text.length / 2), PASSPHRASE, "unreadable"],
    ["nothing", () => "", PASSPHRASE, "unreadable"],
    ["a proof", () => JSON.stringify({ v: "clan-draw/1", type: "bundle" }), PASSPHRASE, "unreadable"],
  ])("does not open with %s", async (_situation, altered, passphrase, why) => {
    expect(await openSealed(altered(), passphrase)).toEqual({ ok: false, why });
  });

  it("is not opened where it unpacks to more than a contest", async () => {
    const bomb = await sealContest(
      ABOUT,
      { ...content, padding: "0".repeat(70_000_000) } as never,
      secret,
      PASSPHRASE,
      CHEAP,
    );
    expect(await openSealed(bomb, PASSPHRASE)).toEqual({ ok: false, why: "unreadable" });
  });

  it.each<[passphrase: string, isShort: boolean]>([
    ["twelve chars", false],
    ["eleven char", true],
    ["🦊🦊🦊🦊🦊🦊", true],
    ["", true],
  ])("is not sealed under %j: %s", (passphrase, isShort) => {
    expect(isTooShort(passphrase)).toBe(isShort);
  });
});
