import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import { hrefOf } from "#renderer/ui/route.ts";
import { Header } from "./Header.tsx";

/** An address that leads nowhere. */
export function NowherePage() {
  return (
    <Header documentTitle="Nothing here" title="Nothing here">
      <EmptyState title="There is no such page" action={<LinkButton href={hrefOf("/clans")}>All clans</LinkButton>}>
        What this address meant may have been removed, or it was cut short.
      </EmptyState>
    </Header>
  );
}
