import { useMutation } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { HeaderSlot } from "#renderer/ui/HeaderSlot.tsx";
import { showToast } from "#renderer/ui/toast-store.ts";
import { isFirstClick, useOnce } from "#renderer/ui/use-once.ts";

/** The one main action of the page. */
export function CheckAll() {
  const client = useClient();
  const mayAsk = useMay("officer");
  const once = useOnce();
  const request = useMutation({
    mutationFn: () => client.sync.request({ clan: null }),
    onSuccess({ batches }) {
      if (batches.length === 0) showToast("No clan is switched on, so there is nothing to check", { icon: "warn" });
    },
    onError: (error) => showToast(failureLine(error), { icon: "fail" }),
  });
  if (!mayAsk) return null;
  return (
    <HeaderSlot>
      <Button
        kind="main"
        aria-disabled={request.isPending}
        onClick={(event) => {
          if (isFirstClick(event)) void once("all", request.mutateAsync);
        }}
      >
        Check all clans now
      </Button>
    </HeaderSlot>
  );
}
