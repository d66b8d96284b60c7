/** What rosters and profiles tell becomes rows, sessions, fireteams and news, in one transaction each. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fact, Game, PresenceSight, RosterOnline } from "#main/games/game.ts";
import { GAMES } from "#main/games/registry.ts";
import { listMembers } from "#main/members/list.ts";
import { findClan, insertClan } from "#main/store/clans/clans.ts";
import { mergeAccounts } from "#main/store/members/merge.ts";
import { findAccount } from "#main/store/members/roster.ts";
import { saveLane } from "#main/store/resources/lanes.ts";
import { joinSubjects } from "#main/store/samples/merge.ts";
import { applyReading } from "#main/sync/apply.ts";
import type { AccountId } from "#shared/ids.ts";
import { DAY, type Instant, MINUTE } from "#shared/time.ts";
import { memoryStore } from "#test/support/store.ts";

const T = Date.UTC(2026, 10, 21, 12);
const M = (minutes: number): Instant => T + minutes * MINUTE;
const RAID = "2122313384";
const ORBIT = "82913930";

function destiny(): Game {
  const game = GAMES.get("destiny2");
  if (game === undefined) throw new Error("This build lacks the game.");
  return game;
}

/** A clan as its servers tell of it. */
function createScene(refs: readonly string[]) {
  const game = destiny();
  const database = memoryStore();
  const checked = new Map<string, Instant>();
  const clan = database.transact((tx) =>
    insertClan(tx, { game: game.id, ref: "100", name: "C", memberCount: null }, M(-10)),
  );
  const told = (kind: string, ref: string, at: Instant, facts: readonly Fact[]) => {
    const key = `${kind} ${ref}`;
    const lastCheckedAt = checked.get(key) ?? null;
    checked.set(key, at);
    return database.transact((tx) => applyReading(tx, game, { kind, ref, lastCheckedAt }, { facts, follow: [] }, at));
  };
  const rows = <Row>(sql: string) => database.reader.$client.prepare(sql).all() as Row[];
  return {
    database,
    game,
    clan,
    rows,
    roster: (at: Instant, online: Readonly<Record<string, RosterOnline>> = {}) =>
      told("roster", "100", at, [
        {
          type: "roster",
          clan: "100",
          members: refs.map((ref) => ({
            ref,
            name: `N${ref}`,
            gameRole: null,
            online: online[ref] ?? { isOnline: false, changedAt: null },
          })),
        },
      ]),
    profile: (
      ref: string,
      at: Instant,
      sight: PresenceSight,
      party: readonly string[] | null = null,
      lastPlayedAt: Instant | null = null,
    ) =>
      told("profile", ref, at, [
        {
          type: "presence",
          account: ref,
          mintedAt: at,
          sight,
          party:
            party === null
              ? null
              : {
                  mintedAt: at,
                  members: party.map((one, index) => ({ ref: one, name: null, isLeader: index === 0 })),
                  activityStartedAt: null,
                  activityEndedAt: null,
                },
          lastPlayedAt,
        },
      ]),
    list: (now: Instant) => {
      const stored = findClan(database.reader, clan);
      if (stored === undefined) throw new Error("The clan is gone.");
      const scene = { reader: database.reader, game, clan: stored, clock: { now, realNow: now, speed: 1 } };
      return listMembers(scene, false);
    },
    events: () => rows<{ type: string }>("select type from events order by seq").map((one) => one.type),
    sessions: () =>
      rows<{ kind: string; from: number; to: number | null; exactness: string | null }>(
        `select kind, (from_at - ${T}) / ${MINUTE}.0 as "from", (to_at - ${T}) / ${MINUTE}.0 as "to", to_exactness as exactness
         from sessions order by account_id, kind, from_at`,
      ).map((one) => `${one.kind} ${one.from} ${one.to} ${one.exactness}`),
    account: (ref: string): AccountId => {
      const found = findAccount(database.reader, game.id, ref);
      if (found === undefined) throw new Error(`Nobody is ${ref}.`);
      return found.id;
    },
  };
}

const raid = (startedAt: Instant | null, activity = RAID): PresenceSight => ({
  kind: "somewhere",
  character: "c",
  activity,
  playlist: null,
  modes: activity === ORBIT ? [] : [4],
  isOrbit: activity === ORBIT,
  startedAt,
});
const on = (changedAt: Instant): RosterOnline => ({ isOnline: true, changedAt });
const off = (changedAt: Instant): RosterOnline => ({ isOnline: false, changedAt });
const NOWHERE: PresenceSight = { kind: "nowhere" };

