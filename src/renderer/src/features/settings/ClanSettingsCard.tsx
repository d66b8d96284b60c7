import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine, failureOf } from "#renderer/api/failures.ts";
import { useClan } from "#renderer/api/queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Card } from "#renderer/ui/Card.tsx";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { clanPath, hrefOf } from "#renderer/ui/route.ts";
import { SavedCheck } from "#renderer/ui/SavedCheck.tsx";
import { Select } from "#renderer/ui/Select.tsx";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { ClanSettings, ClanSummary } from "#shared/contract/clans.ts";
import type { GameInfo } from "#shared/game.ts";
import { plainText } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";
import { RemoveClan } from "./RemoveClan.tsx";
import styles from "./Settings.module.css";
import { changeText, PRIORITIES, priorityText } from "./settings-words.ts";
import { ZoneForm } from "./ZoneForm.tsx";

export interface ClanSettingsCardProps {
  readonly clan: ClanSummary;
  readonly game: GameInfo | undefined;
  readonly systemZone: string;
}

/** How one clan is watched; what is changed holds at once, and can be undone. */
export function ClanSettingsCard({ clan, game, systemZone }: ClanSettingsCardProps) {
  const client = useClient();
  const queries = useQueryClient();
  const mayChange = useMay("officer");
  const stored = useClan(clan.id).data?.settings;
  const name = isolateName(plainText(clan.name));

  const configure = useMutation({
    mutationFn: ({ changes }: { changes: Partial<ClanSettings>; before: Partial<ClanSettings> | null }) =>
      client.clans.configure({ clan: clan.id, settings: changes }),
    onSuccess(_, { changes, before }) {
      showToast(
        changeText(name, changes),
        before === null ? {} : { undo: () => configure.mutate({ changes: before, before: null }) },
      );
      return queries.invalidateQueries({ queryKey: ["clans"] });
    },
    onError(error) {
      // A zone that is none is told beside its field.
      if (failureOf(error).code !== "UNKNOWN_ZONE") showToast(failureLine(error), { icon: "fail" });
    },
  });
  const change = (changes: Partial<ClanSettings>, before: Partial<ClanSettings>) =>
    configure.mutate({ changes, before });
  // What was chosen is seen at once; a box that were disabled meanwhile would lose the focus.
  const settings = stored && { ...stored, ...(configure.isPending && configure.variables.changes) };
  const failure = configure.isError ? failureOf(configure.error) : null;

  return (
    <Card
      mark={<GameMark game={clan.game} label={game?.name ?? clan.game} />}
      title={
        <>
          <a className={styles.clanName} href={hrefOf(clanPath(clan.id))}>
            <Name text={clan.name} />
          </a>{" "}
          <span className={styles.ref}>{clan.ref}</span>
        </>
      }
      aside={
        clan.enabled ? `${numbers.count(clan.requestsPerMinute, 1)} requests a minute` : "switched off, not checked"
      }
    >
      {settings !== undefined && (
        <div className={styles.clan}>
          <div className={styles.checks}>
            <SavedCheck
              checked={settings.enabled}
              disabled={!mayChange}
              onSave={(enabled) => configure.mutateAsync({ changes: { enabled }, before: { enabled: !enabled } })}
            >
              Check this clan
            </SavedCheck>
            {game?.tabs.includes("wars") !== false && (
              <SavedCheck
                checked={settings.monitorWars}
                disabled={!mayChange}
                onSave={(monitorWars) =>
                  configure.mutateAsync({ changes: { monitorWars }, before: { monitorWars: !monitorWars } })
                }
              >
                Follow its wars
              </SavedCheck>
            )}
          </div>
          <div className={styles.labelled}>
            <span aria-hidden="true">Priority</span>
            <Select
              label={`Priority of ${plainText(clan.name)}`}
              value={String(settings.priority)}
              disabled={!mayChange}
              groups={[
                {
                  head: null,
                  options: PRIORITIES.map((value) => ({ value: String(value), text: priorityText(value) })),
                },
              ]}
              onChange={(value) => change({ priority: Number(value) }, { priority: settings.priority })}
            />
          </div>
          <ZoneForm
            key={settings.zone}
            zone={settings.zone}
            systemZone={systemZone}
            isFixed={!mayChange}
            failure={failure?.code === "UNKNOWN_ZONE" ? failure : null}
            onEdit={configure.reset}
            onSave={(zone) => change({ zone }, { zone: settings.zone })}
          />
          {mayChange && <RemoveClan clan={clan} />}
        </div>
      )}
    </Card>
  );
}
