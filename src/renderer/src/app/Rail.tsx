import type { ReactNode } from "react";
import { useContests } from "#renderer/api/contest-queries.ts";
import { useSync } from "#renderer/api/queries.ts";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import type { IconName } from "#renderer/ui/icons.ts";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { type Address, clanPath, hrefOf } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import { DemoFoot } from "./DemoFoot.tsx";
import styles from "./Rail.module.css";
import { RailClan } from "./RailClan.tsx";
import { gameName, useScene } from "./scene.ts";

/** Clans and pages. */
export function Rail({ address }: { readonly address: Address }) {
  const scene = useScene();
  const sync = useSync().data;
  const { data: contests = [] } = useContests(null);
  const rate = sync?.lanes.reduce((sum, lane) => sum + lane.sentLastMinute, 0);
  return (
    <nav className={styles.rail} aria-label="Clans and pages">
      <div className={styles.name}>Adjutant</div>
      <RailPage href="/clans" icon="grid" isCurrent={address.page === "all-clans" || address.page === "feed"}>
        All clans
      </RailPage>
      <div className={styles.clans}>
        {scene.clans.length > 0 && <div className={styles.label}>Clans</div>}
        {scene.clans.map((clan) => (
          <RailClan
            key={clan.id}
            clan={clan}
            contests={contests.filter((contest) => contest.clan === clan.id)}
            isCurrent={address.page === "clan" && address.clan === clan.id}
            href={hrefOf(clanPath(clan.id))}
          >
            <GameMark game={clan.game} label={gameName(scene, clan.game)} />
            <Name text={clan.name} className={text.clip} />
          </RailClan>
        ))}
      </div>
      <hr />
      <RailPage
        href="/sync"
        icon={sync?.isPaused ? "pause" : "sync"}
        isCurrent={address.page === "sync"}
        note={sync?.isPaused ? "paused" : rate === undefined ? undefined : `${numbers.count(rate)}/min`}
        noteTitle={sync?.isPaused ? "Automatic checks are paused" : "Requests in the last minute"}
      >
        Sync
      </RailPage>
      <RailPage href="/settings" icon="gear" isCurrent={address.page === "settings"}>
        Settings
      </RailPage>
      {scene.status.workspace.kind === "demo" && <DemoFoot />}
    </nav>
  );
}

interface RailPageProps {
  readonly href: string;
  readonly icon: IconName;
  readonly isCurrent: boolean;
  readonly note?: string | undefined;
  readonly noteTitle?: string;
  readonly children: ReactNode;
}

function RailPage({ href, icon, isCurrent, note, noteTitle, children }: RailPageProps) {
  return (
    <a className={styles.item} href={hrefOf(href)} aria-current={isCurrent ? "page" : undefined}>
      <Icon name={icon} />
      <span>{children}</span>
      <span />
      <span className={styles.note} title={noteTitle}>
        {note}
      </span>
    </a>
  );
}
