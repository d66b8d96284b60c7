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
  /** Called each time this process, as the owner, has begun to fetch. */
  readonly onFetching?: (seat: OwnerSeat) => Promise<void>;
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
  let { seat } = first;
  let isClosing = false;
  let preferences: Pick<Preferences, "theme" | "density"> = { theme: "system", density: "comfortable" };

  /** Makes this seat the one that answers, or gives it back. */
  async function settleIn(next: OwnerSeat | GuestSeat): Promise<void> {
    try {
      if (next.kind === "owner") await options.onOwner?.(next);
      else preferences = await next.client.preferences.get();
      if (isClosing) return await next.close();
      seat = next;
      options.onSeat?.(next);
    } catch (error) {
      await next.close();
      throw error;
    }
    if (next.kind === "owner") {
      next.workspace.engine.start("all");
      next.workspace.schedules.start();
      next.workspace.contestLoop.start();
      await options.onFetching?.(next);
    } else void next.gone.then(takeOver);
  }

  async function takeOver(): Promise<void> {
    while (!isClosing) {
      try {
        const next = await takeSeat(options);
        if (next.ok) return await (isClosing ? next.seat.close() : settleIn(next.seat));
      } catch (error) {
        // What keeps this process from the seat may pass: a full disk, an owner that starts and ends.
        options.onDefect(error, "take over");
      }
      await options.sleep(TAKE_OVER_MS);
    }
  }

  await settleIn(seat);
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
