import type { GameRole } from "#shared/game.ts";

/**
 * Ranks that lead. A clan names its ranks itself, out of some 270 that the game and Wise Old Man share; those that are not
 * here are a member's.
 */
export const ROLES: readonly GameRole[] = [
  { id: "owner", label: "Owner", role: "leader" },
  { id: "leader", label: "Leader", role: "leader" },
  { id: "deputy_owner", label: "Deputy owner", role: "leader" },
  { id: "administrator", label: "Administrator", role: "officer" },
  { id: "moderator", label: "Moderator", role: "officer" },
  { id: "general", label: "General", role: "officer" },
  { id: "captain", label: "Captain", role: "officer" },
  { id: "officer", label: "Officer", role: "officer" },
  { id: "lieutenant", label: "Lieutenant", role: "officer" },
  { id: "coordinator", label: "Coordinator", role: "officer" },
  { id: "supervisor", label: "Supervisor", role: "officer" },
  { id: "sergeant", label: "Sergeant", role: "member" },
  { id: "corporal", label: "Corporal", role: "member" },
  { id: "recruit", label: "Recruit", role: "member" },
  { id: "member", label: "Member", role: "member" },
];
