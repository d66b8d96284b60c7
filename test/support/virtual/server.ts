/** A server on virtual time: it counts what arrives, when, and with which key, and answers as it is told. */
import { countViolations } from "#demo/servers/arrivals.ts";
import type { LaneLimit, Upstream } from "#main/games/game.ts";
import type { Fetch } from "#main/sync/fetcher.ts";
import type { Duration } from "#shared/time.ts";
import type { Life, VirtualTime } from "./time.ts";

export interface VirtualArrival {
  readonly at: number;
  readonly key: string;
  /** Path of the request, without the host. */
  readonly path: string;
}

/** How long a request takes up, and its answer down. */
export interface Trip {
  readonly up: Duration;
  readonly down: Duration;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface VirtualServer {
  readonly arrivals: VirtualArrival[];
  /** `fetch` as one run of the program has it: nothing reaches one that was killed, and what it sent arrives all the same. */
  readonly fetchOf: (life: Life) => Fetch;
  /** Arrivals over a limit. */
  readonly violations: (limits: readonly LaneLimit[], budget?: Upstream["budget"]) => number;
}

export const SAME_ANSWER: Answer = { status: 200, body: "{}" };

export function createVirtualServer(options: {
  readonly time: VirtualTime;
  readonly trip: () => Trip;
  /** Null: it never answers. */
  readonly answer?: (arrival: VirtualArrival) => Answer | null;
}): VirtualServer {
  const { time, trip, answer = () => SAME_ANSWER } = options;
  const arrivals: VirtualArrival[] = [];
  return {
    arrivals,
    violations: (limits, budget = "per-key") =>
      countViolations(budget === "per-key" ? arrivals : arrivals.map(({ at }) => ({ at, key: "all" })), limits),
    fetchOf: (life) => (url, init) =>
      new Promise((resolve, reject) => {
        const { up, down } = trip();
        const key = new Headers(init.headers).get("authorization") ?? "none";
        init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
        time.at(time.now() + up, () => {
          const arrival = { at: time.now(), key, path: new URL(url).pathname };
          arrivals.push(arrival);
          const given = answer(arrival);
          if (given === null) return;
          time.at(time.now() + down, () => {
            if (!life.isOver())
              resolve(new Response(given.body, { status: given.status, headers: given.headers ?? {} }));
          });
        });
      }),
  };
}
