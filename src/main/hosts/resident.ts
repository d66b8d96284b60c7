/** A host that stays: it keeps the seat of a workspace, and takes it over when the owner before it ends. */
import type { AppRouter } from "#main/api/router.ts";
import type { Preferences } from "#shared/contract/settings.ts";
import { type GuestSeat, type OwnerSeat, type SeatOptions, type SeatResult, takeSeat } from "./seat.ts";

export interface Resident {
  readonly router: () => AppRouter;
  readonly seat: () => OwnerSeat | GuestSeat;
  /** How the window of this workspace looks; what the owner knows where that is another process. */
  readonly preferences: () => Pick<Preferences, "theme" | "density">;
  readonly close: () => Promise<void>;
}

export interface ResidentOptions extends SeatOptions {
  /** Called each time this process has become the owner, before anything is fetched. */
  readonly onOwner?: (seat: OwnerSeat) => Promise<void>;
  readonly onSeat?: (seat: OwnerSeat | GuestSeat) => void;
}

export type ResidentResult =
  | { readonly ok: true; readonly resident: Resident }
  | Extract<SeatResult, { readonly ok: false }>;

/** Between two attempts to take over from an owner that has ended. */
const TAKE_OVER_MS = 500;

export async function takeResidence(options: ResidentOptions): Promise<ResidentResult> {
  const first = await takeSeat(options);
  if (!first.ok) return first;
  let seat = first.seat;
  let isClosing = false;
  let preferences: Pick<Preferences, "theme" | "density"> = { theme: "system", density: "comfortable" };

  async function settleIn(): Promise<void> {
    options.onSeat?.(seat);
    if (seat.kind === "owner") {
      await options.onOwner?.(seat);
      seat.workspace.engine.start("all");
      return;
    }
    preferences = await seat.client.preferences.get();
    void seat.gone.then(takeOver);
  }

  async function takeOver(): Promise<void> {
    while (!isClosing) {
      const next = await takeSeat(options);
      if (next.ok) {
        seat = next.seat;
        if (isClosing) await seat.close();
        else await settleIn();
        return;
      }
      await options.sleep(TAKE_OVER_MS);
    }
  }

  await settleIn();
  return {
    ok: true,
    resident: {
      router: () => seat.router,
      seat: () => seat,
      preferences: () => (seat.kind === "owner" ? seat.preferences() : preferences),
      async close() {
        isClosing = true;
        await seat.close();
      },
    },
  };
}
