import type { BoardView } from "#renderer/ui/board-address.ts";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { boardPath, clanPath, hrefOf } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { ClanStats } from "#shared/contract/leaderboards.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import styles from "./Figure.module.css";
import { entriesOf } from "./metric-groups.ts";

export interface TotalsProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly view: BoardView;
  readonly stats: ClanStats;
}

/** Who gained most of each metric, and of whom nothing was seen. */
export function Totals({ clan, game, view, stats }: TotalsProps) {
  const entries = entriesOf(game);
  const tops = stats.totals.flatMap((total) => {
    const entry = entries.find((one) => one.key === total.metric);
    return entry === undefined || total.top === null || total.gained <= 0 ? [] : [{ ...total, entry, top: total.top }];
  });
  return (
    <div className={styles.totals}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section aria-label="Top performers" tabIndex={0}>
        <h3>Top performers</h3>
        {tops.length === 0 && <p className={text.quiet}>Nobody gained anything in this span.</p>}
        <ul>
          {tops.map(({ metric, entry, top, gained }) => (
            <li key={metric}>
              <a href={hrefOf(boardPath({ clan }, { ...view, metrics: [metric] }))}>{entry.label}</a>
              <Name text={top.name} className={styles.who} />
              <span className={text.num} title={`${numbers.count(gained)} by the clan`}>
                {numbers.change(top.gained)}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section aria-label="No progress seen" tabIndex={0}>
        <h3>
          No progress seen of {numbers.count(stats.quiet.length)} {plural(stats.quiet.length, "member", "members")}
          {game.tabs.includes("inactivity") && (
            <a className={text.link} href={hrefOf(clanPath(clan, "inactivity"))}>
              Open inactivity
            </a>
          )}
        </h3>
        {stats.quiet.length === 0 && <p className={text.quiet}>Everybody gained something in this span.</p>}
        <ul>
          {stats.quiet.map((member) => (
            <li key={member.account}>
              <Name text={member.name} className={styles.who} />
              <span className={text.quiet}>
                {member.lastProgressAt === null ? "none seen so far" : <When at={member.lastProgressAt} />}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
