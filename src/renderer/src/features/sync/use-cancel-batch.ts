import { useMutation } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { SnapshotId } from "#shared/ids.ts";

/** Stops a check: what came so far is kept. */
export function useCancelBatch() {
  const client = useClient();
  return useMutation({
    mutationFn: (batch: SnapshotId) => client.sync.cancel({ batch }),
    onError: (error) => showToast(failureLine(error), { icon: "fail" }),
  });
}
