import { useMay } from "#renderer/api/use-may.ts";
import { FramedSetup } from "#renderer/features/start/FramedSetup.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { AddMyClan } from "./AddMyClan.tsx";
import { Header } from "./Header.tsx";

/** Another clan, while others are watched already. */
export function AddPage() {
  const mayAdd = useMay("officer");
  return (
    <Header documentTitle="Add a clan" title="Add a clan">
      {mayAdd ? (
        <FramedSetup>
          <AddMyClan isTitled onAdded={() => {}} />
        </FramedSetup>
      ) : (
        <EmptyState title="Only officers add clans">Ask an officer of the clan to add it.</EmptyState>
      )}
    </Header>
  );
}
