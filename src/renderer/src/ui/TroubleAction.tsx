import type { Trouble } from "#shared/contract/base.ts";
import { LinkButton } from "./LinkButton.tsx";
import { hrefOf, type SettingsSection, settingsPath } from "./route.ts";

const PLACES: Readonly<
  Partial<Record<Trouble["outcome"], { readonly section: SettingsSection; readonly text: string }>>
> = {
  unauthorized: { section: "keys", text: "Open keys" },
  unreachable: { section: "servers", text: "Open servers" },
  "not-found": { section: "clans", text: "Open clans" },
};

/** Where to go to end a trouble; nothing where waiting is all there is to do. */
export function TroubleAction({ trouble }: { readonly trouble: Pick<Trouble, "outcome"> }) {
  const place = PLACES[trouble.outcome];
  return place === undefined ? null : <LinkButton href={hrefOf(settingsPath(place.section))}>{place.text}</LinkButton>;
}
