import { useMay } from "#renderer/api/use-may.ts";
import { Card } from "#renderer/ui/Card.tsx";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { clanPath, hrefOf } from "#renderer/ui/route.ts";
import { SavedCheck } from "#renderer/ui/SavedCheck.tsx";
import { Select } from "#renderer/ui/Select.tsx";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { GameInfo } from "#shared/game.ts";
import { plainText } from "#shared/plain-text.ts";
import { HoursField } from "./HoursField.tsx";
import { RemoveClan } from "./RemoveClan.tsx";
import styles from "./Settings.module.css";
import { FOLLOWED, intervals, intervalText, PRIORITIES, priorityText } from "./settings-words.ts";
import { useClanSettings } from "./use-clan-settings.ts";
import { ZoneForm } from "./ZoneForm.tsx";

export interface ClanSettingsCardProps {
  readonly clan: ClanSummary;
  readonly game: GameInfo | undefined;
  readonly systemZone: string;
}

/** How one clan is watched: what of it, how often, by which hours. What is changed holds at once, and can be undone. */
export function ClanSettingsCard({ clan, game, systemZone }: ClanSettingsCardProps) {
  const isFixed = !useMay("officer");
  const { settings, failure, forgetFailure, change, save } = useClanSettings(clan);
  const name = plainText(clan.name);

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
          <fieldset className={styles.group}>
            <legend>Followed</legend>
            <div className={styles.checks}>
              <SavedCheck checked={settings.enabled} disabled={isFixed} onSave={(enabled) => save({ enabled })}>
                Check this clan
              </SavedCheck>
              {FOLLOWED.filter(({ monitor }) => game?.monitors.includes(monitor)).map(({ key, text }) => (
                <SavedCheck
                  key={key}
                  checked={settings[key]}
                  disabled={isFixed}
                  onSave={(isFollowed) => save({ [key]: isFollowed })}
                >
                  {text}
                </SavedCheck>
              ))}
            </div>
          </fieldset>
          <fieldset className={styles.group}>
            <legend>How often</legend>
            <div className={styles.labelled}>
              <span aria-hidden="true">Checked</span>
              <Select
                label={`How often ${name} is checked`}
                value={String(settings.intervalMs)}
                disabled={isFixed}
                groups={[
                  {
                    head: null,
                    options: intervals(settings.intervalMs).map((interval) => ({
                      value: String(interval),
                      text: intervalText(interval, game?.intervalMs ?? null),
                    })),
                  },
                ]}
                onChange={(value) => change({ intervalMs: value === "null" ? null : Number(value) })}
              />
            </div>
            <div className={styles.labelled}>
              <span aria-hidden="true">Priority</span>
              <Select
                label={`Priority of ${name}`}
                value={String(settings.priority)}
                disabled={isFixed}
                groups={[
                  {
                    head: null,
                    options: PRIORITIES.map((value) => ({ value: String(value), text: priorityText(value) })),
                  },
                ]}
                onChange={(value) => change({ priority: Number(value) })}
              />
            </div>
          </fieldset>
          <fieldset className={styles.group}>
            <legend>Hours of its day</legend>
            <ZoneForm
              zone={settings.zone}
              systemZone={systemZone}
              isFixed={isFixed}
              failure={failure?.code === "UNKNOWN_ZONE" ? failure : null}
              onEdit={forgetFailure}
              onSave={(zone) => save({ zone })}
            />
            <div className={styles.hours}>
              <HoursField
                label="Peak, more often"
                what={`Peak hours of ${name}`}
                from={settings.peakFrom}
                to={settings.peakTo}
                length={5}
                isFixed={isFixed}
                onChange={(peakFrom, peakTo) => change({ peakFrom, peakTo })}
              />
              <HoursField
                label="Night, less often"
                what={`Night of ${name}`}
                from={settings.nightFrom}
                to={settings.nightTo}
                length={6}
                isFixed={isFixed}
                onChange={(nightFrom, nightTo) => change({ nightFrom, nightTo })}
              />
            </div>
          </fieldset>
          {!isFixed && <RemoveClan clan={clan} />}
        </div>
      )}
    </Card>
  );
}
