/** Every procedure of the contract over every transport, and everybody who may not call it. */
import { request } from "node:http";
import { ORPCError } from "@orpc/client";
import { isContractProcedure } from "@orpc/contract";
import { describe, expect, it } from "vitest";
import type { Client } from "#main/hosts/client.ts";
import { ContestRule } from "#shared/contract/contests.ts";
import { contract } from "#shared/contract/index.ts";
import { Role } from "#shared/game.ts";
import type { ClanId, ContestId } from "#shared/ids.ts";
import { hasRole } from "#shared/role.ts";
import { DAY, MINUTE } from "#shared/time.ts";
import { contestInputs } from "#test/support/contest-inputs.ts";
import { addPlayed, NOON, page, played, result } from "#test/support/played.ts";
import { serveOverHttp, TRANSPORTS, tokenOf } from "#test/support/transports.ts";
import { first, KEY, openTestWorkspace, START, type TestWorkspace } from "#test/support/workspace.ts";

interface Procedure {
  readonly path: readonly string[];
  readonly role: Role;
}

/** Every procedure there is, out of the contract itself. */
function listProcedures(node: unknown = contract, path: readonly string[] = []): Procedure[] {
  if (isContractProcedure(node)) return [{ path, role: Role.parse(node["~orpc"].meta.role) }];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, child]) =>
    listProcedures(child, [...path, key]),
  );
}

const PROCEDURES = listProcedures();
const nameOf = (procedure: Procedure) => procedure.path.join(".");

