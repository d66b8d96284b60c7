import { describe, expect, it } from "vitest";
import { findClan, insertClan, removeClan } from "#main/store/clans/clans.ts";
import { openStore } from "#main/store/migrations.ts";
import type { ContestRule } from "#shared/contract/contests.ts";
import {
  findContest,
  findContestByPublicId,
  insertContest,
  listContests,
  removeContest,
  type StoredContest,
  saveContest,
} from "./contests.ts";
import { insertCorrection, listCorrections, moveCorrections } from "./corrections.ts";

function memoryStore() {
  const opened = openStore({ file: ":memory:", backupsDir: null, now: () => 0 });
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  return opened.database;
}

const RULE: ContestRule = {
  type: "donations",
  targets: ["donations"],
  match: "sum",
  comparator: ">=",
  threshold: 0.5,
  weight: 2,
  cap: 10,
  per: null,
};

const CONTEST: Omit<StoredContest, "id" | "clanId"> = {
  publicId: "spring-raffle",
  game: "clash-of-clans",
  clanRef: "#2PP",
  clanName: "Iron Foundry",
  title: "Spring raffle",
  prize: "",
  description: "",
  state: "draft",
  startAt: 1_000,
  endAt: 2_000,
  lockBy: 3_000,
  mode: "offline",
  round: null,
  witnesses: ["Ada", "Bo"],
  winners: 1,
  alternates: 0,
  afterWin: "remove_member",
  baselineMaxAgeMs: null,
  baselineOtherwise: "first-inside",
  graceMs: 0,
  joiners: "count",
  leavers: "exclude",
  rulesText: null,
  lastCheckId: null,
  createdBy: "Ada",
  createdAt: 1,
  activatedAt: null,
  endedAt: null,
  voidedAt: null,
  voidReason: null,
  adoptedAt: null,
  rules: [RULE, { ...RULE, type: "war_stars", targets: [], cap: null, per: 3 }],
};

describe("contests as they are kept", () => {
  it("come back as they went in, and change only as they are told to", () => {
    const database = memoryStore();
    const { reader } = database;
    const fact = { game: "clash-of-clans" as const, ref: "#2PP", name: "Iron Foundry", memberCount: null };
    const clanId = database.transact((tx) => insertClan(tx, fact, 1));
    const id = database.transact((tx) => insertContest(tx, { ...CONTEST, clanId }));
    expect(findContest(reader, id)).toEqual({ ...CONTEST, clanId, id });
    expect(findContestByPublicId(reader, "spring-raffle")?.id).toBe(id);

    database.transact((tx) => saveContest(tx, id, { title: "Summer raffle", rules: [RULE], witnesses: [] }));
    const changed = { ...CONTEST, clanId, id, title: "Summer raffle", rules: [RULE], witnesses: [] };
    expect(listContests(reader, clanId)).toEqual([changed]);
    database.transact((tx) => saveContest(tx, id, { state: "active", rulesText: "One for each." }));
    const active = { ...changed, state: "active", rulesText: "One for each." };
    expect(listContests(reader, null)).toEqual([active]);

    const clan = findClan(reader, clanId);
    if (clan === undefined) throw new Error("The clan is gone.");
    database.transact((tx) => removeClan(tx, clan));
    expect(listContests(reader, null), "a contest outlives its clan").toEqual([{ ...active, clanId: null }]);
    expect(listContests(reader, clanId)).toEqual([]);
    database.close();
  });

  it("give corrections to the member's new id, and not those of contests that are over", () => {
    const database = memoryStore();
    const correction = { entryId: "osrs:old", kind: "weight" as const, value: 1, reason: "r", author: "Ada", at: 1 };
    const ids = (["draft", "ended", "drawn", "void"] as const).map((state) =>
      database.transact((tx) => {
        const contest = { ...CONTEST, publicId: state, game: "osrs" as const, state, clanId: null };
        const id = insertContest(tx, contest);
        insertCorrection(tx, { ...correction, contest: id });
        return id;
      }),
    );
    database.transact((tx) => moveCorrections(tx, "osrs", "osrs:old", "osrs:new"));
    expect(ids.map((id) => listCorrections(database.reader, id)[0]?.entryId)).toEqual([
      "osrs:new",
      "osrs:new",
      "osrs:old",
      "osrs:old",
    ]);
    database.close();
  });

  it("keep every correction in its order, and lose them with the contest", () => {
    const database = memoryStore();
    const id = database.transact((tx) => insertContest(tx, { ...CONTEST, clanId: null }));
    const made = { contest: id, entryId: "coc:#2PP", reason: "played elsewhere", author: "Ada" };
    const rows = [
      { ...made, kind: "weight" as const, value: 4, at: 20 },
      { ...made, kind: "opt-out" as const, value: 1, at: 10 },
      { ...made, kind: "weight" as const, value: null, at: 30 },
    ];
    database.transact((tx) => rows.map((row) => insertCorrection(tx, row)));
    expect(listCorrections(database.reader, id).map(({ id: _, ...row }) => row)).toEqual(rows);
    database.transact((tx) => removeContest(tx, id));
    expect(listCorrections(database.reader, id)).toEqual([]);
    expect(findContest(database.reader, id)).toBeUndefined();
    database.close();
  });
});
