/** A contest over clears, from its draft to its winners, with what the facts of histories and reports come to. */
import { expect, it } from "vitest";
import type { PlayedActivity } from "#main/games/game.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import {
  CONTEST_END,
  CONTEST_LOCK_BY,
  contestWorkspace,
  makeDraft,
  post,
  ROUND_AT,
  SIGNATURE,
  toldBeacon,
} from "#test/support/contests.ts";
import {
  addPlayed,
  CLAN_REF,
  DUNGEON_REF,
  entry,
  NOON,
  page,
  played,
  RAID_REF,
  report,
  result,
} from "#test/support/played.ts";

const END = (CONTEST_END - NOON) / MINUTE;
const raid = (instance: string, endMinute: number, over: Partial<PlayedActivity> = {}) =>
  played(instance, endMinute, { activity: RAID_REF, ...over });

it("counts each clear once, one that is told within the grace too, and nothing that ended before it or after the grace", async () => {
  const test = await contestWorkspace(toldBeacon({ ok: true, signature: SIGNATURE }));
  const { contests } = test.client;
  // Facts are given by hand: nothing is asked for.
  await test.workspace.engine.stop();
  const { clan, take } = addPlayed(test.workspace.database, ["1", "2", "3"]);
  for (const ref of ["1", "2", "3"]) take(page(ref, `${ref}1`, []), NOON - HOUR, null);
  const rule = { type: "clears", match: "sum", comparator: ">=", threshold: 1, weight: 1, cap: null, per: 1 } as const;
  const id = await makeDraft(
    test,
    {
      clanId: clan,
      game: "destiny2",
      clanRef: CLAN_REF,
      clanName: "Vanguard",
      rules: [{ ...rule, targets: ["clears.raid", "clears.raid.vault_of_glass"] }],
    },
    [],
  );
  await contests.activate({ id });
  await post(test, id, "commitment");

  const own = (ref: string) => ({ own: result(`${ref}1`) });
  take(
    page("1", "11", [
      { ...raid("105", 300), ...own("1") },
      { ...played("104", 250, { activity: DUNGEON_REF }), ...own("1") },
      { ...raid("103", 200, { isPrivate: true }), ...own("1") },
      { ...raid("102", 120), ...own("1") },
      // Over before the contest began, an hour after noon.
      { ...raid("101", 59), ...own("1") },
    ]),
    NOON + 301 * MINUTE,
  );
  test.clock.set(CONTEST_END);
  await test.workspace.contestLoop.runOnce();
  test.clock.set(CONTEST_END + 17 * MINUTE);
  const last = raid("106", END - 5);
  take(
    page("2", "21", [
      { ...raid("107", END + 16), ...own("2") },
      { ...last, ...own("2") },
    ]),
    test.clock.now(),
  );
  // Two characters of one player, who finished with one of them, and a guest.
  const entries = [entry("2", "21"), entry("2", "22", { isCompleted: false }), entry("77", "771")];
  take({ type: "report", report: report(last, entries) }, test.clock.now(), null);

  test.clock.set(CONTEST_END + 20 * MINUTE);
  const weights = (await contests.entries({ id })).entries.map(({ name, weight }) => [name, weight]);
  expect(new Map(weights as [string, number][])).toEqual(
    new Map([
      ["Player 1", 2],
      ["Player 2", 1],
      ["Player 3", 0],
    ]),
  );
  expect(CONTEST_END + 20 * MINUTE).toBeLessThan(CONTEST_LOCK_BY);
  expect(await contests.lock({ id })).toMatchObject({ state: "locked", entrants: 2, total: 3 });
  await post(test, id, "lock");
  // What is told after the lock changes nothing of it.
  take(page("3", "31", [{ ...raid("108", END - 30), ...own("3") }]), test.clock.now());
  test.clock.set(ROUND_AT);
  const drawn = await contests.draw({ id });
  expect(drawn).toMatchObject({ state: "drawn", total: 3, report: { ok: true, assurance: "beacon", warnings: [] } });
  expect(drawn.picks.map((pick) => pick.kind)).toEqual(["winner", "alternate"]);
});