/** What each procedure is called with. A procedure that is not here makes the suite fail. */
async function inputsOf(test: TestWorkspace): Promise<Record<string, unknown>> {
  const clan = first(test.clans);
  const list = await test.client.members.list({ clan });
  const account = first(list.rows).id;
  const war = first((await test.client.wars.list({ clan })).wars).id;
  const batch = first((await test.client.sync.status()).batches).id;
  const { id: schedule } = await test.client.schedules.create({ clan, name: "Evening", cron: "0 19 * * *" });
  const { id: another } = await test.client.schedules.create({ clan, name: "Morning", cron: "0 7 * * *" });
  const review = first(await test.client.reviews.list({ clan })).id;
  const [, other] = test.clans;
  const kept = await openKeptClan(test);
  const { clan: guardians, activity } = await openGuardians(test);
  const conditions = [{ kind: "warned" as const, is: false }];
  const rule = { name: "Newcomers", action: "look" as const, toRole: null, conditions };
  const { id: keptRule } = await test.client.rules.save({ clan, id: null, rule });
  const { id: removed } = await test.client.rules.save({ clan, id: null, rule });
  const { id: note } = await test.client.notes.add({ clan, account, kind: "warning", text: "Once" });
  return {
    "app.status": undefined,
    "app.games": undefined,
    "app.changes": { watching: clan },
    "app.doctor": undefined,
    "clans.list": undefined,
    "clans.cards": undefined,
    "clans.show": { clan },
    "clans.lookup": { game: "clash-of-clans", ref: test.world.clashOfClans.clans[0]?.tag },
    "clans.add": { game: "clash-of-clans", ref: "#2PP0QU" },
    "clans.configure": { clan, settings: { priority: 2, intervalMs: 10 * MINUTE, monitorRaids: false, nightTo: 9 } },
    "clans.remove": { clan: other },
    "members.list": { clan, former: true },
    "members.show": { clan, account },
    "members.series": { clan, account, metric: "donations", from: START, to: START + MINUTE },
    "members.refresh": { clan, account },
    "inactivity.list": { clan, signals: ["war"] },
    "rules.list": { clan },
    "rules.save": { clan, id: keptRule, rule },
    "rules.remove": { clan, id: removed },
    "rules.suggestions": { clan },
    "rules.preview": { clan, rule },
    "rules.dismiss": { clan, id: keptRule, account, isDismissed: true },
    "notes.list": { clan, account },
    "notes.add": { clan, account, kind: "note", text: "Plays in the evening" },
    "notes.withdraw": { clan, id: note, isWithdrawn: true },
    "feed.list": { clan, limit: 5 },
    "feed.live": { after: 0 },
    "wars.list": { clan },
    "wars.show": { clan, war },
    "activities.list": { clan: guardians, kind: "raid", leastMembers: 2, limit: 5 },
    "activities.recent": { clan: guardians },
    "activities.show": { clan: guardians, activity },
    "activities.totals": { clan: guardians, from: START - 7 * DAY, to: START },
    "activities.reread": { clan: guardians, activity },
    "sync.status": undefined,
    "sync.history": undefined,
    "sync.effectiveness": undefined,
    "sync.batch": { batch },
    "sync.watch": { batches: [batch] },
    "sync.request": { clan },
    "sync.cancel": { batch },
    "sync.pause": { isPaused: false },
    "queue.list": { clan, limit: 5 },
    "queue.dead": undefined,
    "queue.retry": { resources: null },
    "schedules.list": { clan },
    "schedules.create": { clan, name: "Week in numbers", cron: "0 6 * * sun", mostRunsADay: 1, enabled: false },
    "schedules.change": { schedule, changes: { name: "Night", enabled: true } },
    "schedules.remove": { schedule: another },
    "schedules.runNow": { schedule },
    "schedules.preview": { cron: "0 19 * * *", zone: null },
    "queue.answer": { resource: 1 },
    "queue.export": undefined,
    "queue.import": { document: await test.client.queue.export(), isDryRun: false },
    "queue.validate": undefined,
    "queue.repair": undefined,
    "leaderboards.board": { scope: { clan }, metrics: ["donations", "war_stars"], window: { timeframe: "season" } },
    "leaderboards.metrics": { scope: { game: "clash-of-clans" }, window: { timeframe: "7d" } },
    "leaderboards.lines": {
      scope: { clan },
      metrics: ["donations"],
      window: { timeframe: "all" },
      accounts: [account],
    },
    "leaderboards.stats": { clan, window: { from: START - 2 * DAY, to: START } },
    "reviews.list": { clan },
    "reviews.decide": { clan, review, as: "baseline" },
    "reviews.undo": { clan, review },
    "reviews.decideAll": { clan, reviews: [review], as: "ignored" },
    "reviews.undoAll": { clan, reviews: [review] },
    "settings.list": undefined,
    "settings.set": { key: "sync.paused", value: "false" },
    "preferences.get": undefined,
    "preferences.set": { theme: "dark" },
    "keys.list": undefined,
    "keys.test": { game: "clash-of-clans" },
    "keys.set": { game: "clash-of-clans", keys: [KEY] },
    "keys.remove": { game: "clash-of-clans" },
    "transfer.import": {
      lines: [{ game: "clash-of-clans", account: "#2PP", at: START - MINUTE, metrics: { war_stars: 5 } }],
    },
    "transfer.importAnswer": { game: "osrs", account: "Ada", at: Date.UTC(2022, 1, 1), text: HISCORES_OF_2022 },
    "transfer.export": { clan, what: "members", after: null },
    "roster.show": { clan: kept.clan },
    "roster.preview": { clan: kept.clan, source: { kind: "text", text: "rsn,rank\nAda,Owner\nBo," } },
    "roster.apply": { clan: kept.clan, changes: { joins: [{ name: "Bo" }], roles: [], leaves: [] } },
    "roster.renames": { clan: kept.clan },
    "roster.rename": { clan: kept.clan, account: kept.account, name: "Ada Two" },
    "roster.importHistory": { clan: kept.clan, place: "wise-old-man" },
    "demo.open": undefined,
    "demo.leave": undefined,
    "demo.state": undefined,
    "demo.setSpeed": { speed: 10 },
    ...(await contestInputs(test)),
  };
}

/** What the hiscores answered early in 2022: 24 skills and 60 activities. */
const HISCORES_OF_2022 = [...Array(24).fill("812,50,101333"), ...Array(60).fill("-1,-1")].join("\n");

/** A clan whose roster is kept by hand, with one member; its game's servers are nowhere. */
async function openKeptClan({ client, server }: TestWorkspace) {
  await client.settings.set({ key: "games.osrs.baseUrl", value: server.baseUrl });
  const { id: clan } = await client.clans.add({ game: "osrs", ref: "Kept by hand" });
  await client.roster.apply({ clan, changes: { joins: [{ name: "Ada" }] } });
  return { clan, account: first((await client.members.list({ clan })).rows).id };
}

