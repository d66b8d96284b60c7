import { useHashLocation } from "wouter/use-hash-location";
import { BatchPanel } from "#renderer/features/sync/BatchPanel.tsx";
import { SyncPage } from "#renderer/features/sync/SyncPage.tsx";
import { SyncRate } from "#renderer/features/sync/SyncRate.tsx";
import { useHotkeys } from "#renderer/ui/hotkeys.ts";
import { batchPath, hrefOf } from "#renderer/ui/route.ts";
import type { SnapshotId } from "#shared/ids.ts";
import { Header } from "./Header.tsx";
import { useScene } from "./scene.ts";

/** What is asked of the games; a check opens beside it. */
export function SyncArea({ batch }: { readonly batch: SnapshotId | null }) {
  const { games } = useScene();
  const [, navigate] = useHashLocation();

  function close(): void {
    if (batch === null) return;
    // The focus goes back to the line that was opened.
    document.querySelector<HTMLElement>(`main a[href="${hrefOf(batchPath(batch))}"]`)?.focus();
    navigate("/sync");
  }
  useHotkeys(batch === null ? {} : { Escape: close });

  return (
    <Header documentTitle="Sync" title="Sync" status={<SyncRate />}>
      <SyncPage games={games} open={batch} />
      {batch !== null && <BatchPanel batch={batch} onClose={close} />}
    </Header>
  );
}
