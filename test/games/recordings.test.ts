/** Readers against genuine recorded answers. Where the folder of recordings is absent this says so and is skipped. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import type { Fact, HttpAnswer, Resource, RosterFact, ValuesFact, War, WarFact } from "#main/games/game.ts";
import { outcomeOf } from "#main/sync/outcome.ts";

const FOLDER = resolve("..", "shared", "data", "coc");
const hasRecordings = existsSync(FOLDER);
if (!hasRecordings) console.warn(`Skipped: no recorded answers at ${FOLDER}.`);

interface Recording {
  readonly name: string;
  readonly body: unknown;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

function load(name: string): Recording {
  const json = JSON.parse(readFileSync(resolve(FOLDER, name), "utf8"));
  const isWrapped = typeof json === "object" && "body" in json && "response_code" in json;
  return isWrapped
    ? { name, body: json.body, status: json.response_code, headers: json.headers ?? {} }
    : { name, body: json, status: 200, headers: {} };
}

function matching(pattern: RegExp): Recording[] {
  return hasRecordings
    ? readdirSync(FOLDER)
        .filter((name) => pattern.test(name))
        .sort()
        .map(load)
    : [];
}

function readAs(kind: string, recording: Recording, ref: string): readonly Fact[] {
  const resource = clashOfClans.resources[kind] as Resource;
  const outcome = outcomeOf(
    resource,
    ref,
    {
      kind: "answered",
      status: recording.status,
      header: (name) => recording.headers[name] ?? null,
      body: new TextEncoder().encode(JSON.stringify(recording.body)),
      roundTripMs: 1,
    },
    null,
  );
  if (outcome.kind !== "read") throw new Error(`${recording.name}: ${JSON.stringify(outcome)}`);
  return outcome.reading.facts;
}

function answerOf(recording: Recording): HttpAnswer {
  return {
    status: recording.status,
    header: (name) => recording.headers[name] ?? null,
    json: recording.body,
    text: JSON.stringify(recording.body),
  };
}

function warOf(recording: Recording, ref: string): War | null {
  return (readAs("current-war", recording, ref)[0] as WarFact).war;
}

interface WireWar {
  readonly state: string;
  readonly clan: WireSide;
  readonly opponent: WireSide;
}
interface WireSide {
  readonly tag: string;
  readonly stars: number;
  readonly destructionPercentage: number;
  readonly attacks: number;
  readonly members: {
    tag: string;
    attacks?: { stars: number; defenderTag: string; destructionPercentage: number }[];
  }[];
}

describe.skipIf(!hasRecordings)("Clash of Clans, recorded answers", () => {
  it.each(matching(/^clan__/))("reads the clan $name with everybody in it", (recording) => {
    const body = recording.body as {
      tag: string;
      name: string;
      members: number;
      isWarLogPublic: boolean;
      memberList: {
        tag: string;
        name: string;
        role: string;
        donations: number;
        donationsReceived: number;
        trophies: number;
        townHallLevel: number;
      }[];
    };
    const facts = readAs("clan", recording, body.tag);
    expect(facts.find((fact) => fact.type === "clan")).toMatchObject({
      name: body.name,
      memberCount: body.members,
      isWarLogPublic: body.isWarLogPublic,
    });
    const roster = facts.find((fact): fact is RosterFact => fact.type === "roster");
    expect(roster?.members).toEqual(body.memberList.map(({ tag, name, role }) => ({ ref: tag, name, gameRole: role })));
    const valuesOf = (scope: string, account: string) =>
      facts.find(
        (fact): fact is ValuesFact =>
          fact.type === "values" && fact.of.scope === scope && "account" in fact.of && fact.of.account === account,
      )?.values;
    for (const member of body.memberList) {
      expect(valuesOf("stay", member.tag)).toEqual({
        donations: member.donations,
        donations_received: member.donationsReceived,
      });
      expect(valuesOf("account", member.tag)).toMatchObject({
        trophies: member.trophies,
        town_hall: member.townHallLevel,
      });
    }
  });

  it.each(matching(/^player__th/))("reads the player $name", (recording) => {
    const body = recording.body as {
      tag: string;
      warStars: number;
      attackWins: number;
      clanCapitalContributions: number;
      achievements: { name: string; value: number }[];
    };
    const [fact] = readAs("player", recording, body.tag) as [ValuesFact];
    const champion = body.achievements.find((one) => one.name === "Games Champion");
    expect(fact.values).toMatchObject({
      war_stars: body.warStars,
      attack_wins: body.attackWins,
      capital_contributions: body.clanCapitalContributions,
      clan_games_points: champion?.value,
    });
    // What the clan's body has is not taken from here: a fact has one source.
    for (const key of ["donations", "trophies", "town_hall", "exp_level"]) expect(fact.values).not.toHaveProperty(key);
  });

  it.each(matching(/^(?:currentwar__(?:inWar|preparation)|cwl_war__)/))(
    "reads the war $name with every attack",
    (recording) => {
      const body = recording.body as WireWar;
      const war = warOf(recording, body.clan.tag);
      expect(war).toMatchObject({
        state: body.state,
        own: {
          ref: body.clan.tag,
          stars: body.clan.stars,
          destruction: body.clan.destructionPercentage,
          attacksUsed: body.clan.attacks,
        },
        opponent: { ref: body.opponent.tag, stars: body.opponent.stars },
      });
      const count = (side: WireSide) => side.members.reduce((sum, member) => sum + (member.attacks?.length ?? 0), 0);
      expect(war?.attacks).toHaveLength(count(body.clan) + count(body.opponent));
      expect(war?.attacks.map((attack) => attack.order)).toEqual(war?.attacks.map((_, index) => index + 1));
      expect(war?.own.members).toHaveLength(body.clan.members.length);
      expect(new Set(war?.own.members.map((member) => member.townHall)).has(null)).toBe(false);
    },
  );

  it.each(matching(/^(?:currentwar__inWar|cwl_war__)/))(
    "agrees with the game about stars and destruction in $name",
    (recording) => {
      const body = recording.body as WireWar;
      const war = warOf(recording, body.clan.tag);
      const best = new Map<string, { stars: number; destruction: number }>();
      for (const attack of war?.attacks.filter((one) => one.side === "own") ?? []) {
        const known = best.get(attack.defenderRef);
        const isBetter =
          known === undefined ||
          attack.stars > known.stars ||
          (attack.stars === known.stars && attack.destruction > known.destruction);
        if (isBetter) best.set(attack.defenderRef, attack);
      }
      const sum = (pick: (one: { stars: number; destruction: number }) => number) =>
        [...best.values()].reduce((all, one) => all + pick(one), 0);
      expect(sum((one) => one.stars)).toBe(war?.own.stars);
      expect(sum((one) => one.destruction) / (war?.teamSize ?? 1)).toBeCloseTo(war?.own.destruction ?? Number.NaN, 6);
    },
  );

  it("reads the same war from the opponent's side", () => {
    for (const recording of matching(/^currentwar__inWar/)) {
      const body = recording.body as WireWar;
      const ours = warOf(recording, body.clan.tag);
      const theirs = warOf(recording, body.opponent.tag);
      expect(theirs?.key).toBe(ours?.key);
      expect(theirs?.own).toEqual(ours?.opponent);
    }
  });

  it("reads the stubs of a clan that is not in war as no war", () => {
    for (const recording of matching(/^currentwar__notInWar/)) expect(warOf(recording, "#2PP")).toBeNull();
  });

  it.each(matching(/^currentwar__403/))("takes $name for a private war log, and for nothing else", (recording) => {
    const war = clashOfClans.resources["current-war"] as Resource;
    const player = clashOfClans.resources.player as Resource;
    expect(war.verdict(answerOf(recording)).kind).toBe("private");
    expect(player.verdict(answerOf(recording)).kind).toBe("unauthorized");
  });

  it.each(matching(/__404/))(
    "takes $name for a tag that does not exist, and remembers it as long as it says",
    (recording) => {
      const verdict = (clashOfClans.resources.player as Resource).verdict(answerOf(recording));
      expect(verdict.kind).toBe("not-found");
      expect(verdict.kind === "not-found" && verdict.goodForMs).toBeGreaterThan(0);
    },
  );

  it.each(matching(/__400/))("takes $name for a request that the game refuses", (recording) => {
    expect((clashOfClans.resources.clan as Resource).verdict(answerOf(recording)).kind).toBe("malformed");
  });

  it.each(matching(/^goldpass/))("takes $name for a key that works", (recording) => {
    const probe = clashOfClans.upstreams.supercell?.probe as Resource;
    expect(probe.verdict(answerOf(recording)).kind).toBe("ok");
  });

  it("meets every other recording in every reader with a value, not a throw", () => {
    for (const recording of matching(/\.json$/)) {
      for (const resource of Object.values(clashOfClans.resources)) {
        const parsed = resource.body.safeParse(recording.body);
        if (parsed.success) expect(resource.read(parsed.data, "#2PP")).toHaveProperty("ok");
      }
    }
  });
});