it("follows a raid from the first member to the last", () => {
  const scene = createScene(["1", "2", "3"]);
  scene.roster(M(0));
  for (const ref of ["1", "2", "3"]) scene.profile(ref, M(1), NOWHERE, null, M(-60 * 24 * 20));

  // Whom the roster shows to have come is asked at once; who came back after long is news.
  const applied = scene.roster(M(2), { "1": on(M(1.5)) });
  expect([applied.active, scene.events()]).toEqual([["1"], ["member-online-after-absence"]]);
  expect(scene.list(M(2)).rows.map((row) => [row.state, row.since])).toEqual([
    ["online", M(1.5)],
    ["offline", null],
    ["offline", null],
  ]);

  // A party list makes a fireteam, with guests and with those whose own profile is not read yet.
  expect(scene.profile("1", M(3), raid(M(2.5)), ["1", "2", "99"]).active).toEqual(["2"]);
  const [team, ...otherTeams] = scene.list(M(4)).fireteams;
  expect(otherTeams).toEqual([]);
  expect([team?.members, team?.unseen, team?.guests, team?.since, team?.exactness]).toEqual([
    [scene.account("1")],
    [{ ref: "2", name: "N2" }],
    [{ ref: "99", name: null }],
    M(2.5),
    "exact",
  ]);
  expect(scene.events().slice(1)).toEqual(["raid-started"]);

  // It stays the same one when somebody joins, and its start is told once.
  const [before] = scene.list(M(4)).fireteams;
  scene.profile("2", M(5), raid(M(2.4)), ["1", "2", "3", "99"]);
  scene.profile("3", M(6), raid(M(5)), ["1", "2", "3", "99"]);
  const [after, ...others] = scene.list(M(6)).fireteams;
  expect([after?.id, after?.members.length, after?.since, others]).toEqual([before?.id, 3, M(2.4), []]);
  expect(scene.events().filter((type) => type === "raid-started")).toHaveLength(1);

  for (let minute = 7; minute < 40; minute += 1) {
    for (const ref of ["1", "2", "3"]) scene.profile(ref, M(minute), raid(null), ["1", "2", "3", "99"]);
  }

  // Whoever ended it is asked for the history.
  expect(scene.profile("1", M(40), raid(M(39.5), ORBIT), ["1"]).ended).toEqual(["1"]);

  // It falls apart as its members leave.
  scene.profile("2", M(41), NOWHERE, null, M(40.5));
  scene.profile("3", M(41), NOWHERE, null, M(40.5));
  expect(scene.list(M(41)).fireteams).toEqual([]);
  scene.roster(M(42), { "1": off(M(41.5)), "2": off(M(40.5)), "3": off(M(40.5)) });
  scene.roster(M(43), { "1": off(M(41.5)), "2": off(M(40.5)), "3": off(M(40.5)) });
  expect(scene.sessions()).toEqual([
    "activity 2.5 39.5 exact",
    "online 1.5 41.5 exact",
    "activity 2.4 40.5 exact",
    "online 2.4 40.5 exact",
    "activity 5 40.5 exact",
    "online 5 40.5 exact",
  ]);
  const seen = scene.list(M(50)).rows.map((row) => [row.state, row.lastSeenFrom, row.lastSeenTo]);
  expect(seen).toEqual([
    ["offline", M(41.5), M(41.5)],
    ["offline", M(40.5), M(40.5)],
    ["offline", M(40.5), M(40.5)],
  ]);
});

describe("what is shown", () => {
  it("groups nobody who does not say with whom, however alike they play", () => {
    const scene = createScene(["1", "2"]);
    scene.roster(M(0));
    scene.profile("1", M(1), raid(M(0.5)));
    scene.profile("2", M(1), raid(M(0.5)));
    expect(scene.list(M(1)).fireteams).toEqual([]);
  });

  it("asks the same roster again before it takes somebody to be gone", () => {
    const scene = createScene(["1"]);
    scene.roster(M(0), { "1": on(M(-5)) });
    scene.profile("1", M(1), raid(M(0)));
    expect(scene.roster(M(2), { "1": off(M(1.5)) }).isUnsettled).toBe(true);
    expect(scene.list(M(2)).rows[0]?.state).toBe("online");
    expect(scene.roster(M(3), { "1": off(M(1.5)) }).isUnsettled).toBe(false);
    expect(scene.list(M(3)).rows[0]?.state).toBe("offline");
  });

  it("calls a timer stale that ran too long without a sign of life, and counts nobody seen so long ago", () => {
    const scene = createScene(["1"]);
    scene.roster(M(0), { "1": on(M(-5)) });
    scene.profile("1", M(1), raid(M(0)));
    const presence = (minutes: number) => scene.list(M(minutes)).rows[0]?.presence?.state;
    expect([presence(2), presence(40)]).toEqual(["playing", "stale"]);
  });

  it("stands still while the servers are down, and ends nothing", () => {
    const scene = createScene(["1"]);
    scene.roster(M(0), { "1": on(M(-5)) });
    scene.profile("1", M(1), raid(M(0)));
    scene.database.transact((tx) =>
      saveLane(tx, {
        upstream: "bungie",
        stoppedUntil: 0,
        speed: 1,
        raiseAt: 0,
        trouble: "maintenance",
        troubleSince: M(2),
        troubleDetail: null,
        probeAt: 0,
        probes: 0,
      }),
    );
    const list = scene.list(M(600));
    expect([list.frozenSince, list.rows[0]?.presence?.state, scene.events()]).toEqual([M(2), "playing", []]);
  });

  it("tells no start that was noticed late", () => {
    const scene = createScene(["1", "2"]);
    scene.roster(M(0));
    scene.profile("1", M(1), NOWHERE);
    scene.profile("1", M(60), raid(M(20)), ["1", "2"]);
    expect([scene.list(M(60)).fireteams.length, scene.events()]).toEqual([1, []]);
  });

  it("tells nobody back after long of whom nobody knew for long", () => {
    const scene = createScene(["1"]);
    scene.roster(M(0), { "1": off(M(-60)) });
    scene.profile("1", M(1), NOWHERE, null, M(-60));
    const back = T + 20 * DAY;
    scene.roster(back, { "1": on(back - MINUTE) });
    expect(scene.events()).toEqual([]);
  });

  it("goes on after two accounts turned out to be one", () => {
    const scene = createScene(["1", "2"]);
    scene.roster(M(0));
    scene.profile("1", M(1), raid(M(0)), ["1", "2"]);
    scene.profile("2", M(1), raid(M(0)), ["1", "2"]);
    const [from, into] = [scene.account("2"), scene.account("1")];
    scene.database.transact((tx) => mergeAccounts(tx, from, into, joinSubjects));
    scene.profile("1", M(5), NOWHERE, null, M(4));
    expect(scene.sessions()).toEqual(["activity 0 4 exact", "online 0 4 exact"]);
    expect(scene.list(M(5)).fireteams).toEqual([]);
  });
});

