/** Roles of Adjutant itself, the lowest first, for code that loads no schemas (the window). */
export const ROLES = ["member", "officer", "leader"] as const;

type Role = (typeof ROLES)[number];

/** True where `role` may do what `least` may. */
export function hasRole(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}
