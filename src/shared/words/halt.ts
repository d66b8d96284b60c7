/** Why nothing is synced at all. */
import type { HaltReason } from "#shared/contract/base.ts";

export interface HaltWords {
  readonly cause: string;
  readonly next: string;
}

export function haltWords(why: HaltReason): HaltWords {
  switch (why) {
    case "disk-full":
      return { cause: "The disk is full, so nothing new can be kept.", next: "Make room; syncing goes on by itself." };
    case "read-only":
      return {
        cause: "The data folder cannot be written to.",
        next: "Check its permissions; syncing goes on by itself.",
      };
    case "database-busy":
      return {
        cause: "Another program holds the database.",
        next: "Close what has it open; syncing goes on by itself.",
      };
    case "defect":
      return { cause: "The database failed in a way it should not.", next: "See the checks in the settings." };
  }
}