/** A clan of a game that tells what was played, with one strike of its only member. */
async function openGuardians({ client, workspace }: TestWorkspace) {
  const { clan, take } = addPlayed(workspace.database, ["1"]);
  take(page("1", "11", [{ ...played("100", 0), own: result("11") }]), NOON + MINUTE, null);
  return { clan, activity: first((await client.activities.list({ clan })).activities).id };
}

type Failure = readonly [call: () => Promise<unknown>, code: string, data: unknown];

/** Terms of a contest, and one of them in each state that a failure below needs. */
async function openContests({ clock }: TestWorkspace, client: Client) {
  const now = clock.now();
  const rules = [ContestRule.parse({ type: "donations" })];
  const mode = "offline" as const;
  const terms = { clan: 1 as ClanId, title: "Raffle", startAt: now, endAt: now + DAY, lockBy: now + 2 * DAY };
  const plan = { ...terms, mode, winners: 1, rules };
  const { id: draft } = await client.contests.create(plan);
  const { id: active } = await client.contests.create(plan);
  await client.contests.activate({ id: active });
  return { plan, draft, active };
}

type OpenedContests = Awaited<ReturnType<typeof openContests>>;

/** What a caller can do something about: terms, steps out of their turn, files and people that are not there. */
function contestFailures({ contests }: Client, { plan, draft, active }: OpenedContests): Failure[] {
  const problems = [
    { problem: "start-not-before-end", detail: null },
    { problem: "unknown-rule", detail: "chess" },
  ];
  const broken = { ...plan, startAt: plan.endAt, rules: [ContestRule.parse({ type: "chess" })] };
  const hindered = (action: string, why: string, state: string, at: number | null = null) =>
    ({ action, why, state, at }) as const;
  const none = 99 as ContestId;
  return [
    [() => contests.create(broken), "INVALID_TERMS", { problems }],
    [() => contests.update({ id: draft, terms: broken }), "INVALID_TERMS", { problems }],
    [() => contests.update({ id: active, terms: plan }), "HINDERED", hindered("edit", "wrong-state", "active")],
    [() => contests.remove({ id: active }), "HINDERED", hindered("remove", "wrong-state", "active")],
    [() => contests.activate({ id: active }), "HINDERED", hindered("activate", "already-done", "active")],
    [() => contests.end({ id: active }), "HINDERED", hindered("end", "too-early", "active", plan.endAt)],
    [() => contests.lock({ id: active }), "HINDERED", hindered("lock", "too-early", "active", plan.endAt)],
    [() => contests.draw({ id: active }), "HINDERED", hindered("draw", "wrong-state", "active")],
    [() => contests.proof({ id: active }), "HINDERED", hindered("publish-result", "wrong-state", "active")],
    [() => contests.lockFile({ id: active }), "HINDERED", hindered("publish-lock", "wrong-state", "active")],
    [() => contests.evidence({ id: active }), "HINDERED", hindered("publish-lock", "wrong-state", "active")],
    [() => contests.receipt({ id: active, ref: "a" }), "HINDERED", hindered("publish-lock", "wrong-state", "active")],
    [() => contests.void({ id: draft, reason: "r" }), "HINDERED", hindered("void", "wrong-state", "draft")],
    [() => contests.seal({ id: active, passphrase: "short" }), "BAD_PASSPHRASE", { why: "too-short" }],
    [() => contests.adopt({ text: "[]", passphrase: "long enough for it" }), "BAD_PASSPHRASE", { why: "unreadable" }],
    [
      () => contests.correct({ id: active, ref: "no-one", weight: 1, reason: "r" }),
      "NOT_FOUND",
      { what: "member", ref: "no-one" },
    ],
    [() => contests.show({ id: none }), "NOT_FOUND", { what: "contest", ref: "99" }],
    [() => contests.entries({ id: none }), "NOT_FOUND", { what: "contest", ref: "99" }],
    [() => contests.preview({ ...plan, clan: 99 as ClanId }), "NOT_FOUND", { what: "clan", ref: "99" }],
  ];
}

function call(client: Client, procedure: Procedure, input: unknown, signal?: AbortSignal): Promise<unknown> {
  const target = procedure.path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], client);
  return (target as (input: unknown, options: { signal?: AbortSignal }) => Promise<unknown>)(input, {
    ...(signal && { signal }),
  });
}

