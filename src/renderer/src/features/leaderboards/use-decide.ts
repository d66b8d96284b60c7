import { useQueryClient } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import { useOnce } from "#renderer/ui/use-once.ts";
import type { Review, Verdict } from "#shared/contract/reviews.ts";
import type { ClanId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import { DECIDED } from "./review-words.ts";

/** Decides what a fall means, with a way back; boards are read anew after both. */
export function useDecide(clan: ClanId) {
  const client = useClient();
  const queries = useQueryClient();
  const once = useOnce();

  const change = (review: Review, act: () => Promise<unknown>) =>
    once(review.id, async () => {
      try {
        await act();
      } catch (error) {
        showToast(failureLine(error), { icon: "fail" });
        return;
      }
      await queries.invalidateQueries({ queryKey: ["boards"] });
    });

  const undo = (review: Review) =>
    change(review, async () => {
      await client.reviews.undo({ clan, review: review.id });
      showToast(`The fall of ${shownName(review.name)} is held again`);
    });

  const decide = (review: Review, as: Verdict) =>
    change(review, async () => {
      await client.reviews.decide({ clan, review: review.id, as });
      showToast(`The fall of ${shownName(review.name)} is ${DECIDED[as].replace(/^began/, "taken as: began")}`, {
        undo: () => void undo(review),
      });
    });

  return { decide, undo };
}
