import { useQueryClient } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import { useOnce } from "#renderer/ui/use-once.ts";
import type { Review, Verdict } from "#shared/contract/reviews.ts";
import type { ClanId } from "#shared/ids.ts";
import { decidedText, heldAgainText } from "./review-words.ts";

/** Falls that are decided about together. */
type Reviews = readonly [Review, ...Review[]];

const idsOf = (reviews: Reviews) => reviews.map((review) => review.id);

/** Decides what falls mean, with a way back; boards are read anew after both. */
export function useDecide(clan: ClanId) {
  const client = useClient();
  const queries = useQueryClient();
  const once = useOnce();

  const change = (reviews: Reviews, act: () => Promise<unknown>) =>
    once(reviews[0].id, async () => {
      try {
        await act();
      } catch (error) {
        showToast(failureLine(error), { icon: "fail" });
        return;
      }
      await queries.invalidateQueries({ queryKey: ["boards"] });
    });

  const undo = (reviews: Reviews) =>
    change(reviews, async () => {
      await client.reviews.undoAll({ clan, reviews: idsOf(reviews) });
      showToast(heldAgainText(reviews));
    });

  const decide = (reviews: Reviews, as: Verdict) =>
    change(reviews, async () => {
      await client.reviews.decideAll({ clan, reviews: idsOf(reviews), as });
      showToast(decidedText(reviews, as), { undo: () => void undo(reviews) });
    });

  return { decide, undo };
}
