import type { Role } from "#shared/game.ts";
import { hasRole } from "#shared/role.ts";
import { useStatus } from "./queries.ts";

/** Whether whoever looks may do what `least` may. What one may not do is not offered. */
export function useMay(least: Role): boolean {
  return hasRole(useStatus().data?.actor.role ?? "member", least);
}
