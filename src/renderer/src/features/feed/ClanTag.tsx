import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import type { ClanSummary } from "#shared/contract/clans.ts";
import styles from "./Feed.module.css";

/** Of which clan an event tells. */
export function ClanTag({ clan }: { readonly clan: Pick<ClanSummary, "game" | "name"> }) {
  return (
    <span className={styles.clan}>
      <GameMark game={clan.game} />
      <Name text={clan.name} />
    </span>
  );
}
