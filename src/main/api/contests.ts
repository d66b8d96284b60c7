import type { Guarded, Services } from "./base.ts";
import { contestDrawsRouter } from "./contest-draws.ts";
import { contestPlansRouter } from "./contest-plans.ts";
import { contestProofsRouter } from "./contest-proofs.ts";

export function contestsRouter(os: Guarded["contests"], services: Services) {
  return {
    ...contestPlansRouter(os, services),
    ...contestDrawsRouter(os, services),
    ...contestProofsRouter(os, services),
  };
}
