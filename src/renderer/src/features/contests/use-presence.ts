import { useEffect, useRef } from "react";
import type { ContestDetail } from "#shared/contract/contests.ts";
import { useContestDialog } from "./contest-dialog-store.ts";

/** Shows the draw to who is here when it happens. Who comes later sees the winners, and can have it shown. */
export function usePresence(contest: Pick<ContestDetail, "id" | "state"> | undefined): void {
  const open = useContestDialog((store) => store.open);
  const seen = useRef<Pick<ContestDetail, "id" | "state"> | null>(null);
  useEffect(() => {
    const before = seen.current;
    seen.current = contest === undefined ? null : { id: contest.id, state: contest.state };
    if (before === null || before.id !== contest?.id) return;
    if (before.state === "locked" && contest.state === "drawn") open({ kind: "draw" });
  }, [contest, open]);
}