describe("any history of answers", () => {
  const sight = fc.constantFrom<PresenceSight>(
    NOWHERE,
    { kind: "private" },
    raid(null),
    raid(null, "7"),
    raid(null, ORBIT),
  );
  const step = fc.record({
    who: fc.constantFrom("1", "2", "3"),
    wait: fc.nat(50),
    sight: fc.option(sight),
    party: fc.option(fc.subarray(["1", "2", "3", "98", "99"])),
    ago: fc.option(fc.nat(70)),
    isOnline: fc.boolean(),
  });

  it("leaves sessions that never overlap and fireteams that hold everybody once", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const scene = createScene(["1", "2", "3"]);
        scene.roster(M(0));
        let at = M(1);
        for (const one of steps) {
          at += one.wait * MINUTE + 1;
          const told = one.ago === null ? null : at - one.ago * MINUTE;
          if (one.sight === null) {
            scene.roster(at, { [one.who]: { isOnline: one.isOnline, changedAt: told } });
          } else {
            const shown = one.sight.kind === "somewhere" ? { ...one.sight, startedAt: told } : one.sight;
            scene.profile(one.who, at, shown, one.party === null ? null : [one.who, ...one.party], told);
          }
        }
        const overlapping = scene.rows(
          `select a.id from sessions a join sessions b on a.account_id = b.account_id and a.kind = b.kind and a.id < b.id
           where max(a.from_at, b.from_at) < min(coalesce(a.to_at, a.seen_at), coalesce(b.to_at, b.seen_at))`,
        );
        const odd = scene.rows(
          `select id from sessions where coalesce(to_at, seen_at) < from_at or from_at > ${at}
           union all select min(id) from sessions where to_at is null group by account_id, kind having count(*) > 1`,
        );
        const twice = scene.rows(
          "select ref from fireteam_members where to_at is null group by ref having count(*) > 1",
        );
        const astray = scene.rows(
          `select account_id from presence_now where fireteam_id is not null and not exists (
             select 1 from fireteam_members where fireteam_id = presence_now.fireteam_id
               and account_id = presence_now.account_id and to_at is null)`,
        );
        const small = scene.rows(
          `select fireteam_id from fireteam_members where to_at is null group by fireteam_id having count(*) < 2`,
        );
        expect({ overlapping, odd, twice, astray, small }).toEqual({
          overlapping: [],
          odd: [],
          twice: [],
          astray: [],
          small: [],
        });
        scene.database.close();
      }),
      { numRuns: 25 },
    );
  });
});

it("writes as far as party lists reach, however many play", () => {
  const refs = Array.from({ length: 300 }, (_, index) => String(index + 1));
  const scene = createScene(refs);
  const online = Object.fromEntries(refs.map((ref) => [ref, on(M(-1))]));
  scene.roster(M(0), online);
  const partyOf = (index: number) => refs.slice(Math.floor(index / 6) * 6, Math.floor(index / 6) * 6 + 6);
  for (const [index, ref] of refs.entries()) scene.profile(ref, M(1), raid(M(0)), partyOf(index));
  expect(scene.list(M(1)).fireteams).toHaveLength(50);
  const changes = () => scene.rows<{ n: number }>("select total_changes() as n")[0]?.n ?? 0;
  const costOf = (work: () => unknown): number => {
    const before = changes();
    work();
    return changes() - before;
  };
  const same = costOf(() => scene.profile("1", M(2), raid(M(0)), partyOf(0)));
  const other = costOf(() => scene.profile("1", M(3), raid(M(2.5), ORBIT), ["1"]));
  const roster = costOf(() => scene.roster(M(4), online));
  expect({ same: same <= 5, other: other <= 40, roster: roster <= 1_000 }).toEqual({
    same: true,
    other: true,
    roster: true,
  });
});