/** A clan with a war, an event in its feed and a fall to look at, and a second clan. */
async function busyWorkspace(): Promise<TestWorkspace> {
  const verifier = () => ({ fileName: "verifier.html", html: "<!doctype html>", sha256: "0".repeat(64) });
  const test = await openTestWorkspace({ clans: 2, members: 6, workspace: { verifier } });
  const [clan] = test.world.clashOfClans.clans;
  const { commands } = test.world.clashOfClans;
  commands.startWar(clan!.tag, { state: "inWar", teamSize: 5 });
  const player = first(clan!.members).tag;
  commands.gain(player, { warStars: 10 });
  await test.syncAfter(0);
  commands.attack(clan!.tag);
  // A second answer confirms what fell, and it waits for a look.
  commands.gain(player, { warStars: -5 });
  await test.syncAfter(MINUTE);
  await test.syncAfter(MINUTE);
  return test;
}

const codeOf = (error: unknown) => (error instanceof ORPCError ? error.code : String(error));

describe.each(Object.entries(TRANSPORTS))("the contract over %s", (_name, connect) => {
  it("answers every procedure", async () => {
    const test = await busyWorkspace();
    const inputs = await inputsOf(test);
    const connection = await connect(test.workspace);
    expect(PROCEDURES.map(nameOf).sort()).toEqual(Object.keys(inputs).sort());
    const client = connection.client("leader");
    for (const procedure of PROCEDURES) {
      const stop = new AbortController();
      const answer = await call(client, procedure, inputs[nameOf(procedure)], stop.signal).catch((error: unknown) => {
        throw new Error(`${nameOf(procedure)}: ${codeOf(error)}`, { cause: error });
      });
      if (answer !== null && typeof answer === "object" && Symbol.asyncIterator in answer) {
        const iterator = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]();
        expect((await iterator.next()).done).toBe(false);
        stop.abort();
        await iterator.return?.(undefined).catch(() => {});
      }
    }
    await connection.close();
    expect(test.defects).toEqual([]);
  });

  it("refuses every procedure to who has less than its role, before it looks at anything", async () => {
    const test = await openTestWorkspace({ isBare: true });
    const connection = await connect(test.workspace);
    for (const procedure of PROCEDURES) {
      for (const role of Role.options.filter((one) => !hasRole(one, procedure.role))) {
        const refused = await call(connection.client(role), procedure, { nonsense: true }).catch(
          (error: unknown) => error,
        );
        expect([nameOf(procedure), role, codeOf(refused)]).toEqual([nameOf(procedure), role, "FORBIDDEN"]);
      }
    }
    await connection.close();
  });

  it("knows who calls, and writes down who changed what", async () => {
    const test = await openTestWorkspace({ isBare: true });
    const connection = await connect(test.workspace);
    for (const role of Role.options) {
      const client = connection.client(role);
      expect((await client.app.status()).actor).toEqual({ name: `a ${role}`, role });
      await client.preferences.set({ theme: role === "leader" ? "dark" : "light" });
    }
    expect(await connection.client("leader").preferences.get()).toMatchObject({ theme: "dark" });
    const officer = connection.client("officer");
    await officer.sync.pause({ isPaused: true });
    const { id: clan } = await officer.clans.add({ game: "clash-of-clans", ref: "#2PP" });
    const { id: schedule } = await officer.schedules.create({ clan, name: "Evening", cron: "0 19 * * *" });
    await officer.schedules.change({ schedule, changes: { cron: "0 20 * * *" } });
    await officer.schedules.runNow({ schedule });
    await officer.schedules.remove({ schedule });
    const by = { actor: "a officer", role: "officer" };
    const target = "clash-of-clans #2PP schedule 1";
    const audit = test.workspace.database.reader.$client
      .prepare("select actor, role, action, target, before, after from audit")
      .all();
    expect(audit).toMatchObject([
      { ...by, action: "sync.pause" },
      { ...by, action: "clans.add" },
      { ...by, action: "schedules.create", target, after: expect.stringContaining("0 19 * * *") },
      { ...by, action: "schedules.change", target, before: '{"cron":"0 19 * * *"}', after: '{"cron":"0 20 * * *"}' },
      { ...by, action: "schedules.run", target },
      { ...by, action: "schedules.remove", target, before: expect.stringContaining("Evening") },
    ]);
    await connection.close();
  });

  it("tells typed errors with their data", async () => {
    const test = await openTestWorkspace({ isBare: true });
    const connection = await connect(test.workspace);
    const client = connection.client("leader");
    await client.clans.add({ game: "clash-of-clans", ref: "#2PP" });
    const kept = await openKeptClan(test);
    const failures: Failure[] = [
      [() => client.clans.add({ game: "clash-of-clans", ref: "2pp" }), "ALREADY_TRACKED", { clan: 1, name: "#2PP" }],
      [
        () => client.clans.add({ game: "clash-of-clans", ref: "nobody" }),
        "INVALID_REF",
        { game: "clash-of-clans", ref: "nobody", example: "#2PP" },
      ],
      [() => client.clans.add({ game: "chess", ref: "2pp" }), "NOT_FOUND", { what: "game", ref: "chess" }],
      [() => client.clans.show({ clan: 99 as never }), "NOT_FOUND", { what: "clan", ref: "99" }],
      [() => client.queue.answer({ resource: 99 as never }), "NOT_FOUND", { what: "resource", ref: "99" }],
      [
        () => client.settings.set({ key: "sync.paused", value: "maybe" }),
        "INVALID_VALUE",
        { key: "sync.paused", expected: "true or false" },
      ],
      [
        () => client.clans.configure({ clan: 1 as never, settings: { zone: "Mars/Olympus" } }),
        "UNKNOWN_ZONE",
        { zone: "Mars/Olympus" },
      ],
      [
        () => client.schedules.create({ clan: 1 as never, name: "Evening", cron: "0 25 * * *" }),
        "INVALID_CRON",
        { cron: "0 25 * * *", why: "field", field: "hour", value: "25" },
      ],
      [
        () => client.schedules.preview({ cron: "0 0 31 2 *", zone: null }),
        "INVALID_CRON",
        { cron: "0 0 31 2 *", why: "never", field: null, value: "0 0 31 2 *" },
      ],
      [
        () => client.schedules.preview({ cron: "0 19 * * *", zone: null, schedule: 7 as never }),
        "NOT_FOUND",
        { what: "schedule", ref: "7" },
      ],
      [
        () => client.schedules.preview({ cron: "0 19 * * *", zone: "Mars/Olympus" }),
        "UNKNOWN_ZONE",
        { zone: "Mars/Olympus" },
      ],
      [
        () => client.schedules.change({ schedule: 7 as never, changes: {} }),
        "NOT_FOUND",
        { what: "schedule", ref: "7" },
      ],
      [() => client.roster.apply({ clan: 1 as never, changes: {} }), "NOT_BY_HAND", { game: "clash-of-clans" }],
      [
        () => client.roster.preview({ clan: kept.clan, source: { kind: "text", text: "[" } }),
        "UNREADABLE",
        { why: "broken-json" },
      ],
      [
        () => client.roster.rename({ clan: kept.clan, account: kept.account, name: "a/b" }),
        "INVALID_NAME",
        { name: "a/b" },
      ],
      [() => client.roster.importHistory({ clan: kept.clan, place: "nowhere" }), "UNKNOWN_PLACE", { place: "nowhere" }],
      [
        () => client.transfer.importAnswer({ game: "osrs", account: "Ada", at: START, text: HISCORES_OF_2022 }),
        "UNREADABLE_ANSWER",
        { detail: expect.stringContaining("did not have 84 rows") },
      ],
      [
        () => client.keys.set({ game: "clash-of-clans", keys: ["two words are none"] }),
        "INVALID_KEY",
        { game: "clash-of-clans" },
      ],
      ...contestFailures(client, await openContests(test, client)),
    ];
    for (const [attempt, code, data] of failures) {
      const error = await attempt().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ORPCError);
      expect([(error as ORPCError<string, unknown>).code, (error as ORPCError<string, unknown>).data]).toEqual([
        code,
        data,
      ]);
    }
    await connection.close();
  });

  it("refuses input that is not what the contract says", async () => {
    const test = await openTestWorkspace({ isBare: true });
    const connection = await connect(test.workspace);
    const client = connection.client("leader");
    const attempts: (() => Promise<unknown>)[] = [
      () => client.clans.show({ clan: "1" as never }),
      () => client.feed.list({ limit: 1_000_000 }),
      () => client.clans.add({ game: "clash-of-clans", ref: "" }),
      () => client.clans.configure({ clan: 1 as never, settings: { intervalMs: MINUTE } }),
      () => client.clans.configure({ clan: 1 as never, settings: { peakFrom: 24 } }),
      () => client.keys.set({ game: "clash-of-clans", keys: [] }),
      () => client.schedules.create({ clan: 1 as never, name: " ", cron: "0 19 * * *" }),
      () => client.schedules.create({ clan: 1 as never, name: "\u200b \u3164", cron: "0 19 * * *" }),
      () => client.schedules.create({ clan: 1 as never, name: "Evening", cron: "0 19 * * *", mostRunsADay: 0 }),
      () => client.queue.import({ document: { format: "adjutant-queue/2" } as never }),
      () => client.contests.void({ id: 1 as never, reason: " " }),
      () => client.contests.publish({ id: 1 as never, document: "lock", place: "p".repeat(101) }),
      () => client.contests.rearm({ id: 1 as never, lockBy: -1, reason: "r" }),
    ];
    for (const attempt of attempts)
      expect(codeOf(await attempt().catch((error: unknown) => error))).toBe("BAD_REQUEST");
    await connection.close();
  });

  it("streams changes as they are committed, and stops watching when the stream ends", async () => {
    const test = await openTestWorkspace({ members: 4 });
    const connection = await connect(test.workspace);
    const clan = first(test.clans);
    await test.syncAfter(0);
    const stop = new AbortController();
    const changes = (await connection.client("member").app.changes({ watching: clan }, { signal: stop.signal }))[
      Symbol.asyncIterator
    ]();
    expect((await changes.next()).value).toEqual([]);
    expect(test.workspace.engine.planContext().isWatched(clan)).toBe(true);
    await test.syncAfter(MINUTE);
    const { value } = await changes.next();
    expect(value).toContainEqual({ topic: "sync", clan: null });
    stop.abort();
    await changes.return?.(undefined).catch(() => {});
    await test.until(async () => (test.workspace.engine.planContext().isWatched(clan) ? undefined : true));
    await connection.close();
  });

  it("streams the feed from where one left it, in order, nothing lost and nothing twice", async () => {
    const test = await openTestWorkspace({ members: 10 });
    const connection = await connect(test.workspace);
    const { commands, clans } = test.world.clashOfClans;
    await test.syncAfter(0);
    const client = connection.client("member");
    const seen: number[] = [];
    const readOn = async (count: number) => {
      const stop = new AbortController();
      for await (const event of await client.feed.live(
        { after: (seen.at(-1) ?? 0) as never },
        { signal: stop.signal },
      )) {
        seen.push(event.seq);
        if (seen.length === count) break;
      }
      stop.abort();
    };
    const donateAll = async () => {
      for (const member of clans[0]!.members) commands.donate(member.tag, 5);
      await test.syncAfter(5 * MINUTE);
    };
    await donateAll();
    const reading = readOn(15);
    await donateAll();
    await reading;
    await readOn(20);
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    await connection.close();
  });
});

