import { haltWords } from "#shared/words/halt.ts";
import type { SeatResult } from "./seat.ts";

export type SeatRefusal = Extract<SeatResult, { readonly ok: false }>;

/** Why a workspace cannot be opened, in a sentence or two for people: what it means and what to do next. */
export function refusalWords(refused: SeatRefusal): string {
  switch (refused.code) {
    case "silent-owner":
      return "Another Adjutant has this data open and does not answer. Close it, or wait until its command has ended.";
    case "port-in-use":
      return `The port ${refused.port} is in use. Choose another with --port, or leave it out.`;
    case "not-allowed":
      return `The port ${refused.port} is not allowed. Choose one above 1023.`;
    case "refused":
      return storeWords(refused.refusal);
  }
}

function storeWords(refusal: Extract<SeatRefusal, { readonly code: "refused" }>["refusal"]): string {
  switch (refusal.code) {
    case "newer":
      return "This data was written by a newer Adjutant. Nothing was changed. Update Adjutant, or use another folder with --data-dir.";
    case "altered":
      return `The database was changed by another build (${refusal.migration}). Nothing was changed. Restore a backup or use another folder.`;
    case "damaged":
      return `The database file is damaged: ${refusal.detail}. Restore a backup; keep the damaged file.`;
    case "unavailable":
      return `The database cannot be opened: ${refusal.why === null ? refusal.detail : haltWords(refusal.why).cause}`;
  }
}
