import { Check } from "#renderer/ui/Check.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import { clanPath, hrefOf, memberPath } from "#renderer/ui/route.ts";
import type { useRoving } from "#renderer/ui/roving.ts";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import { When } from "#renderer/ui/When.tsx";
import type { InactivityRow } from "#shared/contract/inactivity.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import { MINUTE } from "#shared/time.ts";
import { progressWords, quietText, type RuleWording } from "#shared/words/inactivity.ts";
import styles from "./Inactivity.module.css";

export interface QuietRowProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly row: InactivityRow;
  readonly wording: RuleWording;
  readonly isOpen: boolean;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
  readonly itemProps: ReturnType<ReturnType<typeof useRoving>["itemProps"]>;
}

/** One member: since when no progress was seen, and what the last was. */
export function QuietRow({ clan, game, row, wording, isOpen, isChosen, onToggle, itemProps }: QuietRowProps) {
  const now = useNow(MINUTE);
  const { gameRole, progress, joinedAt, warnings, checkedAt } = row;
  // The lowest role is what most have: it says nothing.
  const role = gameRole === null || gameRole === game.roles.at(-1)?.id ? null : wording.role(gameRole);
  const what = progress && progressWords(progress, wording, numbers.change);
  const when = progress && times.between(progress.from, progress.to, now);
  return (
    <tr aria-selected={isChosen} aria-current={isOpen ? "true" : undefined}>
      <td>
        <Check
          aria-label={`Select ${shownName(row.name)}`}
          tabIndex={-1}
          checked={isChosen}
          onClick={onToggle}
          onChange={() => {}}
        />
      </td>
      <th scope="row">
        <a className={table.playerLink} href={hrefOf(memberPath(clan, row.account, "inactivity"))} {...itemProps}>
          <Name text={row.name} />
        </a>
        {role !== null && <span className={table.role}>{role}</span>}
        {row.isNotFound && <NotFound clan={clan} game={game} />}
      </th>
      <td className={cx(table.number, text.strong)} title={daysTitle(row)}>
        {quietText(row) ?? <span className={text.quiet}>{UNKNOWN}</span>}
      </td>
      <td className={styles.progress} title={what === null ? undefined : `${what}, ${when}`}>
        {what === null ? (
          <span className={text.quiet}>none seen while watched</span>
        ) : (
          <>
            {what}, <span className={text.quiet}>{when}</span>
          </>
        )}
      </td>
      <td
        className={cx(table.number, table.quiet, styles.joined)}
        title={joinedAt === null ? "In the clan since before it was watched" : times.exact(joinedAt)}
      >
        {joinedAt === null ? UNKNOWN : times.day(joinedAt, now) || "today"}
      </td>
      <td className={cx(table.number, styles.warnings, warnings === 0 && table.quiet)}>{numbers.count(warnings)}</td>
      <td className={cx(table.number, table.quiet, styles.checked)}>
        {checkedAt === null ? UNKNOWN : <When at={checkedAt} />}
      </td>
    </tr>
  );
}

function daysTitle({ days, isAtLeast }: InactivityRow): string {
  if (days === null) return "Not checked for this yet";
  return isAtLeast ? "No progress was seen since the member is watched" : "Whole days since the last progress seen";
}

/** There may be progress under another name: where officers keep the roster, that is where to look. */
function NotFound({ clan, game }: { readonly clan: ClanId; readonly game: GameInfo }) {
  const words = (
    <>
      <Icon name="warn" size="tiny" /> not found
    </>
  );
  const title = "The game does not know this name any more";
  return game.roster === "hand" ? (
    <a
      className={styles.notFound}
      href={hrefOf(`${clanPath(clan)}/renames`)}
      title={`${title}. See who it may be now.`}
    >
      {words}
    </a>
  ) : (
    <span className={styles.notFound} title={title}>
      {words}
    </span>
  );
}
