import type { GameRole } from "#shared/game.ts";

/** Ranks of a clan, highest first. */
export const ROLES: readonly GameRole[] = [
  { id: "founder", label: "Founder", role: "leader" },
  { id: "acting_founder", label: "Acting founder", role: "leader" },
  { id: "admin", label: "Admin", role: "officer" },
  { id: "member", label: "Member", role: "member" },
  { id: "beginner", label: "Beginner", role: "member" },
];

/** By the API's numbers, which it asks nobody to keep. Most members have the first one. */
const BY_NUMBER: Readonly<Record<number, string>> = {
  1: "beginner",
  2: "member",
  3: "admin",
  4: "acting_founder",
  5: "founder",
};

export function roleOf(memberType: number | undefined): string | null {
  return BY_NUMBER[memberType ?? 0] ?? null;
}
