import { useMay } from "#renderer/api/use-may.ts";
import { Card } from "#renderer/ui/Card.tsx";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { Facts } from "#renderer/ui/Facts.tsx";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { AppStatus } from "#shared/contract/app.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import { SECOND } from "#shared/time.ts";
import { secretsWords } from "#shared/words/secrets.ts";
import { DoctorCard } from "./DoctorCard.tsx";
import { ExportCard } from "./ExportCard.tsx";
import { ImportCard } from "./ImportCard.tsx";
import styles from "./Settings.module.css";
import { SettingsScroll } from "./SettingsScroll.tsx";
import { clockText, HOST_TEXTS, KIND_TEXTS } from "./settings-words.ts";

export interface WorkspaceSectionProps {
  readonly status: AppStatus;
  readonly clans: readonly ClanSummary[];
}

/** Where everything lies, whether it is sound, and how to take it along. */
export function WorkspaceSection({ status, clans }: WorkspaceSectionProps) {
  const mayCheck = useMay("leader");
  const mayImport = useMay("officer");
  const { workspace, actor } = status;
  const secrets = secretsWords(workspace.secrets);
  return (
    <SettingsScroll label="Workspace">
      <Card title="This workspace">
        <Facts
          facts={[
            { name: "Data", value: KIND_TEXTS[workspace.kind] },
            {
              name: "Folder",
              value: (
                <span className={styles.path}>
                  <code className={text.mono}>{workspace.dataDir}</code>
                  <CopyButton text={workspace.dataDir} what="folder's path" />
                </span>
              ),
            },
            { name: "Keys", value: <span title={secrets.strength}>{secrets.place}</span> },
            { name: "Clock", value: <Clock speed={status.clock.speed} /> },
            { name: "Time zone", value: status.zone },
            { name: "You are", value: `${actor.name}, ${actor.role}` },
          ]}
        />
      </Card>
      {mayCheck && <DoctorCard />}
      {mayImport && <ImportCard />}
      <ExportCard clans={clans} />
      <Card title="About">
        <Facts
          facts={[
            { name: "Adjutant", value: status.version },
            { name: "Runs as", value: HOST_TEXTS[status.host] },
          ]}
        />
        <p className={styles.lead}>
          Everything stays on this computer. Adjutant talks to the games' own servers and to nobody else. It is not made
          or endorsed by any of them.
        </p>
      </Card>
    </SettingsScroll>
  );
}

function Clock({ speed }: { readonly speed: number }) {
  const now = useNow(SECOND);
  return (
    <>
      {times.exact(now)} <span className={text.quiet}>· {clockText(speed)}</span>
    </>
  );
}