describe("the endpoint on loopback", () => {
  interface Raw {
    readonly method?: string;
    readonly path?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
  }

  function ask(port: number, raw: Raw): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: "127.0.0.1",
          port,
          method: raw.method ?? "POST",
          path: raw.path ?? "/api/app/status",
          headers: raw.headers ?? {},
        },
        (response) => {
          let body = "";
          response.on("data", (chunk) => (body += chunk));
          response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
        },
      );
      sent.on("error", reject);
      sent.end(raw.body ?? "{}");
    });
  }

  const good = (port: number) => ({
    host: `127.0.0.1:${port}`,
    "content-type": "application/json",
    authorization: `Bearer ${tokenOf("leader")}`,
  });

  it.each<[situation: string, change: (port: number) => Raw, status: number]>([
    ["the right token", (port) => ({ headers: good(port) }), 200],
    [
      "the right token from its own page",
      (port) => ({ headers: { ...good(port), origin: `http://127.0.0.1:${port}`, "sec-fetch-site": "same-origin" } }),
      200,
    ],
    ["no token", (port) => ({ headers: { ...good(port), authorization: "" } }), 401],
    ["a wrong token", (port) => ({ headers: { ...good(port), authorization: "Bearer wrong" } }), 401],
    [
      "the token in the address",
      (port) => ({ path: `/api/app/status?t=${tokenOf("leader")}`, headers: { ...good(port), authorization: "" } }),
      401,
    ],
    [
      "a cookie",
      (port) => ({ headers: { ...good(port), authorization: "", cookie: `token=${tokenOf("leader")}` } }),
      401,
    ],
    [
      "a name that was rebound to this computer",
      (port) => ({ headers: { ...good(port), host: `evil.test:${port}` } }),
      421,
    ],
    [
      "another port of this computer as host",
      (port) => ({ headers: { ...good(port), host: `127.0.0.1:${port + 1}` } }),
      421,
    ],
    ["a page of somebody else's", (port) => ({ headers: { ...good(port), origin: "https://evil.test" } }), 403],
    [
      "a page on another port of this computer",
      (port) => ({ headers: { ...good(port), origin: `http://127.0.0.1:${port + 1}` } }),
      403,
    ],
    ["a page without an origin", (port) => ({ headers: { ...good(port), origin: "null" } }), 403],
    [
      "another site of the same computer, as the browser says",
      (port) => ({ headers: { ...good(port), "sec-fetch-site": "same-site" } }),
      403,
    ],
    ["a form", (port) => ({ headers: { ...good(port), "content-type": "application/x-www-form-urlencoded" } }), 415],
    [
      "plain text, which needs no leave to be sent across sites",
      (port) => ({ headers: { ...good(port), "content-type": "text/plain" } }),
      415,
    ],
    ["GET", (port) => ({ method: "GET", headers: good(port) }), 405],
    [
      "OPTIONS, which would ask for leave",
      (port) => ({ method: "OPTIONS", headers: { ...good(port), origin: "https://evil.test" } }),
      405,
    ],
    [
      "a body of two megabytes",
      (port) => ({ headers: good(port), body: JSON.stringify({ json: "x".repeat(2_000_000) }) }),
      413,
    ],
    ["a procedure that is none", (port) => ({ path: "/api/app/nothing", headers: good(port) }), 404],
    ["a path that climbs", (port) => ({ method: "GET", path: "/../../etc/passwd", headers: good(port) }), 404],
  ])("meets %s", async (_situation, change, status) => {
    const test = await openTestWorkspace({ isBare: true });
    const server = await serveOverHttp(test.workspace);
    const answer = await ask(server.port, change(server.port));
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    await server.close();
  });

  it("refuses every procedure without a token, with a wrong one, and from elsewhere", async () => {
    const test = await openTestWorkspace({ isBare: true });
    const server = await serveOverHttp(test.workspace);
    for (const procedure of PROCEDURES) {
      const path = `/api/${procedure.path.join("/")}`;
      const headers = good(server.port);
      const refused = await Promise.all([
        ask(server.port, { path, headers: { ...headers, host: "evil.test" } }),
        ask(server.port, { path, headers: { ...headers, origin: "https://evil.test" } }),
        ask(server.port, { path, method: "GET", headers }),
        ask(server.port, { path, headers: { ...headers, "content-type": "text/plain" } }),
      ]);
      expect([nameOf(procedure), ...refused.map((one) => one.status)]).toEqual([nameOf(procedure), 421, 403, 405, 415]);
      const { authorization: _, ...bare } = headers;
      const anonymous = await ask(server.port, { path, headers: bare });
      expect([401, 429]).toContain(anonymous.status);
      expect(anonymous.body).not.toContain("json");
    }
    await server.close();
  });

  it("slows down who tries tokens, and lets the right one through all the same", async () => {
    const test = await openTestWorkspace({ isBare: true });
    const server = await serveOverHttp(test.workspace);
    const wrong = { ...good(server.port), authorization: "Bearer wrong" };
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1)
      statuses.push((await ask(server.port, { headers: wrong })).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    expect((await ask(server.port, { headers: good(server.port) })).status).toBe(200);
    await server.close();
  });
});
