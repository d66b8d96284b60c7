import { implement, ORPCError } from "@orpc/server";
import type { ContestLoop } from "#main/contests/loop.ts";
import type { RoundSource } from "#main/contests/round-asks.ts";
import type { DrawScene } from "#main/contests/scene.ts";
import type { Game } from "#main/games/game.ts";
import type { ScheduleLoop } from "#main/schedules/loop.ts";
import type { Database } from "#main/store/database.ts";
import type { Engine } from "#main/sync/engine.ts";
import type { Keys } from "#main/sync/keys.ts";
import type { Notices } from "#main/sync/notices.ts";
import type { AppStatus, DoctorCheck } from "#shared/contract/app.ts";
import type { HaltReason } from "#shared/contract/base.ts";
import type { ClockCheck } from "#shared/contract/contests.ts";
import { contract } from "#shared/contract/index.ts";
import { type Actor, Role } from "#shared/game.ts";
import type { GameId } from "#shared/ids.ts";
import { hasRole } from "#shared/role.ts";
import type { Clock } from "#shared/time.ts";

/** What every call carries: who calls. */
export interface CallContext {
  readonly actor: Actor;
}

/** What the host can do for the demo; absent where it cannot. */
export interface DemoControl {
  readonly open: () => Promise<{ how: "address"; address: string } | { how: "reload" }>;
  readonly leave: () => Promise<{ how: "address"; address: string } | { how: "reload" } | { how: "close" }>;
  /** Only inside a demo workspace. */
  readonly clock: {
    readonly state: () => { now: number; speed: number };
    readonly setSpeed: (speed: number) => void;
  } | null;
}

/** The self-contained page that verifies a proof, as it was built. */
export interface VerifierPage {
  readonly fileName: string;
  readonly html: string;
  /** Of the page's bytes, hexadecimal. */
  readonly sha256: string;
}

/** What the procedures are made of. */
export interface Services {
  readonly database: Database;
  readonly games: ReadonlyMap<GameId, Game>;
  readonly engine: Engine;
  readonly schedules: ScheduleLoop;
  readonly contests: DrawScene;
  readonly contestLoop: ContestLoop;
  readonly beacon: RoundSource;
  readonly keys: Keys;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly realNow: () => number;
  readonly systemZone: string;
  readonly status: () => Omit<AppStatus, "actor" | "clock" | "zone" | "halted">;
  readonly demo: DemoControl;
  /** How far the clock is off the beacon's; looked at now and then. */
  readonly checkClock: () => Promise<ClockCheck>;
  /** Null where the build has none. */
  readonly verifier: () => VerifierPage | null;
  readonly doctor: () => Promise<DoctorCheck[]>;
  /** Why nothing can be kept, where an error of the store tells that; null for any other error. */
  readonly storeTroubleOf: (error: unknown) => HaltReason | null;
  /** Writes a defect to the log and returns the reference that finds it there. */
  readonly onDefect: (error: unknown, where: string) => string;
}

/** The contract with its two rules: the role is checked before anything else, and a defect tells only its reference. */
export function guarded(services: Pick<Services, "onDefect" | "storeTroubleOf">) {
  return implement(contract)
    .$context<CallContext>()
    .use(async ({ context, next, path, procedure }) => {
      const { actor } = context;
      const least = Role.parse(procedure["~orpc"].meta.role);
      if (!hasRole(actor.role, least)) {
        throw new ORPCError("FORBIDDEN", { defined: true, status: 403, data: { least } });
      }
      try {
        return await next();
      } catch (error) {
        if (error instanceof ORPCError) throw error;
        const why = services.storeTroubleOf(error);
        if (why !== null) {
          throw new ORPCError("STORE_UNAVAILABLE", { defined: true, status: 503, data: { why }, cause: error });
        }
        const reference = services.onDefect(error, path.join("."));
        throw new ORPCError("DEFECT", { defined: true, status: 500, data: { reference }, cause: error });
      }
    });
}

export type Guarded = ReturnType<typeof guarded>;
