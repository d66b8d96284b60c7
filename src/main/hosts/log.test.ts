import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openLog } from "./log.ts";

function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "adjutant-log-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

const MEGABYTE = 1_048_576;
const LINE = "x".repeat(20_000);

it("stays within five files of a megabyte while two hosts write to it for long", () => {
  const dataDir = temporaryFolder();
  const logs = [openLog(dataDir, "web"), openLog(dataDir, "cli")];
  for (let round = 0; round < 350; round += 1) logs[round % 2]?.info(LINE, { round });
  const dir = join(dataDir, "logs");
  const files = readdirSync(dir).sort();
  expect(files).toEqual(["adjutant.log", "adjutant.log.1", "adjutant.log.2", "adjutant.log.3", "adjutant.log.4"]);
  for (const file of files) expect(statSync(join(dir, file)).size).toBeLessThan(MEGABYTE + 2 * LINE.length);
  const rounds = files.reverse().flatMap((file) =>
    readFileSync(join(dir, file), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { round: number }).round),
  );
  expect(rounds).toEqual(Array.from({ length: rounds.length }, (_, index) => 350 - rounds.length + index));
});

it("does not fail where nothing can be written", () => {
  const dataDir = temporaryFolder();
  mkdirSync(join(dataDir, "logs", "adjutant.log"), { recursive: true });
  const log = openLog(dataDir, "web");
  expect(log.defect(new Error("lost"), "test")).toMatch(/^[0-9a-f]{8}$/);
});
