/** Quiet members, rules, suggestions and notes by the command line: the fields that scripts rely on. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { DAY, toIso } from "#shared/time.ts";
import { runCli } from "#test/support/cli.ts";
import { openScene } from "#test/support/scene.ts";
import { first } from "#test/support/workspace.ts";

it("tells who is quiet, keeps rules and notes, and suggests by them", { timeout: 120_000 }, async () => {
  const { world, dataDir, run } = await openScene({ members: 3 });
  const json = async (...args: string[]) => (await runCli([...args, "--json"], { dataDir })).json();
  const refused = (...args: string[]) => runCli(args, { dataDir });
  const member = first(first(world.clashOfClans.clans).members);
  const shown: { ref: string; values: { war_stars: number } }[] = await json("members", "1");
  const stars = shown.find((one) => one.ref === member.tag)?.values.war_stars ?? 0;
  const past = join(dataDir, "past.jsonl");
  const line = (days: number, value: number) =>
    JSON.stringify({
      game: "clash-of-clans",
      account: member.tag,
      at: toIso(Date.now() - days * DAY),
      metrics: { war_stars: value },
    });
  writeFileSync(past, `${line(40, stars - 9)}\n${line(30, stars)}\n`);
  await run(["import", past]);

  expect(await json("inactive", "1", "--days", "7", "--signals", "war,capital")).toMatchObject({
    watchedSince: expect.any(String),
    rows: [
      {
        ref: member.tag,
        name: member.name,
        days: 30,
        isAtLeast: false,
        progress: { metric: "war_stars", gained: 9, from: expect.any(String), to: expect.any(String) },
        isNotFound: false,
        warnings: 0,
      },
    ],
  });
  expect(await refused("inactive", "1", "--signals", "nothing")).toMatchObject({ code: 1 });

  const file = join(dataDir, "rule.json");
  const rule = {
    name: "A month without stars",
    action: "look",
    toRole: null,
    conditions: [
      { kind: "quiet-days", atLeast: 28, signals: ["war"] },
      { kind: "warned", is: false },
    ],
  };
  writeFileSync(file, JSON.stringify({ ...rule, conditions: [] }));
  expect(await refused("rules", "add", "1", file)).toMatchObject({ code: 2 });
  writeFileSync(file, JSON.stringify(rule));
  expect((await run(["rules", "add", "1", file])).stdout).toContain("It suggests 1 member now.");
  expect(await json("suggestions", "1")).toMatchObject([
    {
      rule: 1,
      ref: member.tag,
      action: "look",
      dismissedAt: null,
      evidence: [{ isMet: true, actual: 30, from: expect.any(String) }, { actual: false }],
    },
  ]);

  const noted = { id: 1, kind: "warning", text: "Twice absent", withdrawnAt: null };
  expect(await json("notes", "add", "1", member.tag, "Twice absent", "--warning")).toMatchObject(noted);
  expect(await json("suggestions", "1")).toEqual([]);
  const withdrawn = { ...noted, withdrawnAt: expect.any(String) };
  expect(await json("notes", "withdraw", "1", "1")).toMatchObject(withdrawn);
  expect(await json("notes", "list", "1", member.name)).toMatchObject([withdrawn]);
  expect((await run(["suggestions", "1"])).stdout).toContain("no progress seen for 30 days in War (28 asked)");
  expect(await json("rules", "remove", "1", "1")).toMatchObject({ name: rule.name });
  expect(await json("rules", "list", "1")).toEqual([]);
});
