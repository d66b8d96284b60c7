/** Totals of a clan out of the days that are kept, while answers and the roster go on changing the past. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { describeTotals } from "#main/activities/totals.ts";
import { destiny2 } from "#main/games/destiny2/game.ts";
import type { Fact } from "#main/games/game.ts";
import { findClan } from "#main/store/clans/clans.ts";
import { DAY, HOUR, type Instant, MINUTE } from "#shared/time.ts";
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
import { memoryStore } from "#test/support/store.ts";

const REFS = ["1", "2", "3"];

/** One answer more: a history or a report of one of a few instances, whose ends and results differ from time to time, or a roster. */
type Step =
  | {
      readonly type: "page" | "report";
      readonly which: number;
      readonly who: number;
      readonly minutes: number;
      readonly isFlawless: boolean;
    }
  | { readonly type: "roster"; readonly refs: readonly string[] };

const steps = fc.array<Step>(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constantFrom<"page" | "report">("page", "report"),
        which: fc.nat(5),
        who: fc.nat(REFS.length - 1),
        minutes: fc.integer({ min: 10, max: 900 }),
        isFlawless: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant<"roster">("roster"), refs: fc.subarray(REFS, { minLength: 1 }) }),
    },
  ),
  { minLength: 4, maxLength: 14 },
);

function factOf(step: Step): Fact {
  if (step.type === "roster") {
    const members = step.refs.map((ref) => ({ ref, name: `Player ${ref}`, gameRole: "member" }));
    return { type: "roster", clan: CLAN_REF, members };
  }
  const { which, who, minutes, isFlawless } = step;
  const startMinute = -5_000 + which * 900;
  const one = played(String(100 + which), startMinute + minutes, {
    activity: which % 2 === 0 ? RAID_REF : DUNGEON_REF,
    durationSeconds: minutes * 60,
  });
  const ref = REFS[who] ?? "";
  if (step.type === "page") return page(ref, `${ref}1`, [{ ...one, own: result(`${ref}1`) }], { isLast: false });
  const entries = [entry(ref, `${ref}1`, { deaths: isFlawless ? 0 : 3 }), entry("77", "771", { deaths: 0 })];
  return { type: "report", report: report(one, entries) };
}

it("are what they are without them, and those of two spans that meet are those of both", () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: -6_000, max: 0 }), fc.integer({ min: -6_000, max: 0 }), (list, a, b) => {
      const database = memoryStore();
      const { clan, take } = addPlayed(database, REFS);
      for (const ref of REFS) take(page(ref, `${ref}1`, []), NOON - HOUR, null);
      const stored = findClan(database.reader, clan);
      if (stored === undefined) throw new Error("The clan is gone.");
      const totals = (from: Instant, to: Instant, now: Instant) =>
        describeTotals(
          database,
          { reader: database.reader, game: destiny2, clan: stored, clock: { now, realNow: now, speed: 1 } },
          from,
          to,
        );
      for (const [i, step] of list.entries()) {
        const now = NOON + i * 5 * HOUR;
        take(factOf(step), now);
        const kept = totals(NOON - 6 * DAY, now, now);
        database.transact((tx) => {
          if (i % 2 === 0) tx.$client.exec("delete from clan_played_days");
        });
        expect(totals(NOON - 6 * DAY, now, now), `after ${i + 1} answers`).toEqual(kept);
      }
      const now = NOON + list.length * 5 * HOUR;
      const [from, middle] = [Math.min(a, b), Math.max(a, b)].map((minute) => NOON + minute * MINUTE) as [
        number,
        number,
      ];
      const [first, second, both] = [totals(from, middle, now), totals(middle, now, now), totals(from, now, now)];
      for (const key of ["activities", "clears", "kills", "minutes"] as const) {
        expect(first[key] + second[key], key).toBe(both[key]);
      }
      database.close();
    }),
    { numRuns: 6 },
  );
});
