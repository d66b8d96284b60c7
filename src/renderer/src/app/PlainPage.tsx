import { ClansPage } from "#renderer/features/clans/ClansPage.tsx";
import { SyncRate } from "#renderer/features/clans/SyncRate.tsx";
import { FeedPage } from "#renderer/features/feed/FeedPage.tsx";
import { AddPage } from "./AddPage.tsx";
import { CheckNow } from "./CheckNow.tsx";
import { Header } from "./Header.tsx";
import { useScene } from "./scene.ts";

/** A page that is about all clans. */
export function PlainPage({ page }: { readonly page: "all-clans" | "feed" | "add-clan" }) {
  const { games, clans } = useScene();
  const status = clans.length > 0 && (
    <CheckNow clan={null}>
      <SyncRate />
    </CheckNow>
  );
  switch (page) {
    case "all-clans":
      return (
        <Header documentTitle="All clans" title="All clans" status={status}>
          <ClansPage games={games} />
        </Header>
      );
    case "feed":
      return (
        <Header documentTitle="Feed of all clans" title="Feed" note="all clans" status={status}>
          <FeedPage clan={null} games={games} clans={clans} />
        </Header>
      );
    case "add-clan":
      return <AddPage />;
  }
}
