/** The page that checks draws, as it is published: opened from disk in a real Chromium, with the network off. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Bundle } from "#shared/draw/documents.ts";
import { utf8 } from "#shared/draw/encode.ts";
import { makeReceipt } from "#shared/draw/receipt.ts";
import { launchChromium } from "#test/support/browser.ts";
import { alone, drawn, EXAMPLE, OTHER_BEACON, rearmed, witnessed } from "#test/support/draws.ts";
import { openVerifier } from "#test/support/verifier.ts";
import { axeFindings, expectNoSidewaysScroll } from "#test/support/window.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const REFUSED = { ok: false, assurance: null, warnings: [], winners: [], alternates: [] };

it("shows a proof: grade, checks, warnings, points, list with search, and the number behind each pick", async () => {
  const { page, complaints, requests, give, file, answers } = await openVerifier(browser);
  await give({ name: "example.json", content: EXAMPLE });
  const proof = file("example.json");
  expect((await answers()).get("example.json")?.report).toEqual({
    ok: true,
    code: null,
    assurance: "beacon",
    warnings: ["commitment_not_published", "lock_not_published"],
    winners: ["coc:#9CUG"],
    alternates: ["coc:#8QU8J9LP"],
  });
  expect(await proof.getByRole("status").first().textContent()).toMatch(/^The proof holds, with 2 warnings/);
  expect(await proof.getByText("Grade: Public beacon (beacon)").count()).toBe(1);
  expect(await proof.locator(".checks li[data-state=passed]").count()).toBe(20);
  expect(await proof.locator(".points > li").count()).toBe(5);
  expect(await proof.getByText("6475a3b3fd8c75c3358628018b059b4271ee8b9566f990247c5c0059f4aea40e").count()).toBe(1);
  expect(await proof.getByRole("table", { name: "Winners and alternates" }).getByRole("row").allInnerTexts()).toEqual([
    expect.any(String),
    expect.stringMatching(/^1\. winner\s+Bo "B" coc:#9CUG\s+3\s+9\s+2\s+8\s+6 to 9$/),
    expect.stringMatching(/^2\. alternate\s+Łukasz coc:#8QU8J9LP\s+5\s+6\s+1\s+1\s+1 to 6$/),
  ]);
  const names = () => proof.getByRole("table", { name: "Entries" }).getByRole("rowheader").allInnerTexts();
  expect(await names()).toHaveLength(3);
  await page.getByRole("searchbox", { name: "Find an entry" }).fill("ŁUK");
  expect(await names()).toEqual([expect.stringContaining("Łukasz")]);
  expect(await proof.getByText("1 found").count()).toBe(1);
  expect(await page.getByText("They were compared with those of this browser and are the same.").count()).toBe(1);
  expect([complaints, requests]).toEqual([[], []]);
});

it("refuses what was changed, with its code, and tells the grades apart", async () => {
  const { give, file, answers } = await openVerifier(browser);
  const { lock, entries, reveal, result } = EXAMPLE;
  const broken: readonly (readonly [code: string, bundle: unknown])[] = [
    ["format", { ...EXAMPLE, more: 1 }],
    ["commitment_terms", drawn({ terms: { lock_by: "2026-08-07T02:39:00Z" } })],
    ["rules_hash", { ...EXAMPLE, rules: "Other rules" }],
    ["lock_time", drawn({ lockedAt: "2026-08-07T02:00:01Z" })],
    ["secret", drawn({ terms: { secret_hash: "00".repeat(32) } })],
    [
      "entries_root",
      { ...EXAMPLE, entries: entries.map((one) => (one.id === "coc:#2PP" ? { ...one, id: "coc:#2PQ" } : one)) },
    ],
    ["names_hash", { ...EXAMPLE, entries: entries.map((one) => ({ ...one, name: `${one.name}!` })) }],
    ["beacon_round", drawn({ beacon: OTHER_BEACON })],
    ["beacon_signature", drawn({ beacon: { ...OTHER_BEACON, round: reveal.beacon?.round ?? 0 } })],
    ["picks", { ...EXAMPLE, result: { ...result, picks: result.picks.toReversed() } }],
    ["lock_commitment", { ...EXAMPLE, lock: { ...lock, commitment: "00".repeat(32) } }],
  ];
  await give(
    ...broken.map(([code, content]) => ({ name: code, content })),
    { name: "witnessed", content: witnessed() },
    { name: "alone", content: alone() },
    { name: "rearmed", content: rearmed() },
  );
  const told = await answers();
  expect(broken.map(([code]) => told.get(code)?.report)).toEqual(broken.map(([code]) => ({ ...REFUSED, code })));
  expect(await file("names_hash").getByRole("alert").first().textContent()).toMatch(/This proof does not hold/);
  expect(await file("names_hash").getByText("not confirmed").count()).toBeGreaterThan(0);
  expect(await file("witnessed").getByText("Grade: Witnesses (witness)").count()).toBe(1);
  const words = await file("alone").textContent();
  expect(words).toContain("could have tried other secrets before the commitment or other entry lists before the lock");
  expect(words).not.toMatch(/provabl/i);
  expect(await file("rearmed").getByText("no. 5, attempt 2").count()).toBe(1);
});

it("shows hostile names as text, isolated, with what is invisible made visible", async () => {
  const names = [
    "<img src=x onerror=\"document.title='broken'\">",
    "\u202egnp.exe",
    "Ada\u200b",
    "x".repeat(400),
    "</script><b>",
  ];
  const bundle = drawn({
    terms: { title: "</title><script>document.title='broken'</script>\u2066", winners: 5, alternates: 0 },
    rules: "<svg onload=alert(1)>\n\u202eback",
    entries: names.map((name, index) => ({ id: `osrs:<b>&${index}</b>`, name, weight: index + 1 })),
  });
  const { page, complaints, requests, give, file } = await openVerifier(browser, { width: 400 });
  await give({ name: "<i>\u202eproof</i>.json", content: bundle });
  const proof = page.getByRole("article");
  expect(await proof.getByRole("status").first().textContent()).toMatch(/^The proof holds/);
  expect(
    await page.evaluate(() => [document.title, document.querySelectorAll("img, article script, b, i").length]),
  ).toEqual(["Check a draw", 0]);
  const shown = await proof
    .getByRole("table", { name: "Entries" })
    .getByRole("rowheader")
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.querySelector("bdi")?.textContent,
        getComputedStyle(row.querySelector("bdi") ?? row).unicodeBidi,
      ]),
    );
  expect(shown).toEqual([names[0], "U+202Egnp.exe", "AdaU+200B", names[3], names[4]].map((text) => [text, "isolate"]));
  await page.getByText("Rules", { exact: true }).click();
  expect(await proof.getByText("U+202Eback").count()).toBe(1);
  await expectNoSidewaysScroll(page);
  expect(await file("none").count()).toBe(0);
  expect([complaints, requests]).toEqual([[], []]);
});

it("takes receipts, evidence, announcements and several files, and says what anything else is", async () => {
  const evidence = '{"v":"adjutant-evidence/1"}';
  const proof = drawn({ evidence: utf8(evidence) });
  const receipt = makeReceipt(proof.lock, proof.entries, "coc:#2PP");
  const { page, give, file, answers } = await openVerifier(browser);
  const titlesOf = async (...names: readonly string[]) => {
    const told = await answers();
    return names.map((name) => told.get(name)?.title);
  };
  await give({ name: "evidence", content: evidence });
  expect(await titlesOf("evidence")).toEqual(["This is the evidence of a draw"]);
  await give(
    { name: "proof", content: proof },
    { name: "receipt", content: receipt },
    { name: "broken receipt", content: { ...receipt, index: 1 } },
    { name: "other evidence", content: `${evidence} ` },
    { name: "numbers", content: [EXAMPLE.commitment, { ...EXAMPLE.commitment, seq: 3, prev: "11".repeat(32) }] },
    { name: "empty", content: " " },
    { name: "cut", content: JSON.stringify(EXAMPLE).slice(0, 900) },
    { name: "picture", content: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
    { name: "later", content: { ...EXAMPLE, v: "clan-draw/2" } },
    { name: "marked", content: `\ufeff${JSON.stringify(EXAMPLE)}` },
    { name: "lock", content: EXAMPLE.lock },
    { name: "large", content: Buffer.alloc(40) },
  );
  const named = ["evidence", "receipt", "broken receipt", "other evidence", "numbers", "empty", "cut", "picture"];
  expect(await titlesOf(...named, "later", "marked", "lock")).toEqual([
    "This is the evidence that the entries were locked with",
    "The receipt holds",
    "This receipt does not hold",
    "This is not the evidence that the entries were locked with",
    "Not all numbers are here",
    "This file is empty",
    "This file cannot be read as a proof",
    "This file is not text",
    "This proof is of another version",
    "This file cannot be read as a proof",
    "This is a lock, not a proof",
  ]);
  expect(await file("numbers").textContent()).toContain("Number 2 is not among these");
  expect(await page.getByText("The receipt belongs to the proof").count()).toBe(1);
  await file("proof").getByRole("button", { name: "Remove proof" }).click();
  expect(await titlesOf("evidence")).toEqual(["This is the evidence of a draw"]);
});

it.each(["dark", "light"] as const)("is whole for keyboard and readers, %s and narrow", async (theme) => {
  const { page, complaints, give, file } = await openVerifier(browser, {
    theme,
    width: theme === "dark" ? 1_280 : 400,
  });
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Choose files");
  await page.keyboard.press("Tab");
  // The paste of a person, without the clipboard of this computer.
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, JSON.stringify(EXAMPLE));
  await file("pasted text").locator(".verdict").waitFor();
  await give({ name: "bad", content: { ...EXAMPLE, rules: "x" } });
  for (const summary of await page.locator("summary").all()) await summary.press("Enter");
  expect(await axeFindings(page)).toEqual([]);
  await expectNoSidewaysScroll(page);
  const remove = file("bad").getByRole("button", { name: "Remove bad" });
  await remove.press("Enter");
  expect(await file("bad").count()).toBe(0);
  expect(complaints).toEqual([]);
});

it("takes what is dropped anywhere, and draws only what is seen of a long list", async () => {
  const entries = Array.from({ length: 3_000 }, (_, index) => ({
    id: `osrs:m${index}`,
    name: `Member ${index}`,
    weight: 1,
  }));
  const { page, file } = await openVerifier(browser);
  await page.evaluate(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "dropped.json"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    JSON.stringify(drawn({ entries })),
  );
  const rows = file("dropped.json").getByRole("table", { name: "Entries" }).getByRole("rowheader");
  await rows.first().waitFor();
  expect(await rows.count()).toBeLessThan(40);
  await page.getByRole("group", { name: "Locked list, scrolls" }).focus();
  await page.keyboard.press("End");
  await rows.getByText("Member 999", { exact: true }).waitFor();
});

it("is the same file, byte for byte, wherever it is built, and its hash stands beside it", () => {
  const page = readFileSync(resolve("out", "verifier", "verifier.html"));
  const hash = createHash("sha256").update(page).digest("hex");
  expect(readFileSync(resolve("out", "verifier", "verifier.html.sha256"), "utf8")).toBe(`${hash}  verifier.html\n`);
  const folder = mkdtempSync(join(tmpdir(), "adjutant-verifier-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of [
    "src/renderer",
    "src/shared",
    "scripts/build-verifier.mjs",
    "verifier.vite.config.ts",
    "package.json",
  ]) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");
  execFileSync(process.execPath, ["scripts/build-verifier.mjs"], { cwd: folder });
  expect(readFileSync(join(folder, "out", "verifier", "verifier.html")).equals(page)).toBe(true);
  const text = page.toString("utf8");
  expect(text).toContain(
    `content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"`,
  );
  expect(text).not.toMatch(/<(?:script|link)[^>]+(?:src|href)="(?!data:,")/);
  expect(text).not.toContain(process.cwd());
});

const FOLDER = resolve("..", "shared", "data", "draw");
const hasData = existsSync(FOLDER);
if (!hasData) console.warn(`Skipped: no test data of the protocol at ${FOLDER}.`);

describe.skipIf(!hasData)("the protocol's test data", () => {
  interface Listed {
    readonly file: string;
    readonly warnings?: readonly string[];
  }
  const read = (file: string) => readFileSync(join(FOLDER, file), "utf8");

  it("gives exactly the listed reports and receipts", async () => {
    const { bundles }: { bundles: readonly (Listed & Partial<Bundle>)[] } = JSON.parse(read("index.json"));
    const receipts: readonly { about: string; ok: boolean; receipt: unknown }[] = JSON.parse(read("receipts.json"));
    const { give, answers, complaints } = await openVerifier(browser);
    await give(...bundles.map((one) => ({ name: one.file, content: read(one.file) })));
    await give(...receipts.map(({ receipt }, index) => ({ name: `receipt ${index}`, content: receipt })));
    const told = await answers();
    expect(bundles.map(({ file }) => told.get(file)?.report)).toEqual(
      bundles.map((listed) => ({
        ...REFUSED,
        ...Object.fromEntries(Object.entries(listed).filter(([name]) => name in REFUSED || name === "code")),
      })),
    );
    expect(receipts.map((_, index) => told.get(`receipt ${index}`)?.title === "The receipt holds")).toEqual(
      receipts.map((one) => one.ok),
    );
    expect(complaints).toEqual([]);
  });
});
