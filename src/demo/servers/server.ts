import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createRandom, type Random } from "#demo/world/random.ts";
import type { Clock } from "#shared/time.ts";
import type { Answer } from "./answers.ts";
import { type ArrivalLog, createArrivals, type RateLimit } from "./arrivals.ts";
import { createDateHeader, type Delivery, deliver, type FaultyApi, type Way } from "./delivery.ts";
import { type Admission, createKeyDoor, type Door } from "./doors.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createKeys, type Keys, plainAddress, type ServerKey } from "./keys.ts";
import type { RealTime } from "./real-time.ts";

/**
 * What the servers of all games share: real HTTP on loopback, keys, limits, faults, and a log of arrivals taken before
 * anything else is done with a request. A game gives an `Api`: what it answers, and how it words a refusal.
 */

export interface ApiRequest {
  readonly method: string;
  /** Encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Of a POST; empty else. */
  readonly body: string;
}

export interface Api extends FaultyApi {
  answer(request: ApiRequest): Answer;
}

export interface ServerOptions {
  readonly api: Api;
  /** The clock of the world: it stamps the `Date` header. */
  readonly clock: Clock;
  readonly realTime: RealTime;
  /** Keys it accepts; more can be added while it runs. None where absent. */
  readonly keys?: readonly ServerKey[];
  /** One that wants a bearer key where absent. */
  readonly door?: (limits: readonly RateLimit[], keys: Keys) => Door;
  /** 0, any free one, where absent. */
  readonly port?: number;
  /** Limits it enforces with the API's 429, for each key or address; none where absent. */
  readonly limits?: readonly RateLimit[];
  /** Seed of the jitter. */
  readonly seed?: string;
}

export interface SimulatedServer {
  /** `http://127.0.0.1:PORT`, without a path. */
  readonly origin: string;
  readonly arrivals: ArrivalLog;
  readonly faults: Faults;
  readonly keys: Keys;
  /** What was thrown while requests were answered: mistakes of the simulator. Tests expect it empty. */
  readonly defects: readonly unknown[];
  /** Enforces these limits from now on, on an empty record; none with an empty list. */
  setLimits(limits: readonly RateLimit[]): void;
  /** Cuts all connections and stops listening. */
  close(): Promise<void>;
}

// Not imported, so that Node's own client is not loaded with it (src/main/hosts/web/server.ts).
const { createServer } = process.getBuiltinModule("node:http");
const LOOPBACK = "127.0.0.1";
/** A body of a request is a token in JSON: nothing needs more. */
const BODY_LIMIT = 65_536;
/** Below this a packed body is no shorter. */
const WORTH_PACKING = 256;

function readBody(message: IncomingMessage): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let text = "";
  message.setEncoding("utf8");
  message.on("data", (piece: string) => {
    if (text.length < BODY_LIMIT) text += piece;
  });
  message.on("end", () => resolve(text));
  // The caller hung up: what came is all there is.
  message.on("error", () => resolve(text));
  message.on("close", () => resolve(text));
  return promise;
}

function splitPath(url: string): { path: string; query: URLSearchParams } {
  const mark = url.indexOf("?");
  return mark < 0
    ? { path: url, query: new URLSearchParams() }
    : { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) };
}

/** Sends bytes in the way the faults ask for. `later` calls back after real milliseconds, unless the server closes. */
function send(response: ServerResponse, bytes: Buffer, way: Way, later: (ms: number, call: () => void) => void): void {
  switch (way.kind) {
    case "half":
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
      return;
    case "drip": {
      const drop = (from: number) => {
        if (response.destroyed) return;
        const to = from + Math.max(1, way.pieceBytes);
        if (to >= bytes.length) {
          response.end(bytes.subarray(from));
          return;
        }
        response.write(bytes.subarray(from, to));
        later(way.everyMs, () => drop(to));
      };
      drop(0);
      return;
    }
    default:
      response.end(bytes);
  }
}

interface Pending {
  readonly later: (ms: number, call: () => void) => void;
  cancelAll(): void;
}

function createPending(realTime: RealTime): Pending {
  const cancels = new Set<() => void>();
  return {
    later(ms, call) {
      const cancel = realTime.after(ms, () => {
        cancels.delete(cancel);
        call();
      });
      cancels.add(cancel);
    },
    cancelAll() {
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
}

/** Starts a server for a game's API. A port that is taken rejects with the error of node:net. */
export async function startServer(options: ServerOptions): Promise<SimulatedServer> {
  const { api, clock, realTime } = options;
  const arrivals = createArrivals();
  const faults = createFaults();
  const keys = createKeys(options.keys ?? []);
  const pending = createPending(realTime);
  const random: Random = createRandom(options.seed ?? "server");
  const dateHeader = createDateHeader();
  const defects: unknown[] = [];
  const limits = options.limits ?? [];
  const door = options.door?.(limits, keys) ?? createKeyDoor(keys, api.refusals, limits);

  function respond(
    message: IncomingMessage,
    response: ServerResponse,
    answer: Answer,
    delivery: Delivery,
    headers: Admission["headers"],
  ): number | null {
    if (delivery.way.kind === "silent" || response.destroyed) return null;
    if (delivery.way.kind === "reset") {
      message.socket.resetAndDestroy();
      return null;
    }
    const final = delivery.changes.reduce((changed, change) => change(changed), answer);
    const isPacked =
      final.body.plain.length >= WORTH_PACKING && /\bgzip\b/.test(String(message.headers["accept-encoding"] ?? ""));
    const bytes = isPacked ? final.body.gzipped() : final.body.plain;
    response.writeHead(final.status, {
      date: dateHeader(clock.now() + delivery.dateShiftMs),
      ...headers,
      ...final.headers,
      ...(isPacked ? { "content-encoding": "gzip" } : {}),
      vary: "Accept-Encoding",
      "content-length": bytes.length,
    });
    send(response, bytes, delivery.way, pending.later);
    return final.status;
  }

  async function answerTo(message: IncomingMessage, url: string): Promise<Answer> {
    const method = message.method ?? "GET";
    const body = method === "POST" ? await readBody(message) : "";
    return api.answer({ method, ...splitPath(url), body });
  }

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = realTime.now();
    const url = message.url ?? "/";
    const address = plainAddress(message.socket.remoteAddress);
    const { key, refusal, headers } = door.admit({ headers: message.headers, address, at, path: url });
    const entry = arrivals.record({ at, method: message.method ?? "GET", path: url, key });
    const delivery = deliver(faults.take(url), api, random);
    const { delayMs } = delivery;
    if (delayMs > 0) await new Promise<void>((resolve) => pending.later(delayMs, resolve));
    const answer = delivery.instead ?? refusal ?? (await answerTo(message, url));
    entry.status = respond(message, response, answer, delivery, headers);
  }

  const server = createServer((message, response) => {
    // A defect here must not end the app that runs the demo: the caller sees a cut connection, a test sees the defect.
    handle(message, response).catch((defect: unknown) => {
      defects.push(defect);
      response.destroy();
    });
  });
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject);
  server.listen(options.port ?? 0, LOOPBACK, listening.resolve);
  await listening.promise;
  server.off("error", listening.reject);
  const { port } = server.address() as AddressInfo;

  return {
    origin: `http://${LOOPBACK}:${port}`,
    arrivals,
    faults,
    keys,
    defects,
    setLimits: (next) => door.setLimits(next),
    async close() {
      pending.cancelAll();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}
