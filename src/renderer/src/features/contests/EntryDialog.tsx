import { useClient } from "#renderer/api/client-context.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import { Facts } from "#renderer/ui/Facts.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { contestPath, hrefOf } from "#renderer/ui/route.ts";
import { times } from "#renderer/ui/times.ts";
import { When } from "#renderer/ui/When.tsx";
import type { ContestDetail, ContestEntry, EntryList } from "#shared/contract/contests.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";
import styles from "./ContestDialog.module.css";
import { mayDo } from "./contest-menu.ts";
import { chanceText, WHY_NONE } from "./contest-words.ts";
import { EntryChange } from "./EntryChange.tsx";
import { RuleEvidence } from "./RuleEvidence.tsx";
import { entriesText } from "./rule-line.ts";
import { saveFile } from "./use-contest-actions.ts";

export interface EntryDialogProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly contest: ContestDetail;
  readonly list: EntryList | undefined;
  readonly entryId: string;
  readonly isOfficer: boolean;
  readonly onClose: () => void;
}

/** What one member's entries were worked out from, so that the member can do the same. */
export function EntryDialog({ clan, game, contest, list, entryId, isOfficer, onClose }: EntryDialogProps) {
  const { contests } = useClient();
  const entry = list?.entries.find((one) => one.entryId === entryId);
  if (entry === undefined || list === undefined) return null;
  const isChangeable = isOfficer && !list.isLocked && mayDo(contest, "correct");
  return (
    <Dialog
      title={`${isolateName(shownName(entry.name))}: ${entriesText(entry.weight)}`}
      isOpen
      onClose={onClose}
      className={styles.wide}
      actions={
        <>
          {entry.account !== null && (
            <LinkButton
              kind="plain"
              icon="user"
              href={hrefOf(contestPath(clan, contest.id, entry.account))}
              onClick={onClose}
            >
              Open the member
            </LinkButton>
          )}
          {list.isLocked && entry.weight > 0 && (
            <Button
              icon="export"
              onClick={() => void saveFile(() => contests.receipt({ id: contest.id, ref: entry.entryId }))}
            >
              Save the receipt
            </Button>
          )}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <div className={styles.form}>
        <Facts facts={factsOf(entry, list)} />
        <People entry={entry} />
        {contest.rules.map((rule, index) => (
          <RuleEvidence
            // biome-ignore lint/suspicious/noArrayIndexKey: rules are known by their place, and never change places.
            key={index}
            game={game}
            contest={contest}
            rule={rule}
            index={index}
            proof={entry.proof.find((one) => one.rule === index) ?? null}
          />
        ))}
        {isChangeable && <EntryChange key={entry.entryId} contest={contest} entry={entry} />}
      </div>
    </Dialog>
  );
}

function factsOf(entry: ContestEntry, list: EntryList) {
  const sum = entry.proof.map((one) => numbers.count(one.entries)).join(" + ");
  return [
    { name: "Id in the draw", value: <Name text={entry.entryId} /> },
    {
      name: "Chance in the first draw",
      value: `${numbers.count(entry.weight)} of ${numbers.count(list.total)} entries: ${chanceText(entry.chance)}`,
    },
    ...(entry.proof.length > 1
      ? [{ name: "By the rules", value: `${sum} = ${numbers.count(entry.computed)}` }]
      : [{ name: "By the rules", value: entriesText(entry.computed) }]),
    ...(entry.why === null ? [] : [{ name: "Why none", value: WHY_NONE[entry.why] }]),
    { name: "Last checked", value: entry.checkedAt === null ? "never" : times.exact(entry.checkedAt) },
  ];
}

/** What officers changed, with who, when and why. */
function People({ entry: { correction, optOut, computed } }: { readonly entry: ContestEntry }) {
  return (
    <>
      {correction !== null && (
        <p className={styles.person}>
          <Icon name="pen" size="small" />
          <span>
            Corrected from {numbers.count(computed)} to {numbers.count(correction.weight)} by{" "}
            <Name text={correction.author} />, <When at={correction.at} />: <Name text={correction.reason} />
          </span>
        </p>
      )}
      {optOut !== null && (
        <p className={styles.person}>
          <Icon name="x" size="small" />
          <span>
            Takes no part, entered by <Name text={optOut.author} />, <When at={optOut.at} />
            {optOut.reason !== "" && (
              <>
                : <Name text={optOut.reason} />
              </>
            )}
          </span>
        </p>
      )}
    </>
  );
}
