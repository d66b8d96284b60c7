import { useMay } from "#renderer/api/use-may.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { HeaderSlot } from "#renderer/ui/HeaderSlot.tsx";
import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import { hrefOf } from "#renderer/ui/route.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { GameInfo } from "#shared/game.ts";
import { ClanSettingsCard } from "./ClanSettingsCard.tsx";
import styles from "./Settings.module.css";
import { SettingsScroll } from "./SettingsScroll.tsx";
import { CHECKS_TEXT } from "./settings-words.ts";
import { ZONES_LIST, zones } from "./zones.ts";

export interface ClansSectionProps {
  readonly clans: readonly ClanSummary[];
  readonly games: readonly GameInfo[];
  /** Zone of the system: what holds where a clan has none of its own. */
  readonly systemZone: string;
}

/** Which clans are watched, and how. */
export function ClansSection({ clans, games, systemZone }: ClansSectionProps) {
  const mayAdd = useMay("officer");
  return (
    <SettingsScroll label="Clans">
      {mayAdd && (
        <HeaderSlot>
          <LinkButton kind="main" href={hrefOf("/add")}>
            Add a clan
          </LinkButton>
        </HeaderSlot>
      )}
      {clans.length === 0 && (
        <EmptyState title="No clan is watched">
          A clan that is added is checked by itself from then on; here it is switched off, ordered and removed.
        </EmptyState>
      )}
      {clans.length > 0 && <p className={styles.lead}>{CHECKS_TEXT}</p>}
      {clans.map((clan) => (
        <ClanSettingsCard
          key={clan.id}
          clan={clan}
          game={games.find((game) => game.id === clan.game)}
          systemZone={systemZone}
        />
      ))}
      <datalist id={ZONES_LIST}>
        {zones().map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </SettingsScroll>
  );
}
