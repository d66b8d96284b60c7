import { createHash } from "node:crypto";
import { QUICKNET, timeOfRound } from "#shared/draw/beacon.ts";
import { type Clock, HOUR } from "#shared/time.ts";
import { type Answer, jsonAnswer } from "./answers.ts";
import { createOpenDoor } from "./doors.ts";
import { refusals, tooEarly } from "./drand/refusals.ts";
import { OTHER_CHAIN, RECORDED_ROUNDS } from "./drand/rounds.ts";
import { type Api, type ServerOptions, type SimulatedServer, startServer } from "./server.ts";

/** How a relay lies: a signature with one digit changed, the good one of another round, one of another chain. */
export type Lie = "forged" | "other-round" | "other-chain";

export interface DrandServer extends SimulatedServer {
  /** What stands for `https://api.drand.sh`. */
  readonly baseUrl: string;
  /** From now on it lies so; null: it tells the truth. */
  lie(how: Lie | null): void;
}

const ROUND_PATH = /^\/([0-9a-f]{64})\/public\/(latest|[1-9]\d{0,11})$/;
const INFO_PATH = `/${QUICKNET.chain}/info`;

const INFO = {
  public_key: QUICKNET.publicKey,
  period: QUICKNET.periodSeconds,
  genesis_time: QUICKNET.genesisSeconds,
  hash: QUICKNET.chain,
  groupHash: QUICKNET.groupHash,
  schemeID: QUICKNET.scheme,
  metadata: { beaconID: QUICKNET.beaconId },
} as const;

/** Past rounds never change; the latest is another one soon. */
const FOREVER = { "cache-control": "public, max-age=604800, immutable" };
const SHORTLY = { "cache-control": "public, must-revalidate, max-age=3" };

const sha256 = (hex: string) => createHash("sha256").update(Buffer.from(hex, "hex")).digest("hex");

function beaconOf(round: number, signature: string, lie: Lie | null) {
  switch (lie) {
    case null:
      return { round, randomness: sha256(signature), signature };
    case "forged": {
      const forged = `${signature.slice(0, -1)}${signature.endsWith("0") ? "1" : "0"}`;
      return { round, randomness: sha256(forged), signature: forged };
    }
    case "other-round": {
      const other = [...RECORDED_ROUNDS].find(([one]) => one !== round)?.[1] ?? signature;
      return { round, randomness: sha256(other), signature: other };
    }
    case "other-chain":
      return { ...OTHER_CHAIN, round };
  }
}

/** A recorded round that is older is not taken for the latest: who asks wants to know how late it is. */
const LATEST_FOR = HOUR;

/** The latest recorded round whose time has come. */
function latestAt(now: number): number | undefined {
  const isLatest = (round: number) => timeOfRound(round) <= now && now - timeOfRound(round) < LATEST_FOR;
  return [...RECORDED_ROUNDS.keys()].findLast(isLatest);
}

/**
 * Serves the recorded rounds of drand quicknet as a relay does, each from its time on by the given clock. Of rounds that
 * are not recorded it knows nothing, as of those to come. A taken port rejects.
 */
export async function startDrandServer(options: Omit<ServerOptions, "api" | "keys" | "door">): Promise<DrandServer> {
  let lie: Lie | null = null;
  const api: Api = {
    refusals,
    withFewerFacts: (body) => body,
    answer({ method, path }) {
      if (method !== "GET") return refusals.notFound();
      if (path === INFO_PATH) return jsonAnswer(200, INFO, FOREVER);
      const [, chain, which] = ROUND_PATH.exec(path) ?? [];
      if (chain !== QUICKNET.chain || which === undefined) return refusals.notFound();
      return answerOf(which, options.clock, lie);
    },
  };
  const server = await startServer({ ...options, api, door: (limits) => createOpenDoor(refusals, limits) });
  return {
    ...server,
    baseUrl: server.origin,
    lie(how) {
      lie = how;
    },
  };
}

function answerOf(which: string, clock: Clock, lie: Lie | null): Answer {
  const now = clock.now();
  const round = which === "latest" ? latestAt(now) : Number(which);
  const signature = round === undefined ? undefined : RECORDED_ROUNDS.get(round);
  if (round === undefined || signature === undefined || timeOfRound(round) > now) return tooEarly();
  return jsonAnswer(200, beaconOf(round, signature, lie), which === "latest" ? SHORTLY : FOREVER);
}
