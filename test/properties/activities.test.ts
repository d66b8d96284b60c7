/** What was played comes to the same, in whatever order histories and reports tell it. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Fact } from "#main/games/game.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import {
  DUNGEON_REF,
  entry,
  NOON,
  page,
  played,
  playedStore,
  RAID_REF,
  report,
  result,
  STRIKE_REF,
} from "#test/support/played.ts";

const REFS = ["1", "2"];

interface Instance {
  readonly end: number;
  readonly activity: string;
  readonly isPrivate: boolean;
  readonly kills: readonly [number, number];
  readonly hasReport: boolean;
}

const instances = fc.array(
  fc.record<Instance>({
    end: fc.integer({ min: -5_000, max: -10 }),
    activity: fc.constantFrom(RAID_REF, DUNGEON_REF, STRIKE_REF),
    isPrivate: fc.boolean(),
    kills: fc.tuple(fc.nat(50), fc.nat(50)),
    hasReport: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

/** All that answers tell of instances: a page for each member, in two parts, and the reports. */
function factsOf(list: readonly Instance[]): Fact[] {
  const told = list.map((one, i) => ({
    one,
    played: played(String(100 + i), one.end, { activity: one.activity, isPrivate: one.isPrivate }),
  }));
  const pages = REFS.flatMap((ref, place) =>
    told.map(({ one, played: of }) =>
      page(ref, `${ref}1`, [{ ...of, own: result(`${ref}1`, { kills: one.kills[place] ?? 0 }) }]),
    ),
  );
  const reports = told
    .filter(({ one }) => one.hasReport)
    .map(({ one, played: of }) => ({
      type: "report" as const,
      report: report(
        of,
        REFS.map((ref, place) => entry(ref, `${ref}1`, { kills: one.kills[place] ?? 0, deaths: 0 })),
      ),
    }));
  return [...pages, ...reports];
}

/** All rows, without what only says how they came. */
function outcomeOf(facts: readonly Fact[]) {
  const { database, take } = playedStore(REFS);
  for (const ref of REFS) take(page(ref, `${ref}1`, []), NOON - HOUR, null);
  facts.forEach((fact, i) => {
    take(fact, NOON + i * MINUTE);
  });
  const all = (sql: string) => database.reader.$client.prepare(sql).all();
  const rows = [
    all(
      `select instance, started_at, ended_at, kind, is_objective_reached, is_cleared, people, accounts from activities order by instance`,
    ),
    all(`select activities.instance, ref, character, account_id, kills, deaths, is_reported, is_own, players.ended_at
         from activity_players as players join activities on activities.id = activity_id order by 1, 2, 3`),
    all(
      `select subject_id, metric, at, value, samples.total from series join samples on samples.series_id = series.id order by 1, 2, 3`,
    ),
    all(`select metric, subject_id, last_at, last_value, series.total from series order by 1, 2`),
  ];
  database.close();
  return rows;
}

it("comes to the same rows and counters in any order, and again changes nothing", () => {
  fc.assert(
    fc.property(
      instances.chain((list) => {
        const facts = factsOf(list);
        return fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }));
      }),
      ([facts, shuffled]) => {
        const once = outcomeOf(facts);
        expect(outcomeOf(shuffled)).toEqual(once);
        expect(outcomeOf([...facts, ...shuffled])).toEqual(once);
      },
    ),
    { numRuns: 4 },
  );
});
